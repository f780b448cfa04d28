package org.rollcall.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Field;
import org.rollcall.contract.ProgramFamily;
import org.rollcall.contract.Table;
import org.rollcall.contract.TableSchema;
import org.rollcall.disclose.Released;
import org.rollcall.outcome.OutcomeCatalog;

/**
 * One row of a released table, read alike in the secure and in the public form: there a count is
 * one column, here it is a bin of three.
 *
 * @param schema contract of the released table
 * @param row the row
 * @param zone who may read it
 * @param outcomes those of the study
 */
record ReportRow(TableSchema schema, Table.Row row, Released.Zone zone, OutcomeCatalog outcomes) {

  /**
   * A count as released.
   *
   * @param low lower end; equal to the upper where the count is exact
   * @param high upper end
   */
  record Count(long low, long high) {
    Count plus(Count other) {
      return new Count(low + other.low, high + other.high);
    }

    double middle() {
      return (low + high) / 2.0;
    }
  }

  /** The text of that column; empty text where there is none. */
  String text(String field) {
    Object value = value(field);
    return value == null ? "" : value.toString();
  }

  /** The outcome that this column names, in words. */
  OutcomeText outcome(String field) {
    return OutcomeText.of(outcomes, text(field));
  }

  boolean is(String field, String wanted) {
    return text(field).equals(wanted);
  }

  /** Whether it is about all people of the study, or of one family of programs. */
  boolean isOfEverybody() {
    return is("stratum", "all") || List.of(ProgramFamily.values()).stream().anyMatch(this::isAll);
  }

  private boolean isAll(ProgramFamily family) {
    return is("stratum", family.key());
  }

  /** Whether it is about that family, or of a table that does not tell families apart. */
  boolean isOf(ProgramFamily family) {
    return schema.find("stratum").isEmpty() || text("stratum").startsWith(family.key());
  }

  boolean is(CellStatus status) {
    return is(CellStatus.COLUMN, status.key());
  }

  OptionalDouble number(String field) {
    return value(field) instanceof Number n
        ? OptionalDouble.of(n.doubleValue())
        : OptionalDouble.empty();
  }

  Optional<LocalDate> date(String field) {
    return value(field) instanceof LocalDate day ? Optional.of(day) : Optional.empty();
  }

  Optional<Boolean> flag(String field) {
    return value(field) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** The count of that column, whichever form it was released in. */
  Optional<Count> count(String field) {
    if (value(field) instanceof Long exact) {
      return Optional.of(new Count(exact, exact));
    }
    return value(field + "_lo") instanceof Long low && value(field + "_hi") instanceof Long high
        ? Optional.of(new Count(low, high))
        : Optional.empty();
  }

  boolean binned(String field) {
    return schema.find(field).isEmpty() && schema.find(field + "_lo").isPresent();
  }

  /** Why a value of this row is not shown: its status, or not available. */
  String mark() {
    return StatusFlags.of(
        text(CellStatus.COLUMN).isEmpty() || is(CellStatus.OK)
            ? CellStatus.NOT_AVAILABLE
            : CellStatus.of(text(CellStatus.COLUMN)));
  }

  /** Whether the row shows anything: in the public zone all combinations of keys have a row. */
  boolean shown() {
    return !is(CellStatus.CONFIDENTIAL);
  }

  boolean isPublic() {
    return zone == Released.Zone.PUBLIC;
  }

  private Object value(String field) {
    Optional<Field> found = schema.find(field);
    return found.isPresent() ? row.get(field) : null;
  }
}
