package org.rollcall.stats.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TailsTest {

  /** mpmath 1.3.0, 40 digits: betainc(df/2, 1/2, 0, df/(df + t²), regularized=True). */
  @Test
  void studentT_smallTails_keepTheirDigits() {
    double[][] cases = {
      {5.5, 150.5, 1.5919462987121989e-7},
      {10, 150, 2.3404429876542081e-18},
      {20, 1000, 4.0622884995247713e-75},
      {9, 1e6, 2.2609730334928604e-19},
      {40, 3, 3.4380680789158528e-5},
      {6, 5e4, 1.986703524693797e-9},
      {1e-9, 7, 0.9999999992300171},
    };
    for (double[] one : cases) {
      assertRelative(one[2], StudentT.twoSided(one[0], one[1]), 1e-10);
      assertRelative(one[2] / 2, StudentT.upper(one[0], one[1]), 1e-10);
      assertRelative(1 - one[2] / 2, StudentT.upper(-one[0], one[1]), 1e-15);
    }
    assertEquals(0.5, StudentT.upper(0, 4));
  }

  /** R 4.2.2: pf(q, df1, df2, lower.tail = FALSE), as scipy 1.17.1 to 1e-13. */
  @Test
  void fisherF_smallTails_keepTheirDigits() {
    assertRelative(2.2301292700926823e-11, FisherF.upper(20, 3, 200), 1e-10);
    assertRelative(2.8841468571726234e-12, FisherF.upper(50, 1, 1000), 1e-10);
    assertRelative(9.07665485479351e-34, FisherF.upper(2.5, 469, 1002), 1e-10);
    assertRelative(0.9999999900000001, FisherF.upper(1e-8, 2, 30), 1e-15);
  }

  /** R 4.2.2: qbeta(p, a, b), pbeta(.3, 20, 5), pbeta(.999, 20, 5, lower.tail = FALSE). */
  @Test
  void betas_farOut_equalR() {
    assertRelative(4.9091169479444130e-07, Betas.quantile(0.025, 0.5, 1000.5), 1e-10);
    assertRelative(2.5081643414222952e-03, Betas.quantile(0.975, 0.5, 1000.5), 1e-10);
    assertRelative(2.5317807663794191e-08, Betas.quantile(0.025, 1, 1e6), 1e-10);
    assertRelative(0.00030580424921323326665, Betas.quantile(1e-9, 3, 5), 1e-6);
    assertRelative(0.49902001919386394, Betas.quantile(0.025, 500000.5, 500000.5), 1e-10);
    assertRelative(9.6660828937663903e-08, Betas.lower(0.3, 20, 5), 1e-12);
    assertRelative(4.1836185909793993e-11, Betas.upper(0.999, 20, 5), 1e-12);
  }

  /** R 4.2.2: pbinom(3, 50, .2), pbinom(20, 50, .2, lower.tail = FALSE). */
  @Test
  void binomial_bothTails_equalR() {
    assertRelative(0.0056563610121553032, Binomial.atMost(3, 50, 0.2), 1e-12);
    assertRelative(0.0003206643377222889, Binomial.atLeast(21, 50, 0.2), 1e-12);
    assertEquals(0, Binomial.atMost(-1, 5, 0.5));
    assertEquals(1, Binomial.atMost(5, 5, 0.5));
    assertEquals(1, Binomial.atLeast(0, 5, 0.5));
    assertEquals(0, Binomial.atLeast(6, 5, 0.5));
    assertRelative(1 / 32.0, Binomial.atLeast(5, 5, 0.5), 1e-13);
  }

  private static void assertRelative(double expected, double found, double relative) {
    assertEquals(1, found / expected, relative);
  }
}
