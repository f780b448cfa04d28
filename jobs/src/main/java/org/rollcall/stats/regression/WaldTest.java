package org.rollcall.stats.regression;

import org.rollcall.stats.numeric.FisherF;

/**
 * A joint test that several coefficients are zero.
 *
 * @param statistic F = b' V^-1 b / q, not negative
 * @param numeratorDf number of coefficients q
 * @param denominatorDf clusters - 1 or residual degrees of freedom; infinite for the chi-squared
 *     limit
 */
public record WaldTest(double statistic, int numeratorDf, double denominatorDf) {

  /** Probability of a larger statistic if all are zero, computed as an upper tail. */
  public double pValue() {
    return FisherF.upper(statistic, numeratorDf, denominatorDf);
  }
}
