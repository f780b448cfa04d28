package org.rollcall.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A finished table: rows that obey a contract, ordered by its primary key.
 *
 * <p>Cells are {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code LocalDate} or
 * null. A number that is not finite is refused: what cannot be estimated is null with a status.
 */
public final class Table {

  private final TableSchema schema;
  private final List<Row> rows;

  private Table(TableSchema schema, List<Row> rows) {
    this.schema = schema;
    this.rows = rows;
  }

  /** Starts a table of that contract. */
  public static Builder of(TableSchema schema) {
    return new Builder(schema);
  }

  /** The contract that the rows obey. */
  public TableSchema schema() {
    return schema;
  }

  /** The name of the table. */
  public String name() {
    return schema.name();
  }

  /** The rows, ordered by the primary key. */
  public List<Row> rows() {
    return rows;
  }

  /** One row of a table. */
  public static final class Row {
    private final TableSchema schema;
    private final Object[] cells;
    private boolean closed;

    private Row(TableSchema schema) {
      this.schema = schema;
      this.cells = new Object[schema.fields().size()];
    }

    /**
     * Sets a cell.
     *
     * @param field name of the column
     * @param value the cell, or null; whole numbers may be given as any integer type, numbers also
     *     as whole ones
     * @throws IllegalArgumentException if the table has no such column, or the value is of another
     *     type, not finite, or no word of the column's vocabulary
     * @throws IllegalStateException if the table is built
     */
    public Row set(String field, Object value) {
      if (closed) {
        throw new IllegalStateException(
            "Cannot set " + schema.name() + "." + field + ": the table is built (must be open)");
      }
      cells[schema.indexOf(field)] = typed(schema.field(field), value);
      return this;
    }

    /** The cell of that column, or null. */
    public Object get(String field) {
      return cells[schema.indexOf(field)];
    }

    /** The text of that column, or null. */
    public String text(String field) {
      return (String) get(field);
    }

    /** The whole number of that column, or null. */
    public Long whole(String field) {
      return (Long) get(field);
    }

    /** Sets the status that the numbers of this row have. */
    public Row status(CellStatus status) {
      return set(CellStatus.COLUMN, status.key());
    }

    /** The status that the numbers of this row have, once it is set. */
    public CellStatus status() {
      return CellStatus.of(text(CellStatus.COLUMN));
    }

    /** The number of that column, or null. */
    public Double number(String field) {
      return (Double) get(field);
    }

    private Object typed(Field field, Object value) {
      if (value == null) {
        return null;
      }
      Object typed = converted(field, value);
      List<String> values = field.constraints().values();
      if (!values.isEmpty() && !values.contains(typed.toString())) {
        throw refused(field, "another word", "one of " + values);
      }
      return typed;
    }

    private Object converted(Field field, Object value) {
      Object typed =
          switch (field.type()) {
            case INTEGER -> isWhole(value) ? (Object) ((Number) value).longValue() : null;
            case NUMBER -> value instanceof Number n ? finite(field, n.doubleValue()) : null;
            case BOOLEAN -> value instanceof Boolean b ? b : null;
            case DATE -> value instanceof LocalDate d ? d : null;
            case STRING, DATETIME, TIME -> value instanceof String s ? s : null;
          };
      if (typed == null) {
        throw refused(field, value.getClass().getSimpleName(), field.type().toString());
      }
      return typed;
    }

    /** A fraction in a column of whole numbers is a mistake, not something to cut off. */
    private static boolean isWhole(Object value) {
      return value instanceof Long
          || value instanceof Integer
          || value instanceof Short
          || value instanceof Byte;
    }

    private Double finite(Field field, double value) {
      if (!Double.isFinite(value)) {
        throw refused(field, "a number that is not finite", "a number, or null with a status");
      }
      return value;
    }

    private IllegalArgumentException refused(Field field, String found, String rule) {
      return new IllegalArgumentException(
          "Cannot set "
              + schema.name()
              + "."
              + field.name()
              + ": found "
              + found
              + " (must be "
              + rule
              + ")");
    }
  }

  /** Collects rows and checks the contract at the end. */
  public static final class Builder {
    private final TableSchema schema;
    private final List<Row> rows = new ArrayList<>();

    private Builder(TableSchema schema) {
      this.schema = schema;
    }

    /** Adds an empty row and returns it to be filled. */
    public Row add() {
      Row row = new Row(schema);
      rows.add(row);
      return row;
    }

    /**
     * Checks required cells and the primary key, orders the rows and closes the table.
     *
     * @throws IllegalArgumentException if a required cell is null, or two rows have one primary key
     */
    public Table build() {
      for (Field field : schema.fields()) {
        if (field.required() && rows.stream().anyMatch(row -> row.get(field.name()) == null)) {
          throw new IllegalArgumentException(
              "Missing required cell: " + schema.name() + "." + field.name());
        }
      }
      List<Row> sorted = new ArrayList<>(rows);
      int[] key = schema.primaryKey().stream().mapToInt(schema::indexOf).toArray();
      sorted.sort(byKey(key));
      Set<List<Object>> seen = new HashSet<>();
      for (Row row : sorted) {
        if (key.length > 0 && !seen.add(keyOf(row, key))) {
          throw new IllegalArgumentException(
              "Invalid table "
                  + schema.name()
                  + ": two rows have one primary key (must be unique)");
        }
      }
      sorted.forEach(row -> row.closed = true);
      return new Table(schema, Collections.unmodifiableList(sorted));
    }

    private static List<Object> keyOf(Row row, int[] key) {
      return Arrays.stream(key).mapToObj(i -> row.cells[i]).collect(Collectors.toList());
    }

    private static Comparator<Row> byKey(int[] key) {
      return (a, b) -> {
        for (int i : key) {
          int order = compare(a.cells[i], b.cells[i]);
          if (order != 0) {
            return order;
          }
        }
        return 0;
      };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Object a, Object b) {
      if (a == null || b == null) {
        return a == b ? 0 : a == null ? -1 : 1;
      }
      return ((Comparable) a).compareTo(b);
    }
  }
}
