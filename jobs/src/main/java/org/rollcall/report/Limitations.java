package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.report.svg.Fixed;

/** The few limits that a reader must know before the numbers, chosen by rule. */
final class Limitations {

  private static final int FEW_GROUPS = 20;
  private static final int MOST = 4;

  private Limitations() {}

  /** At most four sentences, those that weigh most first. */
  static List<String> of(ReportRows rows, Optional<ReportRow> primary) {
    List<String> said = new ArrayList<>();
    boolean people = rows.has("contrast") || rows.has("retention_curve");
    if (people) {
      said.add(
          "Not adjusted. People choose how they attend, and those who choose one way may differ"
              + " from those who choose the other; every difference here is an association, not"
              + " what meeting online or face to face does.");
    }
    said.add(standing(rows));
    primary.ifPresent(line -> failed(rows, line).ifPresent(said::add));
    primary
        .filter(line -> ReportedInterval.of(line).isPresent() && dependent(rows, line))
        .ifPresent(
            line ->
                said.add(
                    "The sign of the main difference depends on the rule that says who has left:"
                        + " do not quote it without the table of other rules."));
    primary.flatMap(Limitations::fewGroups).ifPresent(said::add);
    if (!people && rows.has("headcount_rate")) {
      said.add("Headcounts name nobody, so nothing here says how long a person stays.");
    }
    return said.subList(0, Math.min(MOST, said.size()));
  }

  private static String standing(ReportRows rows) {
    boolean verdicts = rows.of("contrast").stream().anyMatch(line -> line.is("purpose", "verdict"));
    return verdicts
        ? "Verdicts are given at a locked cut of the data, on the study's own margins."
        : "Monitoring, not a verdict: the numbers are rebuilt as data come in and will move.";
  }

  private static Optional<String> failed(ReportRows rows, ReportRow primary) {
    List<ReportRow> fails =
        rows.of(
            "diagnostic",
            d -> d.is("analysis_id", primary.text("analysis_id")) && d.is("check_status", "fail"));
    if (fails.isEmpty()) {
      return Optional.empty();
    }
    ReportRow first = fails.get(0);
    String more = fails.size() == 1 ? "" : " " + (fails.size() - 1) + " more failed.";
    return Optional.of(
        "The main comparison fails a check: "
            + Labels.plain(first.text("check"))
            + (first.is("arm", "all") ? "" : " (" + Labels.plain(first.text("arm")) + ")")
            + measured(first)
            + "."
            + more);
  }

  private static String measured(ReportRow check) {
    OptionalDouble value = check.number("value");
    OptionalDouble threshold = check.number("threshold");
    return value.isEmpty() || threshold.isEmpty()
        ? ""
        : " is "
            + Numbers.minus(Fixed.trimmed(value.getAsDouble(), 3))
            + " against a threshold of "
            + Numbers.minus(Fixed.trimmed(threshold.getAsDouble(), 3));
  }

  private static boolean dependent(ReportRows rows, ReportRow primary) {
    return SensitivityTable.definitionDependent(
        rows.of("sensitivity", s -> s.is("analysis_id", primary.text("analysis_id"))));
  }

  private static Optional<String> fewGroups(ReportRow primary) {
    Optional<ReportRow.Count> first = primary.count("n_groups_comparison");
    Optional<ReportRow.Count> second = primary.count("n_groups_reference");
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    ReportRow.Count least = first.get().high() < second.get().high() ? first.get() : second.get();
    return least.high() >= FEW_GROUPS
        ? Optional.empty()
        : Optional.of(
            "Few groups: one arm has "
                + Numbers.count(least)
                + " home groups, and a few of them may drive its numbers.");
  }
}
