package org.rollcall.ingest.register;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Sheets;

/**
 * Rows of sums and averages in a table.
 *
 * <p>Sum, Suma and Mean are names of people too, and Average is an answer: such a word makes a row
 * of totals where it names what the row is about, and all else are numbers.
 */
final class Totals {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:\\d{1,3}(?:[., '’]\\d{3})+|\\d+)(?:[.,]\\d+)?(?: ?%)?");

  /** Labels that are no name of anybody. */
  private static final Pattern SURE =
      Pattern.compile("(?i)(grand |sub-?)?totals?\\b.*|\\p{L}+ .*|.*:|合計|小計");

  private static final List<String> PERSON = List.of("id", "name", "first", "last");
  private static final List<String> MEETING = List.of("time", "group", "service", "event");

  private Totals() {}

  /** Whether a row of the table is one. */
  static boolean isOne(Headings.Found found, Line line) {
    if (line.cells().stream().noneMatch(Sheets::isTotals)) {
      return false;
    }
    if (Sheets.isTotals(found.cell(line, "date"))) {
      return true;
    }
    return People.isNamed(found) ? isOfPeople(found, line) : isOfMeetings(found, line);
  }

  private static boolean isOfPeople(Headings.Found found, Line line) {
    List<String> who = filled(found, line, PERSON).toList();
    boolean sure = who.stream().anyMatch(Totals::isSure);
    boolean named =
        who.stream()
            .filter(cell -> !Sheets.isTotals(cell))
            .anyMatch(cell -> !sure || !NUMBER.matcher(cell).matches());
    return !named && (sure || isAlone(line) || isOfNobody(found, line));
  }

  private static boolean isOfNobody(Headings.Found found, Line line) {
    return filled(found, line, PERSON).findAny().isEmpty()
        && (filled(found, line, MEETING).anyMatch(Sheets::isTotals)
            || line.cells().stream().anyMatch(Totals::isSure));
  }

  private static boolean isOfMeetings(Headings.Found found, Line line) {
    Optional<String> first = line.cells().stream().filter(cell -> !cell.isEmpty()).findFirst();
    return isAlone(line)
        || filled(found, line, MEETING).anyMatch(Sheets::isTotals)
        || first.filter(Totals::isSure).isPresent();
  }

  private static Stream<String> filled(Headings.Found found, Line line, List<String> keys) {
    return keys.stream().map(key -> found.cell(line, key)).filter(cell -> !cell.isEmpty());
  }

  private static boolean isSure(String cell) {
    return Sheets.isTotals(cell) && SURE.matcher(cell).matches();
  }

  /** Whether nothing but numbers stands beside the label. */
  private static boolean isAlone(Line line) {
    return line.cells().stream()
        .allMatch(
            cell ->
                Sheets.isTotals(cell)
                    || Sheets.isError(cell)
                    || NUMBER.matcher(cell).matches()
                    || Marks.USUAL.of(cell) == Mark.BLANK);
  }

  /**
   * Whether the numbers of a row, all 1 and 0, are marks of somebody: they are neither the sums nor
   * the averages of the marks of others.
   */
  static boolean isOfMarks(Headings.Found found, Line line, List<Integer> columns) {
    if (columns.stream().allMatch(column -> line.cell(column).isEmpty())
        || line.cells().stream().anyMatch(Totals::isSure)
        || !columns.stream().map(line::cell).allMatch(Totals::isBinary)) {
      return false;
    }
    List<Line> others = found.below().stream().filter(other -> !isOne(found, other)).toList();
    return !agree(line, columns, others, 1) && !agree(line, columns, others, others.size());
  }

  private static boolean isBinary(String cell) {
    Mark mark = Marks.USUAL.of(cell);
    return mark == Mark.PRESENT || mark == Mark.ABSENT || mark == Mark.BLANK;
  }

  private static boolean agree(Line line, List<Integer> columns, List<Line> others, int parts) {
    return IntStream.range(0, columns.size())
        .map(columns::get)
        .allMatch(column -> (long) parts * number(line, column) == sum(others, column));
  }

  private static int number(Line line, int column) {
    return Marks.USUAL.of(line.cell(column)).isPresent() ? 1 : 0;
  }

  private static long sum(List<Line> lines, int column) {
    return lines.stream().mapToInt(line -> number(line, column)).sum();
  }
}
