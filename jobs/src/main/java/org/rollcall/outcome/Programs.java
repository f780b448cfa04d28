package org.rollcall.outcome;

import java.util.Map;

/**
 * The program of each cluster: of home groups, and of groups that count heads, which have indexes
 * of their own.
 *
 * @param ofHome by index of the home group
 * @param ofCounting by index of the group that counts heads
 */
public record Programs(Map<Long, String> ofHome, Map<Long, String> ofCounting) {

  /** Of no group is it known. */
  public static final Programs NONE = new Programs(Map.of(), Map.of());

  public Programs {
    ofHome = Map.copyOf(ofHome);
    ofCounting = Map.copyOf(ofCounting);
  }

  /** Those of the clusters of an outcome. */
  public Map<Long, String> of(Outcome outcome) {
    return outcome.estimand().followsPeople() ? ofHome : ofCounting;
  }
}
