package org.rollcall.stats.numeric;

/**
 * The binomial distribution's tails, computed directly.
 *
 * <p>P(X ≤ x) = I(1 − p; n − x, x + 1), the regularised incomplete beta function.
 *
 * @see "Abramowitz & Stegun (1964), 26.5.24"
 */
public final class Binomial {

  private Binomial() {}

  /**
   * Probability of at most so many.
   *
   * @param x how many, from -1 to n
   * @param n trials, not negative
   * @param p probability of each, between 0 and 1
   * @return P(X ≤ x)
   */
  public static double atMost(long x, long n, double p) {
    if (x < 0) {
      return 0;
    }
    return x >= n ? 1 : Betas.upper(p, x + 1.0, n - x);
  }

  /**
   * Probability of at least so many.
   *
   * @param x how many, from 0 to n + 1
   * @param n trials, not negative
   * @param p probability of each, between 0 and 1
   * @return P(X ≥ x)
   */
  public static double atLeast(long x, long n, double p) {
    if (x <= 0) {
      return 1;
    }
    return x > n ? 0 : Betas.lower(p, x, n - x + 1.0);
  }
}
