package org.rollcall.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.contract.CellStatus;
import org.rollcall.report.page.Caption;
import org.rollcall.report.page.Cell;
import org.rollcall.report.page.Column;
import org.rollcall.report.page.Figure;
import org.rollcall.report.page.Grid;

/** What the checks found: of the sources, of the rows on their way in, of each analysis. */
final class QualityTables {

  private static final List<String> STATES = List.of("fail", "pass", "not_applicable");

  private QualityTables() {}

  /** The tables that the release has. */
  static List<Figure> of(ReportRows rows) {
    List<Figure> figures = new ArrayList<>();
    diagnostics(rows.of("diagnostic")).ifPresent(figures::add);
    checks(rows.of("data_quality")).ifPresent(figures::add);
    flow(rows.of("record_flow")).ifPresent(figures::add);
    return figures;
  }

  private static Optional<Figure> diagnostics(List<ReportRow> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Grid data =
        Grids.of(failsFirst(lines))
            .word("Check", "check")
            .said("Result", "check_status", QualityTables::result)
            .word("Arm", "arm")
            .number("Value", "value")
            .cell("Threshold", "threshold", line -> threshold(line))
            .said(
                "Analysis",
                "analysis_id",
                l ->
                    CellFormatter.said(
                        Labels.analysis(l.outcomes(), l.text("analysis_id")), l, "analysis_id"))
            .status()
            .captioned("Checks of the analyses, failures first");
    return Optional.of(
        new Figure(
            "diagnostics",
            new Caption(
                headline(lines, "checks of the analyses"), "What each analysis was checked for"),
            brief(data, lines),
            data));
  }

  private static Optional<Figure> checks(List<ReportRow> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Grid data =
        Grids.of(failsFirst(lines))
            .word("Check", "check")
            .said("Result", "check_status", QualityTables::result)
            .said(
                "Source", "source_id", l -> CellFormatter.said(l.text("source_id"), l, "source_id"))
            .word("Kind", "category")
            .count("Rows that fail", "n_violated")
            .count("Rows checked", "n_denominator")
            .share("Largest share allowed", "threshold")
            .captioned("Checks of the sources, failures first");
    return Optional.of(
        new Figure(
            "data-quality",
            new Caption(
                headline(lines, "checks of the sources"), "Rows that fail, of all rows checked"),
            brief(data, lines),
            data));
  }

  /** Only the failures are in sight; the whole table lies behind the figure. */
  private static Figure.Body brief(Grid data, List<ReportRow> lines) {
    List<List<Cell>> failed =
        data.rows().stream().filter(row -> row.get(1).shown().equals("FAIL")).toList();
    if (failed.isEmpty() || lines.size() <= 12) {
      return lines.size() <= 12
          ? Figure.Body.TABLE
          : new Figure.Body(
              "",
              List.of(
                  new Grid(
                      "Nothing failed; the first checks",
                      "",
                      data.columns(),
                      data.rows().subList(0, 5))));
    }
    return new Figure.Body("", List.of(new Grid("What failed", "", data.columns(), failed)));
  }

  private static Optional<Figure> flow(List<ReportRow> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    TreeMap<String, long[]> sums = new TreeMap<>();
    for (ReportRow line : lines) {
      long[] sum = sums.computeIfAbsent(line.text("source_id"), source -> new long[4]);
      int at = List.of("read", "rejected", "duplicate", "curated").indexOf(line.text("step"));
      if (at >= 0) {
        sum[at] += size(line, at);
      }
    }
    List<List<Cell>> rows = new ArrayList<>();
    sums.forEach((source, sum) -> rows.add(flowRow(source, sum)));
    Grid grid =
        new Grid(
            "Rows of each source: read = kept + duplicates + rejected",
            "",
            List.of(
                Column.of("Source", "source_id"),
                Column.of("Read", "rows_read"),
                Column.of("Rejected", "rows_rejected"),
                Column.of("Duplicates", "rows_duplicate"),
                Column.of("Kept", "rows_curated")),
            rows);
    return Optional.of(
        new Figure(
            "record-flow",
            new Caption("Every row that came in is accounted for", "Rows of the source files"),
            Figure.Body.TABLE,
            grid));
  }

  private static long size(ReportRow line, int step) {
    String column = step == 0 ? "rows_in" : step == 3 ? "rows_out" : "rows_removed";
    return line.count(column).map(ReportRow.Count::low).orElse(0L);
  }

  private static List<Cell> flowRow(String source, long[] sum) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(source, List.of(CellFormatter.harmless(source)), ""));
    for (long rows : sum) {
      cells.add(new Cell(Numbers.whole(rows), List.of(Long.toString(rows)), ""));
    }
    return cells;
  }

  /** A number without a limit cannot fail, so it has not passed either. */
  private static String headline(List<ReportRow> all, String what) {
    List<ReportRow> lines =
        all.stream().filter(line -> line.number("threshold").isPresent()).toList();
    long failed = lines.stream().filter(line -> line.is("check_status", "fail")).count();
    long passed = lines.stream().filter(line -> line.is("check_status", "pass")).count();
    return passed
        + " of "
        + (passed + failed)
        + " "
        + what
        + " pass"
        + (failed == 0 ? "" : "; " + failed + " fail");
  }

  private static List<ReportRow> failsFirst(List<ReportRow> lines) {
    return lines.stream()
        .sorted(Comparator.comparing(line -> STATES.indexOf(line.text("check_status"))))
        .toList();
  }

  private static Cell result(ReportRow line) {
    String said = Labels.plain(line.text("check_status"));
    return CellFormatter.said(said.equals("fail") ? "FAIL" : said, line, "check_status")
        .styled(said.equals("fail") ? "bad w" : "");
  }

  private static Cell threshold(ReportRow line) {
    return line.number("threshold").isPresent()
        ? CellFormatter.number(line, "threshold")
        : CellFormatter.said(StatusFlags.of(CellStatus.NOT_APPLICABLE), line, "threshold");
  }
}
