package org.rollcall.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rollcall.report.page.Caption;
import org.rollcall.report.page.Cell;
import org.rollcall.report.page.Figure;

/** How much people come: every measure of engagement, arm beside arm. */
final class EngagementFigure {

  private EngagementFigure() {}

  /** The figure; empty where the release has no measure for everybody. */
  static Optional<Figure> of(ReportRows rows, String headline) {
    List<ReportRow> lines = rows.of("engagement");
    List<ReportRow> all = lines.stream().filter(ReportRow::isOfEverybody).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<String> blank = blank(all);
    List<ReportRow> drawn =
        all.stream().filter(l -> !blank.contains(l.outcome("measure").label())).toList();
    List<IntervalPlot.Panel> panels = new ArrayList<>();
    // One scale holds one unit: attendances per session are not attendances per opportunity.
    for (String name : units(drawn)) {
      Unit unit = Unit.of(name);
      List<ReportRow> own =
          drawn.stream().filter(l -> l.is("unit", name)).sorted(byMeasure()).toList();
      panels.add(
          new IntervalPlot.Panel(
              heading(unit, own.get(0)),
              unit.factor(),
              List.of(),
              IntervalPlot.From.ZERO,
              marks(own, unit)));
    }
    return Optional.of(
        new Figure(
            "engagement",
            new Caption(headline, described(blank)),
            Figure.Body.drawn(
                IntervalPlot.draw(
                    "engagement-d",
                    panels,
                    List.of("Measure and arm", "People", "Estimate (interval)"))),
            Grids.of(lines)
                .said("Measure", "measure", EngagementFigure::measure)
                .word("Arm", "arm")
                .word("Stratum", "stratum")
                .word("Unit", "unit")
                .count("People", "n_people")
                .count("Sessions", "n_sessions")
                .count("Home groups", "n_groups")
                .limits(field -> line -> CellFormatter.level(line, field))
                .word("Method", "method")
                .status()
                .captioned("Engagement by measure and arm")));
  }

  /**
   * Measures of which no arm shows a number; none where that is so of all, as a figure of nothing
   * would not say what is missing.
   */
  private static List<String> blank(List<ReportRow> lines) {
    Map<String, Boolean> shown = new LinkedHashMap<>();
    lines.stream()
        .sorted(byMeasure())
        .forEach(
            l ->
                shown.merge(
                    l.outcome("measure").label(),
                    ReportedInterval.of(l).isPresent(),
                    Boolean::logicalOr));
    return shown.containsValue(true)
        ? shown.keySet().stream().filter(label -> !shown.get(label)).toList()
        : List.of();
  }

  private static String described(List<String> blank) {
    String what = "Each measure by how people started, with intervals";
    return blank.isEmpty()
        ? what
        : what
            + ". Not drawn, as no number can be shown: "
            + blank.stream().map(Labels::lower).collect(Collectors.joining("; "));
  }

  /** Names of the units, in the order of the kinds of unit. */
  static List<String> units(List<ReportRow> lines) {
    return lines.stream()
        .map(line -> line.text("unit"))
        .distinct()
        .sorted(Comparator.comparing((String name) -> Unit.of(name)).thenComparing(name -> name))
        .toList();
  }

  /** What is asked from the start before what is asked from a landmark, each by weeks. */
  private static Comparator<ReportRow> byMeasure() {
    return Comparator.comparing((ReportRow l) -> l.text("measure").replaceAll("\\d+", ""))
        .thenComparing(l -> l.outcome("measure").weeks())
        .thenComparing(l -> l.text("measure"));
  }

  private static String heading(Unit unit, ReportRow line) {
    return switch (unit) {
      case SHARE -> "Share of people, %";
      case WEEKS -> "Weeks per person";
      case SHARE_OF_ATTENDANCES -> "Share of attendances, %";
      case ATTENDANCES -> "Sessions per person";
      case MINUTES -> "Minutes per person";
      case OTHER -> Labels.title(line.text("unit"));
    };
  }

  private static List<IntervalPlot.Mark> marks(List<ReportRow> lines, Unit unit) {
    List<IntervalPlot.Mark> marks = new ArrayList<>();
    for (OutcomeText measure : lines.stream().map(l -> l.outcome("measure")).distinct().toList()) {
      marks.add(IntervalPlot.Mark.heading(measure.label()));
      for (String arm : Labels.ARMS) {
        lines.stream()
            .filter(l -> l.is("measure", measure.name()) && l.is("arm", arm))
            .forEach(l -> marks.add(mark(l, unit)));
      }
    }
    return marks;
  }

  private static IntervalPlot.Mark mark(ReportRow line, Unit unit) {
    String arm = line.text("arm");
    return new IntervalPlot.Mark(
        Labels.title(arm),
        "",
        CellFormatter.contributors(line, ""),
        Labels.style(arm),
        ReportedInterval.of(line),
        levels(line, unit));
  }

  /** The level with its limits, or the mark. */
  static String levels(ReportRow line, Unit unit) {
    return ReportedInterval.of(line)
        .map(
            i ->
                Numbers.level(i.estimate(), unit)
                    + " ("
                    + Numbers.level(i.low(), unit)
                    + " to "
                    + Numbers.level(i.high(), unit)
                    + ")")
        .orElseGet(line::mark);
  }

  private static Cell measure(ReportRow line) {
    return CellFormatter.said(line.outcome("measure").label(), line, "measure");
  }
}
