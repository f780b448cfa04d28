package org.rollcall.stats.twosample;

import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.numeric.StudentT;

/**
 * Two one-sided tests that a difference lies between two margins.
 *
 * <p>Estimates t_L = (d − lower)/se with p_L = P(T &gt; t_L) and t_U = (d − upper)/se with p_U =
 * P(T &lt; t_U), with the difference's own degrees of freedom: {@link Means#welch}, {@link
 * ProportionDifference#wald} or a cluster-robust difference. The larger p is that of equivalence;
 * at α it says what the 1 − 2α interval inside the margins says.
 *
 * <p>Assumes what the difference assumes, and margins set before looking.
 *
 * <p>Edge cases: a difference without precision cannot be tested, which its own type sees to.
 *
 * <p>Checked against R 4.2.2 one-sided {@code t.test}, relative 1e-10, p-values 1e-9.
 *
 * @see "Schuirmann (1987), doi:10.1007/BF01068419"
 */
public final class Equivalence {

  /**
   * The two tests.
   *
   * @param aboveLower statistic of the hypothesis that the truth is at most the lower margin
   * @param pAboveLower its one-sided p-value
   * @param belowUpper statistic of the hypothesis that the truth is at least the upper margin
   * @param pBelowUpper its one-sided p-value
   */
  public record Tests(
      double aboveLower, double pAboveLower, double belowUpper, double pBelowUpper) {

    /** The p-value of equivalence: the larger of the two. */
    public double pValue() {
      return Math.max(pAboveLower, pBelowUpper);
    }
  }

  private Equivalence() {}

  /**
   * The tests of one difference.
   *
   * @param difference the difference with its precision
   * @param lower lower margin
   * @param upper upper margin, above the lower
   * @return the tests
   * @throws IllegalArgumentException if the margins are not finite and ascending
   */
  public static Tests of(PointEstimate difference, double lower, double upper) {
    if (!(lower < upper) || Double.isInfinite(lower) || Double.isInfinite(upper)) {
      throw new IllegalArgumentException(
          "Invalid margins: " + lower + " and " + upper + " (must be finite and ascending)");
    }
    double above = (difference.value() - lower) / difference.stdError();
    double below = (difference.value() - upper) / difference.stdError();
    return new Tests(
        above,
        StudentT.upper(above, difference.df()),
        below,
        StudentT.upper(-below, difference.df()));
  }
}
