package org.rollcall.stats.twosample;

import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Binomial;
import org.rollcall.stats.numeric.Normal;

/**
 * McNemar's test of pairs that differ: people who saw both, and rated one of them better.
 *
 * <p>Estimates, from b pairs in favour of the first and c of the second, χ² = (b − c)²/(b + c) with
 * one degree of freedom, the same with |b − c| − 1 (continuity), and the exact two-sided
 * probability under Binomial(b + c, 1/2). Pairs that agree say nothing and are not counted.
 *
 * <p>Assumes pairs are independent; an interval of the share of pairs in favour is a {@link
 * Proportion} of b in b + c.
 *
 * <p>Edge cases: without a pair that differs there is no test (R gives NaN); b = c gives p = 1.
 *
 * <p>Checked against R 4.2.2 {@code mcnemar.test} and {@code binom.test}, relative 1e-9.
 *
 * @see "McNemar (1947), doi:10.1007/BF02295996"
 */
public final class McNemar {

  /**
   * The test.
   *
   * @param chiSquared statistic, not negative, one degree of freedom
   * @param pValue its upper tail
   * @param chiSquaredCorrected statistic with continuity correction
   * @param pValueCorrected its upper tail
   * @param pValueExact from the binomial distribution
   */
  public record Test(
      double chiSquared,
      double pValue,
      double chiSquaredCorrected,
      double pValueCorrected,
      double pValueExact) {}

  private McNemar() {}

  /**
   * The test that neither is favoured.
   *
   * @param first pairs in favour of the first, not negative
   * @param second pairs in favour of the second, not negative
   * @return the test, or NO_EVENTS
   * @throws IllegalArgumentException if a count is negative
   */
  public static Estimable<Test> of(long first, long second) {
    if (first < 0 || second < 0) {
      throw new IllegalArgumentException(
          "Invalid pairs: " + first + " and " + second + " (must not be negative)");
    }
    long pairs = first + second;
    if (pairs == 0) {
      return Estimable.missing(Cause.NO_PAIR_DIFFERS);
    }
    double apart = Math.abs(first - second);
    double root = apart / Math.sqrt(pairs);
    double corrected = Math.max(0, apart - 1) / Math.sqrt(pairs);
    double exact = Math.min(1, 2 * Binomial.atMost(Math.min(first, second), pairs, 0.5));
    return Estimable.of(
        new Test(
            root * root,
            Normal.twoSided(root),
            corrected * corrected,
            Normal.twoSided(corrected),
            exact));
  }
}
