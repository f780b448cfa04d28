package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.contract.CellStatus;
import org.rollcall.report.page.Caption;
import org.rollcall.report.page.Cell;
import org.rollcall.report.page.Column;
import org.rollcall.report.page.Figure;
import org.rollcall.report.page.Grid;

/** The share of each starting month still attending, as a table that is the picture. */
final class TriangleFigure {

  private static final int MONTHS = 18;

  private TriangleFigure() {}

  /** The triangles of the arms; empty where the release has none. */
  static Optional<Figure> of(ReportRows rows, Provenance.Focus focus) {
    int week = focus.outcome().weeks();
    List<ReportRow> lines = rows.of("retention_triangle");
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    List<Grid> grids = new ArrayList<>();
    for (String arm : List.of(Labels.FACE_TO_FACE, Labels.ONLINE, "all")) {
      List<ReportRow> own = lines.stream().filter(line -> line.is("arm", arm)).toList();
      if (!own.isEmpty() && (!arm.equals("all") || grids.isEmpty())) {
        grids.add(grid(arm, own));
      }
    }
    return Optional.of(
        new Figure(
                "triangle",
                new Caption(
                    headline(lines, week),
                    "Share of the people who started in a month that attended in that week or"
                        + " within the look-ahead after it, by weeks since start"),
                new Figure.Body("", grids),
                data(lines))
            .withNotes(notes(lines)));
  }

  /** The last month that every arm has at the primary week: levels only, no direction. */
  private static String headline(List<ReportRow> lines, int week) {
    List<ReportRow> at =
        lines.stream()
            .filter(l -> !l.is("arm", "all") && week(l) == week && l.is(CellStatus.OK))
            .filter(l -> l.number("share_retained").isPresent())
            .toList();
    long arms = at.stream().map(l -> l.text("arm")).distinct().count();
    List<List<ReportRow>> months =
        at.stream()
            .map(l -> l.text("start_month"))
            .distinct()
            .sorted()
            .map(month -> at.stream().filter(l -> l.is("start_month", month)).toList())
            .filter(month -> month.size() == arms)
            .toList();
    if (months.isEmpty()) {
      return "Each starting month on its own";
    }
    List<ReportRow> last = months.get(months.size() - 1);
    List<String> said = new ArrayList<>();
    for (ReportRow line : last) {
      said.add(
          Numbers.roundPercent(line.number("share_retained").orElse(0))
              + " "
              + Labels.plain(line.text("arm")));
    }
    return "Started in "
        + last.get(0).date("start_month").map(Dates::month).orElse("one month")
        + " and still attending "
        + Labels.some(Integer.toString(week), "week")
        + " on: "
        + String.join(", ", said);
  }

  private static Grid grid(String arm, List<ReportRow> lines) {
    List<String> months = lines.stream().map(l -> l.text("start_month")).distinct().toList();
    List<String> shown = months.subList(Math.max(0, months.size() - MONTHS), months.size());
    List<Integer> weeks = lines.stream().map(TriangleFigure::week).distinct().sorted().toList();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("Started", "start_month"));
    columns.add(Column.of("People", "n_people"));
    weeks.forEach(week -> columns.add(Column.of(Integer.toString(week), "week_" + week)));
    List<List<Cell>> rows = new ArrayList<>();
    for (String month : shown) {
      rows.add(row(lines.stream().filter(l -> l.is("start_month", month)).toList(), weeks));
    }
    String cut = shown.size() < months.size() ? ", last " + MONTHS + " starting months" : "";
    String name = arm.equals("all") ? "Everybody" : "Started " + Labels.plain(arm);
    return new Grid(name + cut + "; weeks since start across", "tri", columns, rows);
  }

  private static List<Cell> row(List<ReportRow> month, List<Integer> weeks) {
    List<Cell> cells = new ArrayList<>();
    cells.add(CellFormatter.month(month.get(0), "start_month"));
    // Before all have been followed, the few who have are not the month's starters.
    ReportRow start = month.get(0);
    boolean mature = start.flag("mature").orElse(true) && !start.is(CellStatus.PROVISIONAL);
    cells.add(
        Cell.of(
                mature
                    ? CellFormatter.people(start, "n_people")
                    : StatusFlags.of(CellStatus.PROVISIONAL))
            .styled("e"));
    for (int week : weeks) {
      cells.add(
          month.stream()
              .filter(line -> week(line) == week)
              .findFirst()
              .map(TriangleFigure::cell)
              .orElse(new Cell("\u00b7", List.of(""), "e")));
    }
    return cells;
  }

  private static Cell cell(ReportRow line) {
    OptionalDouble share = line.number("share_retained");
    if (share.isEmpty()) {
      return Cell.of(line.mark()).styled(line.is(CellStatus.PROVISIONAL) ? "im" : "s");
    }
    String text = Numbers.roundPercent(share.getAsDouble());
    boolean mature = line.flag("mature").orElse(true) && !line.is(CellStatus.PROVISIONAL);
    int step = (int) Math.min(9, Math.floor(share.getAsDouble() * 10));
    return Cell.of(mature ? text : text + " " + StatusFlags.of(CellStatus.PROVISIONAL))
        .styled(mature ? "h" + step : "im");
  }

  private static int week(ReportRow line) {
    return (int) line.number("weeks_since_start").orElse(0);
  }

  private static List<String> notes(List<ReportRow> lines) {
    List<String> notes = new ArrayList<>();
    notes.add(PageCode.MARKS_OF_MONTHS.text());
    return notes;
  }

  private static Grid data(List<ReportRow> lines) {
    return Grids.of(lines)
        .said("Started", "start_month", line -> CellFormatter.month(line, "start_month"))
        .word("Arm", "arm")
        .number("Weeks since start", "weeks_since_start")
        .count("People", "n_people")
        .count("Still attending", "n_retained")
        .share("Share", "share_retained")
        .count("Home groups", "n_groups")
        .cell("Mature", "mature", TriangleFigure::mature)
        .status()
        .captioned("Retention by starting month, arm and weeks since start");
  }

  private static Cell mature(ReportRow line) {
    String said = line.flag("mature").map(m -> m ? "yes" : "no").orElseGet(line::mark);
    return CellFormatter.said(said, line, "mature");
  }
}
