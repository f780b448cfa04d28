package org.rollcall.stats.clusters;

import java.util.OptionalDouble;

/**
 * A number that follows from the totals of an arm, so that leaving a cluster out is a subtraction.
 *
 * <p>Implementations are records or enum constants: two samples are comparable if theirs are equal.
 */
public interface Statistic {

  /**
   * The number.
   *
   * @param totals sums over the clusters of an arm, in the statistic's own layout
   * @return the number, or empty where the totals do not determine one
   */
  OptionalDouble at(double[] totals);

  /** Statistics of two totals. */
  enum OfTotals implements Statistic {
    /** Total over number: (n, sum). */
    MEAN,
    /** Total over total: (numerator, denominator). */
    RATIO,
    /** Mean of the groups' means, each group counting once: (groups, sum of means). */
    GROUP_MEAN;

    @Override
    public OptionalDouble at(double[] totals) {
      double below = this == RATIO ? totals[1] : totals[0];
      double above = this == RATIO ? totals[0] : totals[1];
      return below > 0 ? OptionalDouble.of(above / below) : OptionalDouble.empty();
    }
  }
}
