package org.rollcall.ingest.core;

/** Order of day and month in dates such as 11/12/2020. */
public enum DayOrder {
  /** What all dates of the file together show; not to be told is an error, never a guess. */
  EVIDENT,
  DAY_FIRST,
  MONTH_FIRST
}
