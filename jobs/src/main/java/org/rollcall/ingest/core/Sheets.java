package org.rollcall.ingest.core;

import java.util.Locale;
import java.util.regex.Pattern;

/** What spreadsheets leave in a table that people keep by hand. */
public final class Sheets {

  private static final Pattern ERROR = Pattern.compile("#[\\p{Lu}0-9/]{1,12}[!?]?");
  private static final Pattern TOTALS =
      Pattern.compile(
          "(?i)(grand |sub-?)?(total|totals|sum|average|avg|mean|count|jumlah|gesamt|summe|suma|合計|小計|平均|計)"
              + "( (present|attendance|attended|attendees|number|per session))?\\s*:?");

  private Sheets() {}

  /** Whether a cell shows an error of a formula, as {@code #N/A} or {@code #REF!}. */
  public static boolean isError(String cell) {
    return cell.startsWith("#") && ERROR.matcher(cell.toUpperCase(Locale.ROOT)).matches();
  }

  /** Whether a cell is the label of a row of totals. */
  public static boolean isTotals(String cell) {
    return TOTALS.matcher(cell).matches();
  }
}
