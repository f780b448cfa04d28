package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.rollcall.contract.CellStatus;
import org.rollcall.report.page.Caption;
import org.rollcall.report.page.Cell;
import org.rollcall.report.page.Column;
import org.rollcall.report.page.Figure;
import org.rollcall.report.page.Grid;
import org.rollcall.report.svg.Fixed;
import org.rollcall.report.svg.Ink;
import org.rollcall.report.svg.Path;
import org.rollcall.report.svg.Point;
import org.rollcall.report.svg.Scale;
import org.rollcall.report.svg.Svg;
import org.rollcall.report.svg.TextWidths;
import org.rollcall.report.svg.Ticks;

/** Who has not left yet, week by week, with bands and the table of those at risk. */
final class CurveFigure {

  private static final double LEFT = 150;
  private static final double RIGHT = 610;
  private static final double TOP = 18;
  private static final double BOTTOM = 330;
  private static final double FOOT = 396;

  /**
   * The curve of one arm.
   *
   * @param arm the arm
   * @param lines its rows by week
   */
  private record Curve(String arm, List<ReportRow> lines) {

    /** The share at that week, as far as the curve is drawn. */
    OptionalDouble at(int week) {
      return line(week)
          .filter(Curve::isDrawn)
          .map(l -> l.number("survival"))
          .orElse(OptionalDouble.empty());
    }

    /** Whether the row has a share that rests on enough groups and people. */
    static boolean isDrawn(ReportRow line) {
      return line.number("survival").isPresent() && !line.is(CellStatus.UNRELIABLE);
    }

    Optional<ReportRow> line(int week) {
      return lines.stream().filter(l -> l.number("week").orElse(-1) == week).findFirst();
    }

    Optional<ReportRow> last() {
      return lines.stream().filter(Curve::isDrawn).reduce((first, second) -> second);
    }

    /** Rows in a row that are all released: a curve is broken where a week is withheld. */
    List<List<ReportRow>> pieces() {
      List<List<ReportRow>> pieces = new ArrayList<>();
      List<ReportRow> piece = new ArrayList<>();
      for (ReportRow line : lines) {
        if (isDrawn(line)) {
          piece.add(line);
        } else if (!piece.isEmpty()) {
          pieces.add(piece);
          piece = new ArrayList<>();
        }
      }
      if (!piece.isEmpty()) {
        pieces.add(piece);
      }
      return pieces;
    }
  }

  private final String definition;
  private final List<Curve> curves;
  private final int lastWeek;
  private final Ticks weeks;
  private final boolean coarse;
  private final Scale x;
  private final Scale y = new Scale(0, 1, BOTTOM, TOP);
  private Svg svg;

  private CurveFigure(String definition, List<ReportRow> lines) {
    this.definition = definition;
    curves = new ArrayList<>();
    for (String arm : Labels.ARMS) {
      List<ReportRow> own = lines.stream().filter(line -> line.is("arm", arm)).toList();
      if (!own.isEmpty()) {
        curves.add(new Curve(arm, own));
      }
    }
    lastWeek =
        Math.max(
            1, (int) lines.stream().mapToDouble(l -> l.number("week").orElse(0)).max().orElse(1));
    weeks = Ticks.weeks(lastWeek);
    coarse = curves.stream().anyMatch(curve -> curve.lines().size() - 1 < lastWeekOf(curve));
    x = new Scale(0, Math.max(1, lastWeek), LEFT, RIGHT);
  }

  private static double lastWeekOf(Curve curve) {
    return curve.lines().get(curve.lines().size() - 1).number("week").orElse(0);
  }

  /** The curve of the study's primary rule, else of the first rule that the release has. */
  static Optional<Figure> of(ReportRows rows, Provenance.Focus focus) {
    List<ReportRow> all = rows.of("retention_curve", ReportRow::isOfEverybody);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String definition =
        all.stream().anyMatch(line -> line.is("definition", focus.definition()))
            ? focus.definition()
            : all.get(0).text("definition");
    List<ReportRow> lines = all.stream().filter(l -> l.is("definition", definition)).toList();
    return Optional.of(new CurveFigure(definition, lines).figure(lines, focus));
  }

  private Figure figure(List<ReportRow> lines, Provenance.Focus focus) {
    int week = Math.max(1, focus.outcome().weeks());
    boolean any = curves.stream().anyMatch(curve -> curve.last().isPresent());
    String level =
        lines.stream()
            .map(line -> line.number("conf_level"))
            .filter(OptionalDouble::isPresent)
            .findFirst()
            .map(l -> Numbers.confidence(l.getAsDouble()))
            .orElse("95%");
    String subtitle =
        "Kaplan\u2013Meier share still attending by this rule, with "
            + level
            + " pointwise bands; leaving means "
            + Labels.definition(definition);
    return new Figure(
            "retention",
            new Caption(any ? levels(week) : "The retention curves are withheld", subtitle),
            any ? Figure.Body.drawn(draw()) : new Figure.Body("", List.of(withheld())),
            data(lines))
        .withNotes(notes());
  }

  /** One line for each arm, in place of a hundred marks. */
  private Grid withheld() {
    List<List<Cell>> rows =
        curves.stream()
            .map(
                curve ->
                    List.of(
                        Cell.of(Labels.title(curve.arm())),
                        Cell.of(StatusFlags.why(curve.lines().get(0)))))
            .toList();
    List<Column> columns =
        List.of(Column.of("Arm", "arm"), Column.of("Every week", "status").words());
    return new Grid("Why no curve is shown", "", columns, rows);
  }

  private String levels(int week) {
    List<String> said = new ArrayList<>();
    for (Curve curve : curves) {
      OptionalDouble at = curve.at(week);
      if (at.isPresent()) {
        said.add(
            Numbers.roundPercent(at.getAsDouble())
                + " of "
                + FindingText.group(curve.arm(), "starters"));
      }
    }
    return said.isEmpty()
        ? "How long people keep attending"
        : String.join(" and ", said)
            + " were still attending after "
            + Labels.some(Integer.toString(week), "week");
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(PageCode.RULE_MEASURES_FREQUENCY.text());
    boolean drawn = curves.stream().anyMatch(curve -> curve.last().isPresent());
    if (drawn && curves.stream().anyMatch(CurveFigure::marked)) {
      notes.add(PageCode.MARKED_WEEKS_NOT_DRAWN.text());
    }
    notes.add(PageCode.BANDS_POINTWISE.text());
    return notes;
  }

  private static boolean marked(Curve curve) {
    return curve.lines().stream().anyMatch(line -> !line.is(CellStatus.OK));
  }

  private String draw() {
    double height = FOOT + curves.size() * 76;
    svg =
        Svg.named(
            "retention-d",
            Point.at(760, height),
            "Share still attending by this rule, by weeks since the first session",
            description());
    axes();
    curves.forEach(this::band);
    curves.forEach(this::curve);
    labels();
    double top = FOOT;
    for (Curve curve : curves) {
      riskTable(curve, top);
      top += 76;
    }
    return svg.end();
  }

  private void axes() {
    for (int quarter = 0; quarter <= 4; quarter++) {
      double at = y.at(quarter / 4.0);
      svg.line(quarter == 0 ? "axis" : "grid", Point.at(LEFT, at), Point.at(RIGHT, at));
      svg.text(Ink.end("lab"), Point.at(LEFT - 8, at + 4), quarter * 25 + "%");
    }
    for (double week : weeks.values()) {
      svg.line("axis", Point.at(x.at(week), BOTTOM), Point.at(x.at(week), BOTTOM + 5));
      svg.text(Ink.middle("lab"), Point.at(x.at(week), BOTTOM + 20), Fixed.trimmed(week, 0));
    }
    svg.text(
        Ink.middle("axt"),
        Point.at((LEFT + RIGHT) / 2, BOTTOM + 38),
        "Weeks since the first session");
  }

  private void band(Curve curve) {
    for (List<ReportRow> piece : curve.pieces()) {
      List<ReportRow> whole =
          piece.stream()
              .filter(l -> l.number("conf_low").isPresent() && l.number("conf_high").isPresent())
              .toList();
      if (whole.size() < 2) {
        continue;
      }
      Path path = new Path().move(point(whole.get(0), "conf_high"));
      for (ReportRow line : whole.subList(1, whole.size())) {
        join(path, point(line, "conf_high"));
      }
      for (int i = whole.size() - 2; i >= 0; i--) {
        if (coarse) {
          path.line(point(whole.get(i), "conf_low"));
        } else {
          path.stepBack(point(whole.get(i), "conf_low"));
        }
      }
      svg.path("band " + Labels.style(curve.arm()), path.close());
    }
  }

  private void curve(Curve curve) {
    for (List<ReportRow> piece : curve.pieces()) {
      Path path = new Path().move(point(piece.get(0), "survival"));
      for (ReportRow line : piece.subList(1, piece.size())) {
        join(path, point(line, "survival"));
      }
      svg.path("curve " + Labels.style(curve.arm()), path);
    }
  }

  /** Between the weeks of a coarse grid nobody knows the steps, so a straight line stands there. */
  private void join(Path path, Point to) {
    if (coarse) {
      path.line(to);
    } else {
      path.step(to);
    }
  }

  private Point point(ReportRow line, String column) {
    return Point.at(x.at(line.number("week").orElse(0)), y.at(line.number(column).orElse(0)));
  }

  private void labels() {
    List<Curve> shown = curves.stream().filter(c -> c.last().isPresent()).toList();
    double[] wanted =
        shown.stream().mapToDouble(c -> point(c.last().orElseThrow(), "survival").y()).toArray();
    double[] placed = TextWidths.apart(wanted, 40, new Scale(TOP + 4, BOTTOM - 22, 0, 1));
    for (int i = 0; i < placed.length; i++) {
      ReportRow last = shown.get(i).last().orElseThrow();
      Point end = point(last, "survival");
      String style = Labels.style(shown.get(i).arm()).replace('c', 't');
      svg.line("lead", Point.at(end.x() + 2, end.y()), Point.at(RIGHT + 12, placed[i] + 4));
      svg.text(
          Ink.start("dl " + style),
          Point.at(RIGHT + 16, placed[i] + 4),
          Labels.title(shown.get(i).arm()));
      svg.text(
          Ink.start("sub"),
          Point.at(RIGHT + 16, placed[i] + 20),
          Numbers.roundPercent(last.number("survival").orElse(0))
              + " at week "
              + Fixed.trimmed(last.number("week").orElse(0), 0));
    }
  }

  private void riskTable(Curve curve, double top) {
    String style = Labels.style(curve.arm()).replace('c', 't');
    svg.text(Ink.start("grp " + style), Point.at(8, top), Labels.title(curve.arm()));
    svg.text(Ink.start("lab"), Point.at(8, top + 18), "Still attending");
    svg.text(Ink.start("sub"), Point.at(8, top + 34), coarse ? "Left since" : "Left");
    svg.text(Ink.start("sub"), Point.at(8, top + 50), coarse ? "Ended since" : "Follow-up ended");
    for (int week : riskWeeks()) {
      double at = x.at(week);
      svg.text(Ink.middle("num"), Point.at(at, top + 18), atRisk(curve, week));
      svg.text(Ink.middle("sub num"), Point.at(at, top + 34), until(curve, week, "n_events"));
      svg.text(Ink.middle("sub num"), Point.at(at, top + 50), until(curve, week, "n_censored"));
    }
  }

  /** The ticks, thinned out until the widest numbers of the table stand clear of each other. */
  private List<Integer> riskWeeks() {
    double widest = 0;
    for (Curve curve : curves) {
      for (int week : shownWeeks()) {
        widest = Math.max(widest, TextWidths.width(atRisk(curve, week), 13));
        widest = Math.max(widest, TextWidths.width(until(curve, week, "n_events"), 12));
        widest = Math.max(widest, TextWidths.width(until(curve, week, "n_censored"), 12));
      }
    }
    List<Integer> thinned = new ArrayList<>();
    for (int week : shownWeeks()) {
      if (thinned.isEmpty() || x.at(week) - x.at(thinned.get(thinned.size() - 1)) >= widest + 8) {
        thinned.add(week);
      }
    }
    return thinned;
  }

  /** The ticks, or where the release has but some weeks, those. */
  private List<Integer> shownWeeks() {
    TreeSet<Integer> shown = new TreeSet<>();
    if (!coarse) {
      weeks.values().forEach(week -> shown.add(week.intValue()));
      return List.copyOf(shown);
    }
    for (Curve curve : curves) {
      for (ReportRow line : curve.lines()) {
        shown.add((int) line.number("week").orElse(0));
      }
    }
    return List.copyOf(shown);
  }

  private static String atRisk(Curve curve, int week) {
    return curve
        .line(week)
        .map(line -> CellFormatter.people(line, "n_at_risk"))
        .orElse(StatusFlags.of(CellStatus.NOT_AVAILABLE));
  }

  /** Since the week shown before where counts are bins, whose sum would be no bin. */
  private String until(Curve curve, int week, String column) {
    return coarse
        ? curve
            .line(week)
            .filter(l -> week > 0)
            .map(l -> CellFormatter.people(l, column))
            .orElse("\u2013")
        : upTo(curve, week, column);
  }

  /** All up to that week together; a week withheld withholds the sum. */
  private static String upTo(Curve curve, int week, String column) {
    ReportRow.Count sum = new ReportRow.Count(0, 0);
    for (ReportRow line : curve.lines()) {
      if (line.number("week").orElse(0) > week) {
        break;
      }
      Optional<ReportRow.Count> count = line.count(column);
      if (count.isEmpty() && line.number("week").orElse(0) == 0) {
        continue; // Nothing lies before week 0.
      }
      if (count.isEmpty()) {
        return line.mark();
      }
      sum = sum.plus(count.get());
    }
    return curve.line(week).isPresent()
        ? Numbers.count(sum)
        : StatusFlags.of(CellStatus.NOT_AVAILABLE);
  }

  private String description() {
    List<String> said = new ArrayList<>();
    for (Curve curve : curves) {
      List<String> points = new ArrayList<>();
      for (double week : weeks.values()) {
        OptionalDouble at = curve.at((int) week);
        points.add(
            "week "
                + Fixed.trimmed(week, 0)
                + " "
                + (at.isPresent() ? Numbers.roundPercent(at.getAsDouble()) : "not shown"));
      }
      said.add(Labels.title(curve.arm()) + ": " + String.join(", ", points));
    }
    return (coarse ? "Curves" : "Step curves")
        + " up to week "
        + lastWeek
        + ". "
        + String.join(". ", said)
        + ". A table under the axis gives who is still attending, has left, or is no longer"
        + " followed"
        + (coarse ? ", each since the week shown before." : ".");
  }

  private static Grid data(List<ReportRow> lines) {
    return Grids.of(lines)
        .word("Arm", "arm")
        .number("Week", "week")
        .share("Not yet left", "survival")
        .limitsAlone(field -> line -> CellFormatter.share(line, field))
        .count("At risk", "n_at_risk")
        .count("Left since the week before", "n_events")
        .count("Follow-up ended", "n_censored")
        .count("Home groups", "n_groups")
        .status()
        .captioned("Retention by arm and week");
  }
}
