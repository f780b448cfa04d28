package org.rollcall.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which columns of a file make which canonical fields.
 *
 * @param wanted the canonical fields in the order of a record's cells
 */
public record Mapping(List<Wanted> wanted) implements Serializable {

  public Mapping {
    wanted = List.copyOf(wanted);
  }

  /** Whether a column of the file or the study itself tells that field. */
  boolean fills(String field, Layout layout) {
    for (int cell = 0; cell < wanted.size(); cell++) {
      if (wanted.get(cell).field().equals(field)) {
        return wanted.get(cell).pieces().isEmpty() || layout.column(cell) > 0;
      }
    }
    return false;
  }

  /** Every column that makes a field, from 0: the first of each by the name of the field. */
  Map<String, Integer> columns(Layout layout) {
    Map<String, Integer> columns = new HashMap<>();
    for (int cell = 0; cell < wanted.size(); cell++) {
      if (layout.column(cell) > 0) {
        columns.put(wanted.get(cell).field(), layout.column(cell) - 1);
      }
    }
    for (int column = 0; column < layout.width(); column++) {
      if (layout.wants(column) && !columns.containsValue(column)) {
        columns.put("column " + column, column);
      }
    }
    return columns;
  }

  /** Whether a file may do without the columns of a field. */
  public enum Need {
    REQUIRED,
    OPTIONAL
  }

  /**
   * One canonical field.
   *
   * @param field its name
   * @param pieces what its cell is put together from
   * @param need whether the file must have the columns
   */
  public record Wanted(String field, List<Piece> pieces, Need need) implements Serializable {

    public Wanted {
      pieces = List.copyOf(pieces);
    }

    /** The cell of one column, or of a template of columns such as <code>{Day} {Time}</code>. */
    public static Wanted of(String field, String template, Need need) {
      return new Wanted(field, parse(template), need);
    }

    public boolean isOneColumn() {
      return pieces.size() == 1 && pieces.get(0).isColumn();
    }
  }

  /**
   * A piece of a cell.
   *
   * @param kind whether the text names a column or stands for itself
   * @param text the column's name or the text
   */
  public record Piece(Kind kind, String text) implements Serializable {

    /** What a piece is. */
    public enum Kind {
      COLUMN,
      LITERAL
    }

    public boolean isColumn() {
      return kind == Kind.COLUMN;
    }
  }

  private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]*)\\}");

  private static List<Piece> parse(String template) {
    Matcher reference = REFERENCE.matcher(template);
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    while (reference.find()) {
      if (reference.start() > from) {
        pieces.add(new Piece(Piece.Kind.LITERAL, template.substring(from, reference.start())));
      }
      pieces.add(new Piece(Piece.Kind.COLUMN, reference.group(1).strip()));
      from = reference.end();
    }
    if (pieces.isEmpty()) {
      return List.of(new Piece(Piece.Kind.COLUMN, template.strip()));
    }
    if (from < template.length()) {
      pieces.add(new Piece(Piece.Kind.LITERAL, template.substring(from)));
    }
    return pieces;
  }
}
