package org.rollcall.stats.survival;

/** A function of time that coefficients might change with. */
public enum TimeScale {
  /**
   * One minus the Kaplan-Meier estimate just before the time, of all people together; not swayed by
   * a few late events.
   */
  KAPLAN_MEIER,
  /** Time itself. */
  IDENTITY,
  /** Its rank among the times of all people, ties sharing the mean of theirs. */
  RANK,
  /** Its logarithm; only where all events are after time 0. */
  LOG
}
