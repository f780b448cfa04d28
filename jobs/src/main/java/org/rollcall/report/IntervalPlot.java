package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.rollcall.report.svg.Box;
import org.rollcall.report.svg.Fixed;
import org.rollcall.report.svg.Ink;
import org.rollcall.report.svg.Point;
import org.rollcall.report.svg.Scale;
import org.rollcall.report.svg.Svg;
import org.rollcall.report.svg.TextWidths;
import org.rollcall.report.svg.Ticks;

/**
 * Estimates with their intervals beside names and numbers, panel by panel, each on its own axis.
 */
final class IntervalPlot {

  private static final double WIDTH = 760;
  private static final double LABEL = 240;
  private static final double PEOPLE = 352;
  private static final double LEFT = 372;
  private static final double RIGHT = 575;
  private static final double END = 752;
  private static final double LINE = 16;

  /**
   * One estimate.
   *
   * @param label its name; alone on its line where there is nothing else
   * @param sub a second line under the name; may be empty
   * @param people number of people, as shown
   * @param style class that colours it
   * @param interval where it lies; empty where it is not shown
   * @param said the numbers in words
   */
  record Mark(
      String label,
      String sub,
      String people,
      String style,
      Optional<ReportedInterval> interval,
      String said) {

    static Mark heading(String label) {
      return new Mark(label, "", "", "heading", Optional.empty(), "");
    }

    boolean isHeading() {
      return style.equals("heading");
    }
  }

  /**
   * Estimates on one axis.
   *
   * @param heading what the axis measures
   * @param factor what a value is multiplied with for the axis
   * @param sides words for both sides of no difference; empty for levels
   * @param from where the axis of levels begins
   * @param marks the estimates
   */
  record Panel(String heading, double factor, List<String> sides, From from, List<Mark> marks) {
    Panel {
      marks = List.copyOf(marks);
      sides = List.copyOf(sides);
    }

    boolean hasZero() {
      return !sides.isEmpty();
    }

    /** Whether there is anything to draw on the axis. */
    boolean isShown() {
      return marks.stream().anyMatch(mark -> mark.interval().isPresent());
    }
  }

  /** Where an axis begins: counts and shares at nothing, ratings where the data do. */
  enum From {
    ZERO,
    DATA
  }

  private final List<Panel> panels;
  private final List<String> heads;
  private Svg svg;
  private double y;

  private IntervalPlot(List<Panel> panels, List<String> heads) {
    this.panels = panels;
    this.heads = heads;
  }

  /** Draws the panels under the three column heads: name, people, numbers. */
  static String draw(String id, List<Panel> panels, List<String> heads) {
    IntervalPlot plot = new IntervalPlot(panels, heads);
    double height = plot.height();
    plot.svg = Svg.named(id, Point.at(WIDTH, height), title(panels), description(panels));
    plot.head();
    panels.forEach(plot::panel);
    return plot.svg.end();
  }

  private static String title(List<Panel> panels) {
    return String.join("; ", panels.stream().map(Panel::heading).toList());
  }

  private static String description(List<Panel> panels) {
    List<String> said = new ArrayList<>();
    for (Panel panel : panels) {
      for (Mark mark : panel.marks()) {
        if (!mark.isHeading()) {
          said.add(mark.label() + ": " + mark.said());
        }
      }
    }
    return String.join("; ", said) + ".";
  }

  private double height() {
    double sum = 34;
    for (Panel panel : panels) {
      sum += 30 + panel.marks().stream().mapToDouble(IntervalPlot::rowHeight).sum() + foot(panel);
    }
    return sum - 10;
  }

  private static double foot(Panel panel) {
    return !panel.isShown() ? 12 : panel.hasZero() ? 56 : 38;
  }

  private static double rowHeight(Mark mark) {
    double lines =
        Math.max(labelLines(mark).size() + subLines(mark).size(), peopleLines(mark).size());
    return mark.isHeading() ? 28 : 12 + Math.max(1, lines) * LINE;
  }

  private static List<String> labelLines(Mark mark) {
    return TextWidths.wrap(mark.label(), 13, mark.isHeading() ? WIDTH - 20 : LABEL - 22);
  }

  private static List<String> subLines(Mark mark) {
    return mark.sub().isEmpty() ? List.of() : TextWidths.wrap(mark.sub(), 12, LABEL - 22);
  }

  private static List<String> peopleLines(Mark mark) {
    return TextWidths.wrap(mark.people(), 13, PEOPLE - LABEL - 6);
  }

  private void head() {
    svg.text(Ink.start("grp"), Point.at(8, 18), heads.get(0));
    svg.text(Ink.end("grp"), Point.at(PEOPLE, 18), heads.get(1));
    svg.text(Ink.end("grp"), Point.at(END, 18), heads.get(2));
    svg.line("axis", Point.at(8, 28), Point.at(END, 28));
    y = 34;
  }

  private void panel(Panel panel) {
    y += 20;
    svg.text(Ink.start("grp"), Point.at(8, y), panel.heading());
    y += 6;
    double top = y;
    Ticks ticks = ticks(panel);
    Scale x = new Scale(ticks.first(), ticks.last(), LEFT, RIGHT);
    double bottom = top + panel.marks().stream().mapToDouble(IntervalPlot::rowHeight).sum() + 4;
    if (panel.hasZero() && panel.isShown()) {
      svg.line("zero", Point.at(x.at(0), top), Point.at(x.at(0), bottom));
    }
    for (Mark mark : panel.marks()) {
      row(mark, x, panel.factor());
    }
    if (panel.isShown()) {
      axis(panel, ticks, new Box(LEFT, bottom, RIGHT - LEFT, 0));
    }
    y = bottom + foot(panel);
  }

  private void row(Mark mark, Scale x, double factor) {
    double height = rowHeight(mark);
    double base = y + 18;
    for (String line : labelLines(mark)) {
      svg.text(
          Ink.start(mark.isHeading() ? "grp" : "lab"),
          Point.at(mark.isHeading() ? 8 : 22, base),
          line);
      base += LINE;
    }
    for (String line : subLines(mark)) {
      svg.text(Ink.start("sub"), Point.at(22, base), line);
      base += LINE;
    }
    if (!mark.isHeading()) {
      numbers(mark, x, factor);
    }
    y += height;
  }

  private void numbers(Mark mark, Scale x, double factor) {
    double middle = y + 14;
    double base = y + 18;
    for (String line : peopleLines(mark)) {
      svg.text(Ink.end("num"), Point.at(PEOPLE, base), line);
      base += LINE;
    }
    svg.text(Ink.end("num"), Point.at(END, y + 18), mark.said());
    if (mark.interval().isEmpty()) {
      svg.text(Ink.middle("sub"), Point.at((LEFT + RIGHT) / 2, y + 18), "not shown");
      return;
    }
    ReportedInterval i = mark.interval().get();
    double low = x.at(i.low() * factor);
    double high = x.at(i.high() * factor);
    svg.line("ci " + mark.style(), Point.at(low, middle), Point.at(high, middle));
    svg.dot(
        "pt " + mark.style(),
        Point.at(x.at(i.estimate() * factor), middle),
        mark.label() + ": " + mark.said());
  }

  private void axis(Panel panel, Ticks ticks, Box at) {
    Scale x = new Scale(ticks.first(), ticks.last(), at.x(), at.right());
    svg.line("axis", Point.at(at.x(), at.y()), Point.at(at.right(), at.y()));
    for (double tick : ticks.values()) {
      double place = x.at(tick);
      svg.line("axis", Point.at(place, at.y()), Point.at(place, at.y() + 5));
      svg.text(Ink.middle("lab"), Point.at(place, at.y() + 20), tickText(panel, tick, ticks));
    }
    if (panel.hasZero()) {
      double zero = x.at(0);
      svg.text(Ink.end("sub"), Point.at(zero - 8, at.y() + 38), "\u2190 " + panel.sides().get(0));
      svg.text(Ink.start("sub"), Point.at(zero + 8, at.y() + 38), panel.sides().get(1) + " \u2192");
    }
  }

  private static String tickText(Panel panel, double tick, Ticks ticks) {
    String text = Numbers.minus(Fixed.of(tick, ticks.decimals()));
    return panel.hasZero() && tick > 1e-12 ? "+" + text : text;
  }

  private static Ticks ticks(Panel panel) {
    double[] ends =
        panel.marks().stream()
            .flatMap(mark -> mark.interval().stream())
            .flatMapToDouble(i -> DoubleStream.of(i.low(), i.high(), i.estimate()))
            .map(v -> v * panel.factor())
            .toArray();
    double low = DoubleStream.of(ends).min().orElse(panel.hasZero() ? -1 : 0);
    double high = DoubleStream.of(ends).max().orElse(1);
    if (!panel.hasZero()) {
      return Ticks.covering(panel.from() == From.ZERO ? Math.min(low, 0) : low, high, 4);
    }
    // Half of the axis on each side at least: no difference must not be squeezed to an edge.
    double reach = Math.max(Math.abs(low), Math.abs(high));
    return Ticks.covering(Math.min(low, -reach / 2), Math.max(high, reach / 2), 5);
  }
}
