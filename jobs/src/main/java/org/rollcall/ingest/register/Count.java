package org.rollcall.ingest.register;

import java.util.Optional;
import java.util.regex.Pattern;
import org.rollcall.ingest.export.Sheets;

/** A number of people in a cell. */
final class Count {

  private static final Pattern WHOLE = Pattern.compile("\\d{1,6}(?:[.,]0+)?");

  /** The code of a cell that is no count, as a formula's error; the empty text where it is one. */
  static String fault(String cell) {
    if (Sheets.isError(cell)) {
      return "SPREADSHEET-ERROR";
    }
    return cell.isEmpty() || WHOLE.matcher(cell).matches() ? "" : "TYPE-INTEGER";
  }

  /** The number of a cell without fault; empty where the cell is. */
  static Optional<Integer> of(String cell) {
    return cell.isEmpty()
        ? Optional.empty()
        : Optional.of(Integer.valueOf(cell.replaceFirst("[.,].*", "")));
  }

  private Count() {}
}
