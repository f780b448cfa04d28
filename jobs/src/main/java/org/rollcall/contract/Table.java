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

  public TableSchema schema() {
    return schema;
  }

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

    private Row(TableSchema schema) {
      this.schema = schema;
      this.cells = new Object[schema.fields().size()];
    }

    /** Sets a cell; whole numbers may be given as any integer type. */
    public Row set(String field, Object value) {
      cells[schema.indexOf(field)] = typed(schema.field(field), value);
      return this;
    }

    /** The cell of that column, or null. */
    public Object get(String field) {
      return cells[schema.indexOf(field)];
    }

    public String text(String field) {
      return (String) get(field);
    }

    /** The whole number of that column, or null. */
    public Long whole(String field) {
      return (Long) get(field);
    }

    /** The number of that column, or null. */
    public Double number(String field) {
      return (Double) get(field);
    }

    private Object typed(Field field, Object value) {
      if (value == null) {
        return null;
      }
      Object typed =
          switch (field.type()) {
            case INTEGER -> value instanceof Number n ? (Object) n.longValue() : null;
            case NUMBER -> value instanceof Number n ? finite(field, n.doubleValue()) : null;
            case BOOLEAN -> value instanceof Boolean b ? b : null;
            case DATE -> value instanceof LocalDate d ? d : null;
            case STRING, DATETIME, TIME -> value instanceof String s ? s : null;
          };
      if (typed == null) {
        throw new IllegalArgumentException(
            "Cannot set "
                + schema.name()
                + "."
                + field.name()
                + ": found "
                + value.getClass().getSimpleName()
                + " (must be "
                + field.type()
                + ")");
      }
      if (!field.constraints().values().isEmpty()
          && !field.constraints().values().contains(typed.toString())) {
        throw new IllegalArgumentException(
            "Cannot set "
                + schema.name()
                + "."
                + field.name()
                + " (must be one of "
                + field.constraints().values()
                + ")");
      }
      return typed;
    }

    private Double finite(Field field, double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "Cannot set "
                + schema.name()
                + "."
                + field.name()
                + ": found a number that is not finite (must be a number, or null with a status)");
      }
      return value;
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

    /** Checks required cells and the primary key, orders the rows and closes the table. */
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
