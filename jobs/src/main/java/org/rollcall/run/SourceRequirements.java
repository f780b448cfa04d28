package org.rollcall.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.FlowLine.Step;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.RedactedException;
import org.rollcall.contract.RowCodes;
import org.rollcall.curate.Ledger;
import org.rollcall.curate.LedgerEntry;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.SourceFile;
import org.rollcall.study.Study;

/** Whether the sources gave what a release needs: results of a part of them would pass for all. */
final class SourceRequirements {

  /**
   * Something without which nothing may be released.
   *
   * @param source name of the source
   * @param code stable code
   * @param sentence what is wrong and how to mend it; empty text where it is told with the file
   */
  record Lack(String source, String code, String sentence) {}

  private static final Set<String> OF_THE_MOMENT = Set.of("IN-MISSING", "IN-PATH", "IN-UNREADABLE");

  /** The rows of before stay, and those that the export should have brought are not there. */
  private static final Set<String> FAILED_EXPORT = Set.of("IN-EMPTIED", "IN-FEWER");

  private final Study study;
  private final Inbox inbox;
  private final Ledger ledger;
  private final Instant now;

  private SourceRequirements(Study study, Inbox inbox, Ledger ledger, Instant now) {
    this.study = study;
    this.inbox = inbox;
    this.ledger = ledger;
    this.now = now;
  }

  /**
   * What is lacking.
   *
   * @param inbox the files of the study's sources
   * @param ledger what the store holds after they were read
   * @param refused files of the inbox that are refused
   * @param now for how late a file is
   */
  static List<Lack> lacking(
      Study study, Inbox inbox, Ledger ledger, List<LedgerEntry> refused, Instant now) {
    List<Lack> lacks = new ArrayList<>();
    for (Inbox.Problem problem : problems(study, inbox)) {
      if (OF_THE_MOMENT.contains(problem.code())) {
        lacks.add(new Lack(problem.source(), problem.code(), ""));
      }
    }
    for (LedgerEntry entry : refused) {
      entry
          .refused()
          .filter(fault -> fault.isOfThatMoment() || FAILED_EXPORT.contains(fault.code()))
          .ifPresent(fault -> lacks.add(new Lack(entry.sourceId(), fault.code(), "")));
    }
    SourceRequirements deliveries = new SourceRequirements(study, inbox, ledger, now);
    study.sources().forEach(source -> deliveries.check(source).forEach(lacks::add));
    return lacks;
  }

  /**
   * Sources that must give something, of which most rows are in no result: their groups may be
   * named otherwise, or their columns taken for others.
   *
   * @param flow what became of every row
   */
  static List<Lack> mostlyRejected(Study study, List<FlowLine> flow) {
    List<Lack> lacks = new ArrayList<>();
    for (Study.Source source : study.sources()) {
      List<FlowLine> own =
          flow.stream().filter(line -> line.sourceId().equals(source.name())).toList();
      long used = removed(own, Step.DUPLICATE).values().stream().mapToLong(n -> n).sum();
      long curated = curated(own);
      Map<String, Long> reasons = removed(own, Step.REJECTED);
      reasons.keySet().removeIf(reason -> isNoFaultOfThese(reason, curated > 0));
      long rejected = reasons.values().stream().mapToLong(n -> n).sum();
      if (source.delivery().required() && rejected > used + curated) {
        lacks.add(
            lack(
                source,
                "SOURCE-REJECTED",
                "%,d of its %s are rejected, most often: %s"
                    .formatted(
                        rejected,
                        Quantity.of(rejected + used + curated, "row"),
                        RowCodes.fault(most(reasons))),
                "at most half; correct the files or the settings of the source, see rollcall check"));
      }
    }
    return lacks;
  }

  /**
   * Rows of refused files are told with these; a log of a whole account holds meetings of groups
   * that the study does not have.
   */
  private static boolean isNoFaultOfThese(String reason, boolean hasOthers) {
    return reason.startsWith("IN-") || hasOthers && reason.startsWith("FK-");
  }

  private static String most(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  private static long curated(List<FlowLine> lines) {
    return lines.stream()
        .filter(line -> line.step() == Step.CURATED)
        .mapToLong(FlowLine::rowsOut)
        .sum();
  }

  /** Rows that a step removed, by reason, without those that are set aside. */
  private static Map<String, Long> removed(List<FlowLine> lines, Step step) {
    Map<String, Long> reasons = new TreeMap<>();
    lines.stream()
        .filter(line -> line.step() == step && !FlowLine.isAside(line.reason()))
        .forEach(line -> reasons.merge(line.reason(), line.rowsIn() - line.rowsOut(), Long::sum));
    return reasons;
  }

  /** What is wrong with the inbox; a source may be without a file if the study says so. */
  static List<Inbox.Problem> problems(Study study, Inbox inbox) {
    Set<String> optional =
        study.sources().stream()
            .filter(source -> !source.delivery().required())
            .map(Study.Source::name)
            .collect(Collectors.toSet());
    return inbox.problems().stream()
        .filter(
            problem ->
                !(problem.code().equals("IN-MISSING")
                    && problem.fileId().isEmpty()
                    && optional.contains(problem.source())))
        .toList();
  }

  /** The sentence that ends a run which may release nothing. */
  static RedactedException stop(List<Lack> lacks) {
    Set<String> sources = new TreeSet<>();
    lacks.forEach(lack -> sources.add(lack.source() + " (" + lack.code() + ")"));
    return new RedactedException(
        "Cannot release the results: the data are not whole: "
            + String.join(", ", sources)
            + " (must be read in full: correct what is named above and run again; the releases so"
            + " far stay as they are)");
  }

  private List<Lack> check(Study.Source source) {
    List<Lack> lacks = new ArrayList<>();
    List<SourceFile> files = files(source);
    List<LedgerEntry.Accepted> accepted = accepted(source, files);
    Study.Delivery delivery = source.delivery();
    if (delivery.required() && accepted.isEmpty() && !isWithoutList(source)) {
      lacks.add(lack(source, "SOURCE-REFUSED", "none of its files was accepted", refusedRule()));
    }
    delivery
        .expected()
        .flatMap(rhythm -> late(rhythm, files))
        .ifPresent(days -> lacks.add(overdue(source, days)));
    long rows = accepted.stream().mapToLong(LedgerEntry.Accepted::rowsAccepted).sum();
    if (rows < delivery.minRows()) {
      lacks.add(
          lack(
              source,
              "SOURCE-ROWS",
              "its files give " + Quantity.of(rows, "row"),
              "at least "
                  + delivery.minRows()
                  + ", see min_rows; send the files that are missing"));
    }
    return lacks;
  }

  /** Where not even its files are known, that is told already. */
  private boolean isWithoutList(Study.Source source) {
    return inbox.problems().stream()
        .anyMatch(
            problem ->
                problem.source().equals(source.name())
                    && problem.fileId().isEmpty()
                    && OF_THE_MOMENT.contains(problem.code()));
  }

  private static String refusedRule() {
    return "at least one; correct the files, or set required: false";
  }

  private Lack overdue(Study.Source source, long days) {
    return lack(
        source,
        "SOURCE-OVERDUE",
        age(files(source), days),
        "new "
            + source.delivery().expected().orElseThrow().name().toLowerCase(java.util.Locale.ROOT)
            + ", see expected; send the new file");
  }

  private String age(List<SourceFile> files, long days) {
    if (files.isEmpty()) {
      return "it has no file";
    }
    return newest(files).isPresent()
        ? "its newest file is " + Quantity.of(days, "day") + " old"
        : "its files are dated after today, so that how old they are is unknown";
  }

  private List<SourceFile> files(Study.Source source) {
    return inbox.files().stream().filter(file -> file.sourceId().equals(source.name())).toList();
  }

  private static Lack lack(Study.Source source, String code, String found, String rule) {
    return new Lack(
        source.name(),
        code,
        "Cannot use source %s: %s (must be %s)".formatted(source.name(), found, rule));
  }

  /** The versions that the store holds of these files; a copy or a renamed file by its content. */
  private List<LedgerEntry.Accepted> accepted(Study.Source source, List<SourceFile> files) {
    Set<String> there = new HashSet<>();
    files.forEach(file -> there.add(file.fileId()));
    files.forEach(file -> there.add(file.contentHash()));
    return ledger.entries().stream()
        .filter(entry -> entry.sourceId().equals(source.name()))
        .flatMap(
            entry ->
                entry
                    .accepted()
                    .filter(
                        version ->
                            there.contains(entry.fileId())
                                || there.contains(version.version().contentHash()))
                    .stream())
        .toList();
  }

  /** How many days old the newest file is, if that is too old; a day to come tells nothing. */
  private Optional<Long> late(Study.Rhythm rhythm, List<SourceFile> files) {
    int allowed =
        switch (rhythm) {
          case DAILY -> 2;
          case WEEKLY -> 8;
        };
    Duration age = Duration.between(newest(files).orElse(Instant.EPOCH), now);
    return age.compareTo(Duration.ofDays(allowed)) > 0
        ? Optional.of(TimeUnit.SECONDS.toDays(age.toSeconds()))
        : Optional.empty();
  }

  /** The last change of a file, clocks of other machines being less than a day ahead. */
  private Optional<Instant> newest(List<SourceFile> files) {
    return files.stream()
        .map(file -> Instant.EPOCH.plusNanos(file.modified()))
        .filter(modified -> modified.isBefore(now.plus(Duration.ofDays(1))))
        .max(Comparator.naturalOrder());
  }
}
