package org.rollcall.stats.numeric;

import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * Fisher's F distribution: upper tail, computed directly, and quantile.
 *
 * @see "Abramowitz & Stegun (1964), 26.6.2 with 26.5.2"
 */
public final class FisherF {

  private static final int NEWTON_STEPS = 4;

  /** Beyond this probability its complement is computed directly. */
  private static final double SMALL_TAIL = 0.999;

  private FisherF() {}

  /**
   * Probability of a larger value: I(d / (d + n x); d/2, n/2), the regularised incomplete beta.
   *
   * @param x not negative
   * @param numerator degrees of freedom of the numerator n, positive
   * @param denominator degrees of freedom of the denominator d, positive; infinite gives the
   *     chi-squared limit
   * @return P(F &gt; x)
   */
  public static double upper(double x, double numerator, double denominator) {
    if (x <= 0) {
      return 1;
    }
    if (Double.isInfinite(denominator)) {
      return ChiSquared.upper(numerator * x, numerator);
    }
    double ratio = numerator * x;
    double within =
        Beta.regularizedBeta(ratio / (denominator + ratio), numerator / 2, denominator / 2);
    // One minus it has lost the digits of a small tail; the other form those of a small statistic.
    return within < SMALL_TAIL
        ? 1 - within
        : Beta.regularizedBeta(denominator / (denominator + ratio), denominator / 2, numerator / 2);
  }

  /**
   * The value that a given probability lies above.
   *
   * @param upper probability above it, between 0 and 1
   * @param numerator degrees of freedom of the numerator, positive and finite
   * @param denominator degrees of freedom of the denominator, positive and finite
   * @return positive; relative accuracy 1e-11 for usual levels
   */
  public static double quantile(double upper, double numerator, double denominator) {
    FDistribution distribution = new FDistribution(numerator, denominator);
    double x = distribution.inverseCumulativeProbability(1 - upper);
    for (int step = 0; step < NEWTON_STEPS; step++) {
      x += (upper(x, numerator, denominator) - upper) / distribution.density(x);
    }
    return x;
  }
}
