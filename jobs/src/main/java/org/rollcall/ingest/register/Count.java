package org.rollcall.ingest.register;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Sheets;

/** A number of people in a cell. */
final class Count {

  /** What forms and sheets call the number of people present. */
  private static final List<String> PRESENT =
      List.of(
          "Number attended",
          "Number of attendees",
          "Number of participants",
          "Number of people",
          "Number attending",
          "Number in attendance",
          "No. attended",
          "No. of attendees",
          "No. of people",
          "# attended",
          "# of attendees",
          "How many attended?",
          "How many people attended?",
          "How many people attended",
          "How many came?",
          "Attendees");

  /** A day without a meeting, or without a count. */
  private static final Set<String> NONE =
      Set.of(
          ("-|–|—|.|n/a|na|x|closed|c|cancelled|canceled|cancel|canc|cxl|ph|holiday|holidays"
                  + "|public holiday|bank holiday|school holiday|school holidays|vacation|break"
                  + "|no meeting|no session|no group|no class|no service|not held|did not run"
                  + "|did not meet|not run|off")
              .split("\\|"));

  private static final Pattern WHOLE = Pattern.compile("\\d{1,6}(?:[.,]0+)?");

  /** Names of a column of people present: a sheet's own, the usual one first, and what all use. */
  static String[] present(String... own) {
    return Stream.concat(Stream.of(own), PRESENT.stream()).toArray(String[]::new);
  }

  /** Whether nobody was counted: the cell is empty or has a sign or word for it. */
  static boolean isNone(String cell) {
    return cell.isEmpty() || NONE.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** The code of a cell that is no count, as a formula's error; the empty text where it is one. */
  static String fault(String cell) {
    if (Sheets.isError(cell)) {
      return "SPREADSHEET-ERROR";
    }
    boolean whole = WHOLE.matcher(cell).matches() && !Thousands.mayBe(cell);
    return cell.isEmpty() || whole ? "" : "TYPE-INTEGER";
  }

  /** Whether a cell is a count, or one that cannot be read without guessing. */
  static boolean isLike(String cell) {
    return fault(cell).isEmpty() || Thousands.mayBe(cell);
  }

  /**
   * The columns of a row whose cells are counts. One that is none costs its cell, not the row: it
   * is told with its column.
   */
  static List<Integer> sound(Extract.Builder extract, Line line, List<Integer> columns) {
    List<Integer> sound =
        columns.stream().filter(column -> fault(line.cell(column)).isEmpty()).toList();
    if (!sound.isEmpty()) {
      extract.usedRow();
    }
    columns.stream()
        .filter(column -> !sound.contains(column))
        .forEach(column -> extract.fault(line.number(), fault(line.cell(column)), column + 1));
    return sound;
  }

  /** The number of a cell without fault; empty where the cell is. */
  static Optional<Integer> of(String cell) {
    return cell.isEmpty()
        ? Optional.empty()
        : Optional.of(Integer.valueOf(cell.replaceFirst("[.,].*", "")));
  }

  /** The same as digits, whatever a spreadsheet wrote behind them; empty where the cell is. */
  static String text(String cell) {
    return of(cell).map(Object::toString).orElse("");
  }

  private Count() {}
}
