package org.rollcall.stats.numeric;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;

/**
 * The standard normal distribution: tails that keep their digits, and quantiles.
 *
 * @see "Abramowitz & Stegun (1964), 26.2.29"
 */
public final class Normal {

  private Normal() {}

  /**
   * Probability of a larger value.
   *
   * @param z finite
   * @return P(Z &gt; z)
   */
  public static double upper(double z) {
    return Erf.erfc(z / Math.sqrt(2)) / 2;
  }

  /**
   * Probability of a value farther from zero.
   *
   * @param z finite
   * @return P(|Z| &gt; |z|)
   */
  public static double twoSided(double z) {
    return Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  /**
   * The z that holds the given probability between -z and z.
   *
   * @param level probability, between 0 and 1
   * @return positive
   * @throws IllegalArgumentException if the level is not between 0 and 1
   */
  public static double quantile(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("Invalid level: " + level + " (must be in (0, 1))");
    }
    return new NormalDistribution().inverseCumulativeProbability(0.5 + level / 2);
  }
}
