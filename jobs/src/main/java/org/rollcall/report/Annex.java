package org.rollcall.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.Table;
import org.rollcall.report.page.Caption;
import org.rollcall.report.page.Figure;
import org.rollcall.report.page.Grid;

/**
 * Every table of the release that no figure tells of, column by column as its contract names it.
 */
final class Annex {

  private static final Set<String> COMMON = Set.of("release_id", "protocol_hash", "as_of");

  private static final int READABLE = 30;
  private static final int BEGINNING = 10;

  private Annex() {}

  /** One figure for each table that has rows and was not taken for any other figure. */
  static List<Figure> of(ReportRows rows) {
    Set<String> told = Set.copyOf(rows.told());
    return rows.release().tables().stream()
        .filter(table -> !told.contains(table.name()) && !table.rows().isEmpty())
        .map(table -> figure(rows, table))
        .toList();
  }

  private static Figure figure(ReportRows rows, Table table) {
    Grid data = grid(table, rows.of(table.name()));
    String id = "table-" + table.name().replace('_', '-');
    String about = Optional.ofNullable(table.schema().description()).orElse("");
    return new Figure(
        id,
        new Caption(table.schema().title(), about.isBlank() ? "As released" : about),
        body(grid(table, rows.of(table.name(), ReportRow::shown)), data),
        data);
  }

  private static Grid grid(Table table, List<ReportRow> lines) {
    Grids grid = Grids.of(lines);
    for (Field field : table.schema().fields()) {
      column(grid, field);
    }
    return grid.captioned(table.schema().title() + ", as released");
  }

  /** A long table shows the beginning of what is not withheld; the whole lies behind it. */
  private static Figure.Body body(Grid shown, Grid data) {
    if (data.rows().size() <= READABLE) {
      return Figure.Body.TABLE;
    }
    if (shown.rows().isEmpty()) {
      return new Figure.Body("", List.of(Grids.withheld("Why nothing is shown")));
    }
    int rows = Math.min(BEGINNING, shown.rows().size());
    String what =
        shown.rows().size() < data.rows().size() ? " rows that are not withheld" : " rows";
    return new Figure.Body(
        "",
        List.of(
            new Grid(
                "The first " + BEGINNING + what,
                "",
                data.columns(),
                shown.rows().subList(0, rows))));
  }

  private static void column(Grids grid, Field field) {
    String name = field.name();
    if (COMMON.contains(name)) {
      return;
    }
    if (name.equals(CellStatus.COLUMN)) {
      grid.status();
    } else if (name.endsWith("_lo")) {
      String count = name.substring(0, name.length() - 3);
      grid.count(heading(count), count);
    } else if (!name.endsWith("_hi") && !name.endsWith("_mid")) {
      plain(grid, field);
    }
  }

  private static void plain(Grids grid, Field field) {
    String name = field.name();
    boolean share = field.disclosure().filter(Disclosure.SHARE::equals).isPresent();
    switch (field.type()) {
      case INTEGER -> whole(grid, name);
      case NUMBER -> number(grid, name, share);
      default -> grid.word(heading(name), name);
    }
  }

  private static void whole(Grids grid, String name) {
    if (name.startsWith("n_")) {
      grid.count(heading(name), name);
    } else {
      grid.number(heading(name), name);
    }
  }

  private static void number(Grids grid, String name, boolean share) {
    if (share) {
      grid.share(heading(name), name);
    } else {
      grid.number(heading(name), name);
    }
  }

  private static String heading(String name) {
    return Labels.title(name.startsWith("n_") ? name.substring(2) : name);
  }
}
