package org.rollcall.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.rollcall.report.page.Caption;
import org.rollcall.report.page.Cell;
import org.rollcall.report.page.Figure;
import org.rollcall.report.page.Grid;

/** Differences between two arms, each with its interval and its verdict or the reason for none. */
final class ContrastFigure {

  private static final List<String> HEADS =
      List.of("Outcome", "People in each arm", "Difference (interval)");

  private ContrastFigure() {}

  /** The figure of those rows under that id; empty where there are none. */
  static Optional<Figure> of(String id, List<ReportRow> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    List<IntervalPlot.Panel> panels = new ArrayList<>();
    for (String unit : EngagementFigure.units(lines)) {
      for (String contrast : contrasts(lines)) {
        List<ReportRow> own =
            lines.stream().filter(l -> l.is("unit", unit) && l.is("contrast", contrast)).toList();
        if (!own.isEmpty()) {
          panels.add(panel(own, Unit.of(unit), contrast));
        }
      }
    }
    return Optional.of(
        new Figure(
                id,
                new Caption(headline(lines), "Difference between arms, " + level(lines)),
                Figure.Body.drawn(IntervalPlot.draw(id + "-d", panels, HEADS)),
                data(lines))
            .withNotes(notes(lines)));
  }

  private static List<String> contrasts(List<ReportRow> lines) {
    return lines.stream()
        .map(line -> line.text("contrast"))
        .distinct()
        .sorted(Comparator.comparing((String c) -> !c.startsWith("online")).thenComparing(c -> c))
        .toList();
  }

  private static IntervalPlot.Panel panel(List<ReportRow> lines, Unit unit, String contrast) {
    String noun =
        switch (unit) {
          case SHARE -> "percentage points";
          case OTHER -> Labels.plain(lines.get(0).text("unit"));
          default -> unit.noun();
        };
    String heading = Labels.title(Labels.contrast(contrast)) + (noun.isEmpty() ? "" : ", " + noun);
    String first = Labels.plain(Labels.arms(contrast)[0]);
    List<IntervalPlot.Mark> marks =
        lines.stream().sorted(byOutcome()).map(line -> mark(line, unit)).toList();
    return new IntervalPlot.Panel(
        heading,
        unit.factor(),
        List.of("lower " + first, "higher " + first),
        IntervalPlot.From.ZERO,
        marks);
  }

  private static Comparator<ReportRow> byOutcome() {
    return Comparator.comparing((ReportRow l) -> l.outcome("outcome").weeks())
        .thenComparing(l -> l.text("analysis_id"));
  }

  private static IntervalPlot.Mark mark(ReportRow line, Unit unit) {
    String stratum = line.is("stratum", "all") ? "" : ", " + Labels.plain(line.text("stratum"));
    String adjustment = isAdjusted(line) ? ", " + Labels.plain(line.text("adjustment")) : "";
    return new IntervalPlot.Mark(
        line.outcome("outcome").label() + stratum + adjustment,
        ReportedInterval.of(line).isPresent() && line.text("verdict").isEmpty()
            ? ""
            : verdict(line),
        CellFormatter.contributors(line, "_comparison")
            + " / "
            + CellFormatter.contributors(line, "_reference"),
        "cx",
        ReportedInterval.of(line),
        CellFormatter.withLimits(line, unit));
  }

  /** The verdict of a locked cut, or why there is none. */
  static String verdict(ReportRow line) {
    if (ReportedInterval.of(line).isEmpty()) {
      return StatusFlags.why(line);
    }
    return line.is("purpose", "verdict") && !line.text("verdict").isEmpty()
        ? "Verdict: " + Labels.verdict(line.text("verdict"))
        : "Monitoring, no verdict";
  }

  /** How many of them show a difference would count overlapping outcomes as votes. */
  private static String headline(List<ReportRow> lines) {
    return lines.stream().allMatch(line -> ReportedInterval.of(line).isEmpty())
        ? "The differences are withheld"
        : "The differences, outcome by outcome";
  }

  private static String level(List<ReportRow> lines) {
    return lines.stream()
            .map(line -> line.number("conf_level"))
            .filter(OptionalDouble::isPresent)
            .findFirst()
            .map(l -> Numbers.confidence(l.getAsDouble()) + " ")
            .orElse("")
        + "intervals that allow for people sharing a group; not adjusted"
        + (lines.stream().anyMatch(ContrastFigure::isAdjusted) ? " but where named so" : "");
  }

  private static boolean isAdjusted(ReportRow line) {
    return !line.is("adjustment", "none");
  }

  private static List<String> notes(List<ReportRow> lines) {
    List<String> notes = new ArrayList<>();
    if (lines.stream().allMatch(line -> line.text("verdict").isEmpty())) {
      notes.add(PageCode.VERDICTS_AT_LOCKED_CUTS.text());
    }
    for (ReportRow line : lines) {
      String reason = line.text("reason");
      if (ReportedInterval.of(line).isPresent() && !reason.isBlank()) {
        notes.add(
            line.outcome("outcome").label()
                + " ("
                + Labels.contrast(line.text("contrast"))
                + "): "
                + reason);
      }
    }
    return notes;
  }

  private static Grid data(List<ReportRow> lines) {
    return Grids.of(lines)
        .said("Outcome", "outcome", l -> outcome(l))
        .said("Contrast", "contrast", l -> contrast(l))
        .word("Stratum", "stratum")
        .word("Adjustment", "adjustment")
        .word("Unit", "unit")
        .count("People, first arm", "n_people_comparison")
        .count("People, second arm", "n_people_reference")
        .count("Sessions, first arm", "n_sessions_comparison")
        .count("Sessions, second arm", "n_sessions_reference")
        .count("Groups, first arm", "n_groups_comparison")
        .count("Groups, second arm", "n_groups_reference")
        .cell(
            "First arm", "estimate_comparison", l -> CellFormatter.level(l, "estimate_comparison"))
        .cell("Second arm", "estimate_reference", l -> CellFormatter.level(l, "estimate_reference"))
        .limits(field -> line -> CellFormatter.difference(line, field, Unit.of(line.text("unit"))))
        .cell("p", "p_value", l -> CellFormatter.p(l, "p_value"))
        .cell("p, adjusted", "p_adjusted", l -> CellFormatter.p(l, "p_adjusted"))
        .cell("Low, adjusted", "conf_low_adjusted", adjusted("conf_low_adjusted"))
        .cell("High, adjusted", "conf_high_adjusted", adjusted("conf_high_adjusted"))
        .word("Family", "family")
        .number("Comparisons in it", "family_size")
        .cell("Margin", "margin", ContrastFigure::margin)
        .word("Purpose", "purpose")
        .said("Verdict", "verdict", ContrastFigure::verdictCell)
        .word("Reason", "reason", "none given")
        .status()
        .captioned("Differences, first arm minus second; shares as percentage points");
  }

  private static Function<ReportRow, Cell> adjusted(String field) {
    return line -> CellFormatter.difference(line, field, Unit.of(line.text("unit")));
  }

  private static Cell outcome(ReportRow line) {
    return CellFormatter.said(line.outcome("outcome").label(), line, "outcome");
  }

  private static Cell contrast(ReportRow line) {
    return CellFormatter.said(Labels.contrast(line.text("contrast")), line, "contrast");
  }

  private static Cell margin(ReportRow line) {
    Unit unit = Unit.of(line.text("unit"));
    OptionalDouble margin = line.number("margin");
    String said = margin.isPresent() ? Numbers.size(margin.getAsDouble(), unit) : "none set";
    return CellFormatter.said(said, line, "margin");
  }

  private static Cell verdictCell(ReportRow line) {
    String code = line.text("verdict");
    return CellFormatter.said(code.isEmpty() ? "none" : Labels.verdict(code), line, "verdict");
  }
}
