package org.rollcall.stats.survival;

/** How people whose events share a time count in a partial likelihood. */
public enum Ties {
  /** Each of them is at risk with all the others of that time. */
  BRESLOW,
  /**
   * Each of them in turn leaves the risk set by an equal share: close to the average over the
   * orders in which they might have happened.
   */
  EFRON
}
