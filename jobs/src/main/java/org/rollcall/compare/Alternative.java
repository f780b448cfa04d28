package org.rollcall.compare;

import org.rollcall.stats.Estimate;

/**
 * One analysis done differently.
 *
 * @param analysisId the analysis that it is an alternative to
 * @param name what was done differently
 * @param people people in both arms
 * @param groups home groups in either arm
 * @param estimate the difference, or why there is none
 * @param sign how its sign compares with that of the analysis
 */
public record Alternative(
    String analysisId, String name, long people, int groups, Estimate estimate, Sign sign) {

  /** How two signs compare. */
  public enum Sign {
    SAME,
    OTHER,
    /** One of the two has no estimate. */
    UNKNOWN
  }
}
