package org.rollcall.report;

import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.TableSchema;
import org.rollcall.disclose.Released;

/** Single rows for tests: only the cells that a test is about. */
final class Lines {

  private Lines() {}

  static ReportRow of(String table, Object... cells) {
    TableSchema schema = Schemas.report(table);
    Table.Row row = Table.of(schema).add();
    for (int i = 0; i < cells.length; i += 2) {
      row.set((String) cells[i], cells[i + 1]);
    }
    return new ReportRow(schema, row, Released.Zone.SECURE, Made.FOCUS.outcomes());
  }
}
