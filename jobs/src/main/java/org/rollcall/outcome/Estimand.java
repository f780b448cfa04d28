package org.rollcall.outcome;

/** The questions that a release answers; each has its own list of assumptions. */
public enum Estimand {
  /** Do people who start online stay as long? By the mode of their first session. */
  E1,
  /** How often do people attend? By the mode of their first session. */
  E2,
  /**
   * Is using both ways of meeting associated with staying? By the modes used before a landmark,
   * among those still attending there.
   */
  E4,
  /** How many attend a session? Groups that count heads. */
  E13;

  /** Whether single persons are followed; otherwise only groups and sessions are counted. */
  public boolean followsPeople() {
    return this != E13;
  }
}
