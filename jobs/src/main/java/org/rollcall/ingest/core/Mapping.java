package org.rollcall.ingest.core;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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
