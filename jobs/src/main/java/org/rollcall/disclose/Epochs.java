package org.rollcall.disclose;

import java.time.LocalDate;
import java.time.YearMonth;

/** When a month may be published: once, after late data had time to come in. */
public final class Epochs {

  /** Days that must pass after the end of a month before it is closed. */
  public static final int SETTLE_DAYS = 14;

  private Epochs() {}

  /** The last month that ended with that day or before it. */
  public static YearMonth ended(LocalDate day) {
    return YearMonth.from(day.plusDays(1)).minusMonths(1);
  }

  /**
   * The last month whose end lies at least {@link #SETTLE_DAYS} days back.
   *
   * @param asOf last day that the data know of; 14 July closes June, 13 July only May
   */
  public static YearMonth closed(LocalDate asOf) {
    return ended(asOf.minusDays(SETTLE_DAYS));
  }

  /** The day on which a month is closed: its release knows of nothing after it. */
  public static LocalDate closes(YearMonth month) {
    return month.atEndOfMonth().plusDays(SETTLE_DAYS);
  }
}
