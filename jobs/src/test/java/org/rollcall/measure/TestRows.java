package org.rollcall.measure;

import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/** Rows whose cells have names, as curated tables have them, for tests. */
final class TestRows {

  private TestRows() {}

  /** The same rows with names; days become numbers. */
  static List<Row> of(StructType type, List<Row> rows) {
    return rows.stream().map(row -> named(type, row)).toList();
  }

  private static Row named(StructType type, Row row) {
    Object[] cells = new Object[type.size()];
    for (int i = 0; i < cells.length; i++) {
      Object cell = row.get(i);
      cells[i] = cell instanceof Date day ? (int) day.toLocalDate().toEpochDay() : cell;
    }
    return new GenericRowWithSchema(cells, type);
  }
}
