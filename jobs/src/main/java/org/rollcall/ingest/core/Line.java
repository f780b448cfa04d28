package org.rollcall.ingest.core;

import java.util.List;

/**
 * A row of a table of text.
 *
 * @param number line of the file on which it begins, from 1
 * @param cells its cells without blanks around them; as many as the row has
 */
public record Line(long number, List<String> cells) {

  public Line {
    cells = List.copyOf(cells);
  }

  /** The cell, or the empty text where the row is too short. */
  public String cell(int column) {
    return column >= 0 && column < cells.size() ? cells.get(column) : "";
  }

  /** Whether no cell holds anything. */
  public boolean isBlank() {
    return cells.stream().allMatch(String::isEmpty);
  }

  /** The cells from one column to before another, as many as the row has of them. */
  Line part(int from, int to) {
    int end = Math.min(to, cells.size());
    return from == 0 && end == cells.size()
        ? this
        : new Line(number, cells.subList(Math.min(from, end), end));
  }

  /** Cells that hold something. */
  public long filled() {
    return cells.stream().filter(cell -> !cell.isEmpty()).count();
  }
}
