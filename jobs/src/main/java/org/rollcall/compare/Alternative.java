package org.rollcall.compare;

import java.util.Optional;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.PointEstimate;

/**
 * One analysis done differently.
 *
 * @param analysisId the analysis that it is an alternative to
 * @param name what was done differently
 * @param people people in both arms
 * @param groups home groups in either arm
 * @param estimate the difference, or why there is none
 * @param sign how its sign compares with that of the analysis
 * @param change its difference less that of the analysis; empty where one of them is not known, or
 *     counts something else
 */
public record Alternative(
    String analysisId,
    String name,
    long people,
    int groups,
    Estimate estimate,
    Sign sign,
    Optional<PointEstimate> change) {

  /**
   * Whether it turns the sign of the analysis by more than chance: of two differences near 0 the
   * signs differ half of the time, whatever is done differently.
   */
  public boolean turnsSign() {
    return sign == Sign.OTHER
        && change.filter(p -> !p.interval(Contrast.LEVEL).contains(0)).isPresent();
  }

  /** How two signs compare. */
  public enum Sign {
    SAME,
    OTHER,
    /** One of the two has no estimate. */
    UNKNOWN
  }
}
