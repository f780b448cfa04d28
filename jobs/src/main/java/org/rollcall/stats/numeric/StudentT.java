package org.rollcall.stats.numeric;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * Student's t, and the normal as its limit, with tails that keep their digits.
 *
 * <p>P(|T| > t) = I(df / (df + t²); df/2, 1/2), the regularised incomplete beta function; P(|Z| >
 * z) = erfc(z / √2). Neither is one minus something.
 *
 * @see "Abramowitz & Stegun (1964), 26.7.1 with 26.5.2, and 26.2.29"
 */
public final class StudentT {

  private static final int NEWTON_STEPS = 4;

  /** Beyond this probability its complement is computed directly. */
  private static final double SMALL_TAIL = 0.999;

  private StudentT() {}

  /**
   * Probability of a statistic farther from zero than this one.
   *
   * @param t the statistic, finite
   * @param df degrees of freedom, positive or infinite
   * @return P(|T| > |t|)
   */
  public static double twoSided(double t, double df) {
    if (Double.isInfinite(df)) {
      return Normal.twoSided(t);
    }
    double square = t * t;
    double within = Beta.regularizedBeta(square / (df + square), 0.5, df / 2);
    // One minus it has lost the digits of a small tail; the other form those of a small statistic.
    return within < SMALL_TAIL ? 1 - within : Beta.regularizedBeta(df / (df + square), df / 2, 0.5);
  }

  /**
   * Probability of a larger statistic.
   *
   * @param t the statistic, finite
   * @param df degrees of freedom, positive or infinite
   * @return P(T > t)
   */
  public static double upper(double t, double df) {
    double half = twoSided(t, df) / 2;
    return t > 0 ? half : 1 - half;
  }

  /**
   * The t that holds the given probability between -t and t.
   *
   * @param level probability, between 0 and 1
   * @param df degrees of freedom, positive or infinite
   * @return positive; relative accuracy 1e-12 for usual levels
   * @throws IllegalArgumentException if the level is not between 0 and 1
   */
  public static double quantile(double level, double df) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("Invalid level: " + level + " (must be in (0, 1))");
    }
    double upper = 0.5 + level / 2;
    if (Double.isInfinite(df)) {
      return Normal.quantile(level);
    }
    TDistribution distribution = new TDistribution(df);
    double t = distribution.inverseCumulativeProbability(upper);
    // The library's root finder stops at 1e-9; Newton doubles the digits with each step.
    for (int step = 0; step < NEWTON_STEPS; step++) {
      t += (twoSided(t, df) - (1 - level)) / (2 * distribution.density(t));
    }
    return t;
  }
}
