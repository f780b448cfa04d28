package org.rollcall.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.SparkSession;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.RedactedException;
import org.rollcall.curate.Commit;
import org.rollcall.curate.CuratedStore;
import org.rollcall.curate.IntakePlan;
import org.rollcall.curate.LedgerEntry;
import org.rollcall.curate.MissingFiles;
import org.rollcall.curate.Quarantine;
import org.rollcall.curate.SharedIdentities;
import org.rollcall.curate.SourceSettings;
import org.rollcall.curate.StoreIntake;
import org.rollcall.engine.GateRequest;
import org.rollcall.engine.GateSource;
import org.rollcall.engine.SideTasks;
import org.rollcall.engine.Tallies;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Intake;
import org.rollcall.gate.Keys;
import org.rollcall.gate.SourceFile;
import org.rollcall.study.Study;
import org.rollcall.study.Today;
import org.rollcall.terminal.Console;

/** Files to the curated store: what is new is read through the gate, in one commit. */
public final class SourceIntake {

  /**
   * What came in.
   *
   * @param inbox the files that the sources name
   * @param tallies what the gate did with each file that was read
   * @param problems sentences on sources and refused files, for the terminal: they name files
   * @param notes what to know of the files whose rows count, for the terminal
   */
  public record Received(
      Inbox inbox, List<FileTally> tallies, List<String> problems, List<String> notes) {
    boolean hasProblems() {
      return !problems.isEmpty();
    }
  }

  private static final Logger LOG = LogManager.getLogger(SourceIntake.class);

  private final Study study;
  private final Keys keys;
  private final SparkSession spark;
  private final CuratedStore store;
  private final Optional<Inbox> rehearsed;

  SourceIntake(
      Study study, Keys keys, SparkSession spark, CuratedStore store, Optional<Inbox> rehearsed) {
    this.study = study;
    this.keys = keys;
    this.spark = spark;
    this.store = store;
    this.rehearsed = rehearsed;
  }

  Received receive(Progress progress, RunListener teller) {
    progress.begin("Looking for new files");
    Inbox inbox = rehearsed.orElseGet(() -> Inbox.of(study, keys));
    IntakePlan plan = plan(inbox);
    progress.end("inbox");
    sayReadOtherwise(plan, progress);
    List<FileTally> tallies;
    Commit commit;
    try (StoreIntake intake =
        store.begin(plan, Quarantine.at(study.output().resolve("quarantine")))) {
      tallies = read(plan, intake, progress);
      progress.end("read");
      commit = intake.commit();
    }
    progress.end("commit");
    List<String> problems = tell(progress, inbox, commit, tallies);
    List<SourceRequirements.Lack> lacks =
        SourceRequirements.lacking(study, inbox, store.ledger(), commit.refused(), Today.now());
    problems.addAll(tell(progress, lacks));
    Received received = new Received(inbox, tallies, problems, notes(commit));
    teller.received(received);
    // Behind what may be their cause, at once and even when quiet: what follows may fail too.
    List<String> departures = DepartureText.of(commit.departures());
    departures.forEach(progress.recorder()::warn);
    departures.forEach(progress.console()::warn);
    if (!lacks.isEmpty()) {
      throw SourceRequirements.stop(lacks);
    }
    if (store.ledger().entries().stream().allMatch(entry -> entry.accepted().isEmpty())) {
      throw new RedactedException("Cannot go on: no file could be read (must be at least one)");
    }
    tellIdentities(progress.console());
    return received;
  }

  /** Ends a run of which the data are not whole. */
  static void stopIfLacking(Progress progress, List<SourceRequirements.Lack> lacks) {
    tell(progress, lacks).forEach(progress.console()::error);
    if (!lacks.isEmpty()) {
      throw SourceRequirements.stop(lacks);
    }
  }

  private IntakePlan plan(Inbox inbox) {
    IntakePlan plan =
        store.plan(inbox.files(), SourceSettings.hashes(study), MissingFiles.of(study, inbox));
    return rehearsed.isPresent() ? plan.readingAgain() : plan;
  }

  /** Where sources of attendance have nobody in common, each person may count more than once. */
  private void tellIdentities(Console console) {
    long sources =
        study.sources().stream().filter(source -> source.table().equals("attendance")).count();
    if (sources > 1 && store.has("attendance")) {
      SharedIdentities identities = SharedIdentities.of(store.table("attendance"));
      console.warn("people    " + identities.sentence());
      identities.warning().ifPresent(console::warn);
    }
  }

  private static void sayReadOtherwise(IntakePlan plan, Progress progress) {
    int files = plan.readOtherwise().size();
    if (files > 0) {
      String sentence =
          "Reading "
              + Quantity.of(files, "file")
              + " again: this version of Rollcall reads them otherwise than the one before";
      progress.recorder().warn(sentence);
      progress.console().warn(sentence);
    }
  }

  /** Two tables at a time: small ones are all planning, which leaves a core idle. */
  private List<FileTally> read(IntakePlan plan, StoreIntake intake, Progress progress) {
    List<FileTally> tallies = Collections.synchronizedList(new ArrayList<>());
    try (SideTasks side = new SideTasks()) {
      List<SideTasks.Task<Boolean>> reads = new ArrayList<>();
      for (String table : plan.tables()) {
        reads.add(side.start(() -> tallies.addAll(read(table, plan, intake, progress))));
      }
      reads.forEach(SideTasks.Task::result);
    }
    tallies.sort(Comparator.comparing(FileTally::fileId));
    return tallies;
  }

  private List<FileTally> read(
      String table, IntakePlan plan, StoreIntake intake, Progress progress) {
    progress.begin("Reading " + table);
    Tallies told = Tallies.register(spark);
    GateRequest request = new GateRequest(table, entries(plan.toRead(table)), keys, told);
    intake.append(table, GateSource.read(spark, request), told::value);
    return told.value();
  }

  private List<GateRequest.Entry> entries(List<SourceFile> files) {
    Map<String, Intake> intakes = Intake.all(study);
    return files.stream()
        .map(file -> new GateRequest.Entry(intakes.get(file.sourceId()), file))
        .toList();
  }

  /** The record holds ids alone; what comes back may name files and is for the terminal. */
  private List<String> tell(
      Progress progress, Inbox inbox, Commit commit, List<FileTally> tallies) {
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
  private List<String> notes(Commit commit) {
    Map<String, LedgerEntry> known =
        store.ledger().entries().stream()
            .collect(Collectors.toMap(LedgerEntry::fileId, entry -> entry));
    List<SourceFile> files = commit.plan().files().stream().map(IntakePlan.Planned::file).toList();
    Set<String> notes = new LinkedHashSet<>();
    for (IntakePlan.Planned planned : commit.plan().files()) {
      SourceFile file = planned.file();
      for (String notice : notices(planned, Optional.ofNullable(known.get(file.fileId())))) {
        LOG.info("Note on file {}: {}", file.fileId(), notice);
        notes.add("Note on " + InboxFiles.name(study, file) + ": " + notice);
      }
      InboxFiles.overlap(file, files)
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
