package org.rollcall.tables;

import java.time.YearMonth;
import org.rollcall.measure.Measured;

/** Which months the data see whole: one seen in part would make a mean or a trend of its edge. */
final class WholeMonths {

  /** Days at either end of a month that may lie outside of the data. */
  private static final int EDGE = 6;

  private WholeMonths() {}

  static boolean contain(Measured measured, YearMonth month) {
    return !measured.served().begins().isAfter(month.atDay(1).plusDays(EDGE))
        && !measured.asOf().isBefore(month.atEndOfMonth().minusDays(EDGE));
  }
}
