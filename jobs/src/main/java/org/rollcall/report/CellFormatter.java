package org.rollcall.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.contract.CellStatus;
import org.rollcall.report.page.Cell;
import org.rollcall.report.svg.Fixed;

/**
 * Cells as people read them, beside the plain values: a value that is not shown is its status mark,
 * never blank and never 0.
 */
final class CellFormatter {

  private static final String FORMULA = "=+-@\t\r";

  private CellFormatter() {}

  /** A count: 812, the bin 811–815, or the mark. */
  static String people(ReportRow line, String field) {
    return line.count(field).map(Numbers::count).orElseGet(line::mark);
  }

  /** The people behind a row, or where heads are counted the sessions; or the mark. */
  static String contributors(ReportRow line, String side) {
    boolean counted = line.count("n_people" + side).isEmpty();
    return people(line, (counted ? "n_sessions" : "n_people") + side);
  }

  static Cell count(ReportRow line, String field) {
    List<String> plain =
        line.binned(field)
            ? List.of(
                plain(line, field + "_lo"), plain(line, field + "_hi"), plain(line, field + "_mid"))
            : List.of(plain(line, field));
    return cell(line, people(line, field), plain);
  }

  /** A share as a percentage, or the mark. */
  static Cell share(ReportRow line, String field) {
    OptionalDouble value = line.number(field);
    String text = value.isPresent() ? percent(line, value.getAsDouble()) : line.mark();
    return cell(line, provisional(line, text, value.isPresent()), List.of(plain(line, field)));
  }

  private static String percent(ReportRow line, double share) {
    return line.isPublic() ? Numbers.percent(share) : Numbers.exactPercent(share);
  }

  /** A level on the scale of the row's unit, or the mark. */
  static Cell level(ReportRow line, String field) {
    OptionalDouble value = line.number(field);
    Unit unit = Unit.of(line.text("unit"));
    String text = value.isPresent() ? Numbers.level(value.getAsDouble(), unit) : line.mark();
    return cell(line, text, List.of(plain(line, field)));
  }

  /** A difference with its sign, or the mark. */
  static Cell difference(ReportRow line, String field, Unit unit) {
    OptionalDouble value = line.number(field);
    String text = value.isPresent() ? Numbers.difference(value.getAsDouble(), unit) : line.mark();
    return cell(line, text, List.of(plain(line, field)));
  }

  /** A number on its own scale, or the mark. */
  static Cell number(ReportRow line, String field) {
    OptionalDouble value = line.number(field);
    String text =
        value.isPresent() ? Numbers.minus(Fixed.trimmed(value.getAsDouble(), 3)) : line.mark();
    return cell(line, text, List.of(plain(line, field)));
  }

  /** A p-value, or the mark. */
  static Cell p(ReportRow line, String field) {
    OptionalDouble value = line.number(field);
    String text = value.isPresent() ? Numbers.p(value.getAsDouble()) : line.mark();
    return cell(line, text, List.of(plain(line, field)));
  }

  /** A word of a vocabulary, or the words that stand for none. */
  static Cell word(ReportRow line, String field, String none) {
    String text = line.text(field);
    return new Cell(text.isBlank() ? none : Labels.plain(text), List.of(plain(line, field)), "");
  }

  /** The status of the row: ok, or its mark. */
  static Cell status(ReportRow line) {
    String text = line.is(CellStatus.OK) ? CellStatus.OK.key() : line.mark();
    return new Cell(text, List.of(plain(line, CellStatus.COLUMN)), "");
  }

  /** The month of a date. */
  static Cell month(ReportRow line, String field) {
    String text = line.date(field).map(Dates::month).orElseGet(line::mark);
    return new Cell(text, List.of(plain(line, field)), "");
  }

  /** Words for people where the plain value stays what it is. */
  static Cell said(String words, ReportRow line, String field) {
    return new Cell(words, List.of(plain(line, field)), "");
  }

  /** The plain value: a point, an ISO minus, no commas; empty where withheld. */
  static String plain(ReportRow line, String field) {
    OptionalDouble number = line.number(field);
    if (number.isPresent()) {
      return Fixed.plain(number.getAsDouble());
    }
    return harmless(line.text(field));
  }

  /** Text that a spreadsheet cannot take for a formula. */
  static String harmless(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** The estimate and its limits in one phrase: +1.2 (−0.4 to +2.8), or the mark. */
  static String withLimits(ReportRow line, Unit unit) {
    Optional<ReportedInterval> interval = ReportedInterval.of(line);
    return interval
        .map(
            i ->
                Numbers.difference(i.estimate(), unit)
                    + " ("
                    + Numbers.difference(i.low(), unit)
                    + " to "
                    + Numbers.difference(i.high(), unit)
                    + ")")
        .orElseGet(line::mark);
  }

  private static String provisional(ReportRow line, String text, boolean present) {
    return present && line.is(CellStatus.PROVISIONAL)
        ? text + " " + StatusFlags.of(CellStatus.PROVISIONAL)
        : text;
  }

  private static Cell cell(ReportRow line, String text, List<String> plain) {
    return new Cell(text, plain, text.equals(line.mark()) ? "s" : "");
  }
}
