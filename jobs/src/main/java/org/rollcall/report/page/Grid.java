package org.rollcall.report.page;

import java.util.List;

/**
 * A table of the page; the first cell of a row heads it.
 *
 * @param caption what the table holds
 * @param style class of the style sheet; empty for none
 * @param columns the columns
 * @param rows the rows, each with one cell for every column
 */
public record Grid(String caption, String style, List<Column> columns, List<List<Cell>> rows) {

  /** More rows than this are left to the download. */
  static final int READABLE = 160;

  private static final int WIDE = 12;

  public Grid {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException(
          "Invalid table: " + caption + " (every row must have " + width + " cells)");
    }
  }

  /** The rows that the page shows. */
  public List<List<Cell>> readable() {
    return rows.size() > READABLE ? rows.subList(0, READABLE) : rows;
  }

  /** Class of the frame: a table of many columns is printed across the sheet. */
  public String frame() {
    return style.isEmpty() && columns.size() > WIDE ? "scroll wide" : "scroll";
  }

  /** What the page does not show; empty text where it shows all. */
  public String leftOut() {
    return rows.size() > READABLE
        ? "The first " + READABLE + " of " + rows.size() + " rows; the download holds all."
        : "";
  }
}
