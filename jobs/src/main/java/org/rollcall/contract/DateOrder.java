package org.rollcall.contract;

/** Order of day, month and year in the dates of a source, such as 11/12/2020. */
public enum DateOrder {
  /**
   * The year comes first, or, in exports, what all dates of the file together show; not to be told
   * is an error, never a guess.
   */
  ISO,
  DAY_FIRST,
  MONTH_FIRST
}
