package org.rollcall.disclose;

import java.util.List;
import org.rollcall.contract.Field;
import org.rollcall.contract.Table.Row;
import org.rollcall.contract.TableSchema;

/** Small things that all rules do with rows. */
final class RowEdits {

  private RowEdits() {}

  static Row copy(TableSchema schema, Row from, Row to) {
    for (Field field : schema.fields()) {
      to.set(field.name(), from.get(field.name()));
    }
    return to;
  }

  /** The values of those columns, null included. */
  static List<Object> values(Row row, List<String> fields) {
    return fields.stream().map(row::get).toList();
  }
}
