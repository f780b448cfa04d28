package org.rollcall.disclose;

import java.util.List;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.Table.Row;
import org.rollcall.contract.TableSchema;

/** Whether a number is a share, or a difference of shares, or on a scale of its own. */
enum Scale {
  SHARE,
  OWN;

  private static final List<String> SAYING = List.of("unit", "statistic");

  /**
   * The scale of that cell. Where the row does not name its unit, a number between -1 and 1 is
   * taken for a share, which is the coarser choice.
   */
  static Scale of(TableSchema schema, Row row, Field field) {
    Disclosure role = Roles.of(schema, field);
    if (role == Disclosure.SHARE) {
      return SHARE;
    }
    if (role == Disclosure.MEAN) {
      return OWN;
    }
    for (String column : SAYING) {
      if (schema.find(column).isPresent()) {
        // A share of attendances is rounded, and kept from few, as one of the people behind them.
        String said = row.text(column);
        return said != null && said.startsWith("share") ? SHARE : OWN;
      }
    }
    return Math.abs(row.number(field.name())) <= 1 ? SHARE : OWN;
  }
}
