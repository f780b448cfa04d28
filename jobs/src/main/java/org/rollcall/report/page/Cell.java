package org.rollcall.report.page;

import java.util.List;

/**
 * One cell of a table: what people read and, kept apart from it, what machines read.
 *
 * @param shown words, a rounded number or a mark such as [c]; never empty
 * @param plain the values of the released columns behind it; empty text where a value is withheld
 * @param style class of the style sheet; empty for none
 */
public record Cell(String shown, List<String> plain, String style) {

  public Cell {
    if (shown.isBlank()) {
      throw new IllegalArgumentException("Cannot make cell: found no text (must say something)");
    }
    plain = List.copyOf(plain);
  }

  /** A cell that means the same to people and machines. */
  public static Cell of(String text) {
    return new Cell(text, List.of(text), "");
  }

  /** The same cell with a capital, to head a row. */
  public Cell begun() {
    String capital = Character.toUpperCase(shown.charAt(0)) + shown.substring(1);
    return new Cell(shown.startsWith("[") ? shown : capital, plain, style);
  }

  public Cell styled(String name) {
    return new Cell(shown, plain, name);
  }
}
