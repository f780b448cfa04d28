package org.rollcall.disclose;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;

/** Keeps the rows of closed months: a month that still fills up would be published twice. */
final class ClosedMonths {

  private static final String WEEKS = "weeks_since_start";

  private ClosedMonths() {}

  static Table of(Table table, YearMonth closed) {
    List<Field> months = Roles.fields(table.schema(), Disclosure.MONTH);
    if (months.isEmpty()) {
      return table;
    }
    Table.Builder kept = Table.of(table.schema());
    for (Row row : table.rows()) {
      if (months.stream().noneMatch(field -> isOpen(reached(table, row, field), closed))) {
        RowEdits.copy(table.schema(), row, kept.add());
      }
    }
    return kept.build();
  }

  /** The month, or the day that lies the row's weeks after it: what happens then is still open. */
  private static Object reached(Table table, Row row, Field field) {
    Object month = row.get(field.name());
    return month instanceof LocalDate day && table.schema().find(WEEKS).isPresent()
        ? day.plusWeeks(row.whole(WEEKS))
        : month;
  }

  private static boolean isOpen(Object month, YearMonth closed) {
    if (month instanceof LocalDate day) {
      return YearMonth.from(day).isAfter(closed);
    }
    // A word such as "all" stands for the whole study, not for a month.
    return month instanceof String text
        && Character.isDigit(text.charAt(0))
        && isOpen(text, closed);
  }

  private static boolean isOpen(String text, YearMonth closed) {
    try {
      return YearMonth.parse(text).isAfter(closed);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Cannot read month: " + text + " (must be yyyy-mm)", e);
    }
  }
}
