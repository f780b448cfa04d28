package org.rollcall.stats.numeric;

import org.apache.commons.math3.special.Gamma;

/**
 * The chi-squared distribution's upper tail, computed directly.
 *
 * <p>P(X &gt; x) = Q(df/2, x/2), the regularised upper incomplete gamma function; not one minus
 * something, so that small values keep their digits.
 *
 * @see "Abramowitz & Stegun (1964), 26.4.19"
 */
public final class ChiSquared {

  private ChiSquared() {}

  /**
   * Probability of a larger value.
   *
   * @param x not negative
   * @param df degrees of freedom, positive
   * @return P(X &gt; x)
   */
  public static double upper(double x, double df) {
    return x <= 0 ? 1 : Gamma.regularizedGammaQ(df / 2, x / 2, 1e-15, Integer.MAX_VALUE);
  }
}
