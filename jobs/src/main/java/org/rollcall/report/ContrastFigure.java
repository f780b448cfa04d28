package org.rollcall.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
  static Optional<Figure> of(String id, List<Line> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    List<IntervalPlot.Panel> panels = new ArrayList<>();
    for (String unit : EngagementFigure.units(lines)) {
      for (String contrast : contrasts(lines)) {
        List<Line> own =
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

  private static List<String> contrasts(List<Line> lines) {
    return lines.stream()
        .map(line -> line.text("contrast"))
        .distinct()
        .sorted(Comparator.comparing((String c) -> !c.startsWith("online")).thenComparing(c -> c))
        .toList();
  }

  private static IntervalPlot.Panel panel(List<Line> lines, Unit unit, String contrast) {
    String noun =
        switch (unit) {
          case SHARE -> "percentage points";
          case OTHER -> Words.plain(lines.get(0).text("unit"));
          default -> unit.noun();
        };
    String heading = Words.title(Words.contrast(contrast)) + (noun.isEmpty() ? "" : ", " + noun);
    String first = Words.plain(Words.arms(contrast)[0]);
    List<IntervalPlot.Mark> marks =
        lines.stream().sorted(byOutcome()).map(line -> mark(line, unit)).toList();
    return new IntervalPlot.Panel(
        heading,
        unit.factor(),
        List.of("lower " + first, "higher " + first),
        IntervalPlot.From.ZERO,
        marks);
  }

  private static Comparator<Line> byOutcome() {
    return Comparator.comparing((Line l) -> l.outcome("outcome").weeks())
        .thenComparing(l -> l.text("analysis_id"));
  }

  private static IntervalPlot.Mark mark(Line line, Unit unit) {
    String stratum = line.is("stratum", "all") ? "" : ", " + Words.plain(line.text("stratum"));
    return new IntervalPlot.Mark(
        line.outcome("outcome").label() + stratum,
        Interval.of(line).isPresent() && line.text("verdict").isEmpty() ? "" : verdict(line),
        Shown.contributors(line, "_comparison") + " / " + Shown.contributors(line, "_reference"),
        "cx",
        Interval.of(line),
        Shown.withLimits(line, unit));
  }

  /** The verdict of a locked cut, or why there is none. */
  static String verdict(Line line) {
    if (Interval.of(line).isEmpty()) {
      return Marks.why(line);
    }
    return line.is("purpose", "verdict") && !line.text("verdict").isEmpty()
        ? "Verdict: " + Words.verdict(line.text("verdict"))
        : "Monitoring, no verdict";
  }

  private static String headline(List<Line> lines) {
    List<Headlines.Finding> findings =
        lines.stream().flatMap(line -> Headlines.finding(line).stream()).toList();
    if (findings.isEmpty()) {
      return "The differences are withheld";
    }
    long clear =
        findings.stream()
            .filter(f -> f.interval().direction() != Interval.Direction.CANNOT_SAY)
            .count();
    String all = Words.some(Integer.toString(findings.size()), "comparison");
    return clear == 0
        ? "The data cannot say that there is a difference in any of " + all
        : "A difference shows in "
            + clear
            + " of "
            + all
            + (clear < findings.size() ? "; in the others the data cannot say" : "");
  }

  private static String level(List<Line> lines) {
    return lines.stream()
            .map(line -> line.number("conf_level"))
            .filter(OptionalDouble::isPresent)
            .findFirst()
            .map(l -> Numbers.confidence(l.getAsDouble()) + " ")
            .orElse("")
        + "intervals that allow for people sharing a group; not adjusted";
  }

  private static List<String> notes(List<Line> lines) {
    List<String> notes = new ArrayList<>();
    if (lines.stream().allMatch(line -> line.text("verdict").isEmpty())) {
      notes.add("Monitoring: verdicts are given only at a locked cut of the data.");
    }
    for (Line line : lines) {
      String reason = line.text("reason");
      if (Interval.of(line).isPresent() && !reason.isBlank()) {
        notes.add(
            line.outcome("outcome").label()
                + " ("
                + Words.contrast(line.text("contrast"))
                + "): "
                + reason);
      }
    }
    return notes;
  }

  private static Grid data(List<Line> lines) {
    return Grids.of(lines)
        .said("Outcome", "outcome", l -> outcome(l))
        .said("Contrast", "contrast", l -> contrast(l))
        .word("Stratum", "stratum")
        .word("Unit", "unit")
        .count("People, first arm", "n_people_comparison")
        .count("People, second arm", "n_people_reference")
        .count("Sessions, first arm", "n_sessions_comparison")
        .count("Sessions, second arm", "n_sessions_reference")
        .count("Groups, first arm", "n_groups_comparison")
        .count("Groups, second arm", "n_groups_reference")
        .cell("First arm", "estimate_comparison", l -> Shown.level(l, "estimate_comparison"))
        .cell("Second arm", "estimate_reference", l -> Shown.level(l, "estimate_reference"))
        .limits(field -> line -> Shown.difference(line, field, Unit.of(line.text("unit"))))
        .cell("p", "p_value", l -> Shown.p(l, "p_value"))
        .cell("p, adjusted", "p_adjusted", l -> Shown.p(l, "p_adjusted"))
        .cell("Margin", "margin", ContrastFigure::margin)
        .word("Purpose", "purpose")
        .said("Verdict", "verdict", ContrastFigure::verdictCell)
        .word("Reason", "reason", "none given")
        .status()
        .captioned("Differences, first arm minus second; shares as percentage points");
  }

  private static Cell outcome(Line line) {
    return Shown.said(line.outcome("outcome").label(), line, "outcome");
  }

  private static Cell contrast(Line line) {
    return Shown.said(Words.contrast(line.text("contrast")), line, "contrast");
  }

  private static Cell margin(Line line) {
    Unit unit = Unit.of(line.text("unit"));
    OptionalDouble margin = line.number("margin");
    String said = margin.isPresent() ? Numbers.size(margin.getAsDouble(), unit) : "none set";
    return Shown.said(said, line, "margin");
  }

  private static Cell verdictCell(Line line) {
    String code = line.text("verdict");
    return Shown.said(code.isEmpty() ? "none" : Words.verdict(code), line, "verdict");
  }
}
