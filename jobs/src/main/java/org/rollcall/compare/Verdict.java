package org.rollcall.compare;

/** What a locked cut says of a difference. "No significant difference" is not among them. */
public enum Verdict {
  /** The difference is larger than the margin. */
  MEANINGFUL_DIFFERENCE,
  /** There is a difference; whether it is larger than the margin is open. */
  DIFFERENCE_SIZE_UNCLEAR,
  /** There is a difference, and it is smaller than the margin. */
  DIFFERENCE_WITHIN_MARGIN,
  /** Any difference is smaller than the margin. */
  EQUIVALENT,
  /** The interval is too wide to say. */
  NOT_ENOUGH_DATA,
  /** The interval includes 0, and no margin says what difference would matter. */
  NO_MARGIN,
  /** There is no estimate, or it was withheld. */
  NOT_ESTIMABLE
}
