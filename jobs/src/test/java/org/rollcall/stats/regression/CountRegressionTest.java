package org.rollcall.stats.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.regression.MadeCells.errors;
import static org.rollcall.stats.regression.MadeCells.point;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.Variance;

/** Poisson and negative binomial regressions. */
class CountRegressionTest {

  private static RegressionCell cell(double count, double x, double exposure) {
    return RegressionCell.of(count, x).withOffset(Math.log(exposure));
  }

  private static Reason reason(Estimable<?> answer) {
    return answer.missing().orElseThrow().reason();
  }

  /** Two rates, 30 in 100 and 18 in 40: log(1.5), with variance 1/30 + 1/18. */
  @Test
  void poisson_twoRates_isTheirRatio() {
    RegressionFit fit =
        PoissonRegression.fit(
                List.of("x"),
                List.of(cell(10, 0, 50), cell(20, 0, 50), cell(18, 1, 40)),
                FitOptions.defaults())
            .value()
            .orElseThrow();
    assertEquals(Math.log(0.3), fit.coefficient("(intercept)"), 1e-14);
    assertEquals(Math.log(1.5), fit.coefficient("x"), 1e-14);
    assertEquals(Math.sqrt(1.0 / 30 + 1.0 / 18), point(fit, "x", Variance.MODEL).stdError(), 1e-14);
    assertEquals(18, fit.fitted(new double[] {1}, Math.log(40)), 1e-12);
  }

  /** {@code vcovCL(glm(k ~ x + z, poisson), ~g, type = "HC0", cadjust = TRUE)}, sandwich 3.0-2. */
  @Test
  void poisson_byCluster_equalsSandwich() {
    RegressionFit fit =
        PoissonRegression.fit(
                MadeCells.NAMES, MadeCells.people(MadeCells::count), FitOptions.defaults())
            .value()
            .orElseThrow();
    assertArrayEquals(
        new double[] {0.564166271301416, 0.126396853594900, 0.128627627103058},
        fit.coefficients(),
        1e-12);
    assertArrayEquals(
        new double[] {0.1016612239757161, 0.0132532047729884, 0.0587592034526315},
        errors(fit, Variance.CR1),
        1e-9);
  }

  @Test
  void poisson_withoutAnAnswer_saysWhy() {
    FitOptions options = FitOptions.defaults();
    assertEquals(
        Reason.NO_EVENTS,
        reason(
            PoissonRegression.fit(List.of("x"), List.of(cell(0, 1, 1), cell(0, 2, 1)), options)));
    assertEquals(Reason.NO_PEOPLE, reason(PoissonRegression.fit(List.of(), List.of(), options)));
    assertEquals(
        Reason.SEPARATED,
        reason(
            PoissonRegression.fit(
                List.of("x"), List.of(cell(3, 0, 1), cell(2, 0, 1), cell(0, 1, 9)), options)));
  }

  /** Exposures from e^-10 to e^10: the search starts high and must not take long to come down. */
  @Test
  void poisson_exposuresFarApart_isFound() {
    List<RegressionCell> cells = new ArrayList<>();
    for (int k = -10; k <= 10; k++) {
      double count = Math.rint(2 * Math.exp(k));
      cells.add(RegressionCell.of(count, k % 2).withOffset(k));
    }
    RegressionFit fit =
        PoissonRegression.fit(List.of("x"), cells, FitOptions.defaults().withMaxSteps(12))
            .value()
            .orElseThrow();
    assertEquals(Math.log(2), fit.coefficient("(intercept)"), 0.01);
  }

  @Test
  void counts_notWholeOrNegative_areErrors() {
    for (double bad : new double[] {-1, 0.5}) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              PoissonRegression.fit(List.of("x"), List.of(cell(bad, 0, 1)), FitOptions.defaults()));
    }
  }

  private static List<RegressionCell> histogram(long... people) {
    List<RegressionCell> cells = new ArrayList<>();
    for (int y = 0; y < people.length; y++) {
      cells.add(RegressionCell.of(y).withFrequency(Frequency.of(people[y])));
    }
    return cells;
  }

  @Test
  void negativeBinomial_underdispersed_givesAReason() {
    assertEquals(
        Reason.NO_VARIATION,
        reason(
            NegativeBinomialRegression.fit(
                List.of(), histogram(0, 0, 4, 4), FitOptions.defaults())));
  }

  /**
   * Mean 2.05, variance 2.30. MASS 7.3-58.2 {@code glm.nb(y ~ 1, control = glm.control(epsilon =
   * 1e-14, maxit = 500))}: theta 17.42168348564; the information of the golden files' formula gives
   * SE 11.2677818324.
   */
  @Test
  void negativeBinomial_hardlyOverdispersed_equalsMass() {
    NegativeBinomialFit fit =
        NegativeBinomialRegression.fit(
                List.of(), histogram(66, 119, 118, 80, 42, 18, 8, 5), FitOptions.defaults())
            .value()
            .orElseThrow();
    assertEquals(17.42168348564, fit.theta(), 1e-9);
    assertEquals(11.2677818324, fit.thetaStdError(), 1e-8);
  }

  /** Counts 0 and 6, half each: mean 3, and a variance of 9. */
  @Test
  void negativeBinomial_muchOverdispersed_keepsTheMean() {
    List<RegressionCell> spread =
        List.of(
            RegressionCell.of(0).withFrequency(Frequency.of(20)),
            RegressionCell.of(6).withFrequency(Frequency.of(20)));
    NegativeBinomialFit fit =
        NegativeBinomialRegression.fit(List.of(), spread, FitOptions.defaults())
            .value()
            .orElseThrow();
    assertEquals(Math.log(3), fit.regression().coefficient("(intercept)"), 1e-13);
    assertTrue(fit.theta() < 1.5, fit.toString());
  }

  /** Gamma(2)/2 times a mean of exp(0.5 + 0.4 x): theta is 2. */
  @Test
  void negativeBinomial_plantedTruth_isFound() {
    Random random = new Random(3);
    List<RegressionCell> cells = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      double x = random.nextInt(4);
      double gamma = -Math.log(random.nextDouble() * random.nextDouble()) / 2;
      double mean = gamma * Math.exp(0.5 + 0.4 * x);
      cells.add(cell(poisson(random, mean), x, 1).withCluster(i));
    }
    NegativeBinomialFit fit =
        NegativeBinomialRegression.fit(List.of("x"), cells, FitOptions.defaults())
            .value()
            .orElseThrow();
    assertEquals(2, fit.theta(), 4 * fit.thetaStdError());
    assertTrue(fit.thetaStdError() < 0.1);
    assertTrue(point(fit.regression(), "x", Variance.MODEL).interval(0.999).contains(0.4));
    double ratio =
        point(fit.regression(), "x", Variance.HC0).stdError()
            / point(fit.regression(), "x", Variance.MODEL).stdError();
    assertEquals(1, ratio, 0.05);
  }

  /** Three counts of 50 among a billion of none: Newton's steps in theta lead away. */
  @Test
  void negativeBinomial_rareLargeCounts_isAnswered() {
    List<RegressionCell> cells =
        List.of(
            RegressionCell.of(0).withFrequency(Frequency.of(1_000_000_000)),
            RegressionCell.of(50).withFrequency(Frequency.of(3)));
    Estimable<NegativeBinomialFit> fit =
        NegativeBinomialRegression.fit(List.of(), cells, FitOptions.defaults());
    assertTrue(fit.value().map(found -> found.thetaStdError() > 0).orElse(true));
  }

  private static int poisson(Random random, double mean) {
    double left = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > left; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
