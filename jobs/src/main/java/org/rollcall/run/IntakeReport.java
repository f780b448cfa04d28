package org.rollcall.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.rollcall.contract.RedactedException;
import org.rollcall.curate.Commit;
import org.rollcall.curate.IntakePlan;
import org.rollcall.curate.Ledger;
import org.rollcall.curate.LedgerEntry;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.SourceFile;
import org.rollcall.study.Study;
import org.rollcall.study.Today;

/** What is told of the files of a night, be they read now or known from before. */
final class IntakeReport {

  private static final Logger LOG = LogManager.getLogger(IntakeReport.class);

  private final Study study;
  private final Inbox inbox;
  private final Commit commit;
  private final Ledger ledger;

  /**
   * Of an intake that has ended.
   *
   * @param ledger what the store holds since
   */
  IntakeReport(Study study, Inbox inbox, Commit commit, Ledger ledger) {
    this.study = study;
    this.inbox = inbox;
    this.commit = commit;
    this.ledger = ledger;
  }

  /** Tells it; ends a run of which the data are not whole. */
  SourceIntake.Received tell(List<FileTally> tallies, Progress progress, RunListener teller) {
    List<String> problems = problems(tallies, progress);
    List<SourceRequirements.Lack> lacks =
        SourceRequirements.lacking(study, inbox, ledger, commit.refused(), Today.now());
    problems.addAll(tell(progress, lacks));
    SourceIntake.Received received = new SourceIntake.Received(inbox, tallies, problems, notes());
    teller.received(received);
    // Behind what may be their cause, at once and even when quiet: what follows may fail too.
    List<String> departures = DepartureText.of(commit.departures());
    departures.forEach(progress.recorder()::warn);
    departures.forEach(progress.console()::warn);
    if (!lacks.isEmpty()) {
      throw SourceRequirements.stop(lacks);
    }
    if (ledger.entries().stream().allMatch(entry -> entry.accepted().isEmpty())) {
      throw new RedactedException("Cannot go on: no file could be read (must be at least one)");
    }
    return received;
  }

  /** Ends a run of which the data are not whole. */
  static void stopIfLacking(Progress progress, List<SourceRequirements.Lack> lacks) {
    tell(progress, lacks).forEach(progress.console()::error);
    if (!lacks.isEmpty()) {
      throw SourceRequirements.stop(lacks);
    }
  }

  /** The record holds ids alone; what comes back may name files and is for the terminal. */
  private List<String> problems(List<FileTally> tallies, Progress progress) {
    Map<String, SourceFile> files =
        inbox.files().stream().collect(Collectors.toMap(SourceFile::fileId, file -> file));
    progress
        .recorder()
        .read(tallies.stream().map(tally -> input(files.get(tally.fileId()), tally)).toList());
    List<String> sentences = new ArrayList<>();
    for (Inbox.Problem problem : SourceRequirements.problems(study, inbox)) {
      progress.recorder().warn(problem.code() + " source " + problem.source());
      sentences.add(problem.sentence());
    }
    for (LedgerEntry entry : commit.refused()) {
      LedgerEntry.Refused refused = entry.refused().orElseThrow();
      progress
          .recorder()
          .warn(refused.code() + " file " + entry.fileId() + ": " + refused.sentence());
      sentences.add(
          "Refused "
              + shown(files.get(entry.fileId()))
              + (refused.line() > 0 ? ", line " + refused.line() : "")
              + ": "
              + refused.sentence());
    }
    return sentences;
  }

  private static RunRecord.Input input(SourceFile file, FileTally tally) {
    // Rows of a refused file that break no rule are in no result either.
    long accepted = tally.refused().isPresent() ? 0 : tally.rowsAccepted();
    return new RunRecord.Input(
        file.sourceId(),
        tally.fileId(),
        tally.rowsRead(),
        accepted,
        tally.rejected(),
        tally.notices());
  }

  /** What no file is at fault for; the others are told with their files. */
  private static List<String> tell(Progress progress, List<SourceRequirements.Lack> lacks) {
    List<String> sentences = new ArrayList<>();
    for (SourceRequirements.Lack lack : lacks) {
      if (!lack.sentence().isEmpty()) {
        progress.recorder().warn(lack.code() + " source " + lack.source());
        sentences.add(lack.sentence());
      }
    }
    return sentences;
  }

  /** What to know of the files whose rows count, read now or before; each file once. */
  private List<String> notes() {
    Map<String, LedgerEntry> known =
        ledger.entries().stream().collect(Collectors.toMap(LedgerEntry::fileId, entry -> entry));
    Map<String, List<SourceFile>> alike =
        commit.plan().files().stream()
            .map(IntakePlan.Planned::file)
            .collect(Collectors.groupingBy(SourceFile::contentHash));
    Set<String> notes = new LinkedHashSet<>();
    for (IntakePlan.Planned planned : commit.plan().files()) {
      SourceFile file = planned.file();
      for (String notice : notices(planned, Optional.ofNullable(known.get(file.fileId())))) {
        LOG.info("Note on file {}: {}", file.fileId(), notice);
        notes.add("Note on " + InboxFiles.name(study, file) + ": " + notice);
      }
      InboxFiles.overlap(file, alike.get(file.contentHash()))
          .ifPresent(found -> notes.add("Note on " + InboxFiles.name(study, file) + ": " + found));
    }
    return List.copyOf(notes);
  }

  private static List<String> notices(IntakePlan.Planned planned, Optional<LedgerEntry> known) {
    if (planned.decision() == IntakePlan.Decision.ALREADY_READ) {
      return List.of(InboxFiles.COPY);
    }
    return known
        .filter(entry -> entry.refused().isEmpty())
        .flatMap(LedgerEntry::accepted)
        .map(LedgerEntry.Accepted::notices)
        .orElse(List.of());
  }

  private String shown(SourceFile file) {
    return file.sourceId() + ": " + InboxFiles.name(study, file);
  }
}
