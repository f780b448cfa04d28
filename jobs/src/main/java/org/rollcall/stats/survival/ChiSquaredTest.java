package org.rollcall.stats.survival;

import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.ChiSquared;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;

/**
 * A statistic that follows the chi-squared distribution in large samples if the hypothesis is true.
 *
 * @param statistic not negative
 * @param df degrees of freedom, positive
 */
public record ChiSquaredTest(double statistic, int df) {

  public ChiSquaredTest {
    if (!(statistic >= 0) || Double.isInfinite(statistic) || df < 1) {
      throw new IllegalArgumentException(
          "Invalid test: " + statistic + ", df " + df + " (must not be negative, df positive)");
    }
  }

  /** x' V⁻¹ x, with the rank of V as degrees of freedom; a reason if V is zero. */
  static Estimable<ChiSquaredTest> of(double[][] variance, double[] x) {
    Cholesky factor = Cholesky.of(variance);
    if (factor.rank() == 0) {
      return Estimable.missing(Cause.NOTHING_TO_TEST);
    }
    return Estimable.of(
        new ChiSquaredTest(Math.max(0, Matrices.dot(x, factor.solve(x))), factor.rank()));
  }

  /** Probability of a larger statistic if the hypothesis is true, computed as an upper tail. */
  public double pValue() {
    return ChiSquared.upper(statistic, df);
  }
}
