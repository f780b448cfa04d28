package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.rollcall.contract.CellStatus;
import org.rollcall.report.page.Cell;
import org.rollcall.report.page.Column;
import org.rollcall.report.page.Grid;

/** Builds a table of the page, column by column, from released rows. */
final class Grids {

  private final List<ReportRow> lines;
  private final List<Column> columns = new ArrayList<>();
  private final List<Function<ReportRow, Cell>> makers = new ArrayList<>();

  private Grids(List<ReportRow> lines) {
    this.lines = List.copyOf(lines);
  }

  /** In place of rows of which none is shown. */
  static Grid withheld(String caption) {
    List<List<Cell>> row =
        List.of(
            List.of(Cell.of(StatusFlags.of(CellStatus.CONFIDENTIAL) + " every row is withheld")));
    return new Grid(caption, "", List.of(Column.of("Rows", CellStatus.COLUMN).words()), row);
  }

  static Grids of(List<ReportRow> lines) {
    return new Grids(lines);
  }

  Grids word(String heading, String field) {
    return said(
        heading,
        field,
        line -> CellFormatter.word(line, field, StatusFlags.of(CellStatus.NOT_APPLICABLE)));
  }

  /** A word that may rightly be missing. */
  Grids word(String heading, String field, String none) {
    return said(heading, field, line -> CellFormatter.word(line, field, none));
  }

  /** Words made from a cell. */
  Grids said(String heading, String field, Function<ReportRow, Cell> maker) {
    columns.add(Column.of(heading, field).words());
    makers.add(maker);
    return this;
  }

  Grids count(String heading, String field) {
    boolean binned = !lines.isEmpty() && lines.get(0).binned(field);
    columns.add(
        binned
            ? Column.of(heading, field + "_lo", field + "_hi", field + "_mid")
            : Column.of(heading, field));
    makers.add(line -> CellFormatter.count(line, field));
    return this;
  }

  Grids share(String heading, String field) {
    return cell(heading, field, line -> CellFormatter.share(line, field));
  }

  Grids number(String heading, String field) {
    return cell(heading, field, line -> CellFormatter.number(line, field));
  }

  /** Estimate and limits, each by the same rule. */
  Grids limits(Function<String, Function<ReportRow, Cell>> rule) {
    cell("Estimate", "estimate", rule.apply("estimate"));
    return limitsAlone(rule);
  }

  Grids limitsAlone(Function<String, Function<ReportRow, Cell>> rule) {
    String level = levelOf();
    cell(level + " low", "conf_low", rule.apply("conf_low"));
    return cell(level + " high", "conf_high", rule.apply("conf_high"));
  }

  Grids cell(String heading, String field, Function<ReportRow, Cell> maker) {
    columns.add(Column.of(heading, field));
    makers.add(maker);
    return this;
  }

  /** Why values are missing, as the release says it. */
  Grids status() {
    return cell("Status", CellStatus.COLUMN, CellFormatter::status);
  }

  Grid captioned(String caption) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ReportRow line : lines) {
      List<Cell> row = new ArrayList<>(makers.stream().map(maker -> maker.apply(line)).toList());
      row.set(0, row.get(0).begun());
      rows.add(row);
    }
    return new Grid(caption, "", columns, rows);
  }

  private String levelOf() {
    return lines.stream()
        .map(line -> line.number("conf_level"))
        .filter(java.util.OptionalDouble::isPresent)
        .findFirst()
        .map(level -> Numbers.confidence(level.getAsDouble()))
        .orElse("Limit:");
  }
}
