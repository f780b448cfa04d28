package org.rollcall.outcome;

/** Where the held sessions are known from. */
public enum CalendarOrigin {
  /** The organisers' own calendar. */
  STATED,
  /** Worked out from attendance, because no calendar was given. */
  INFERRED
}
