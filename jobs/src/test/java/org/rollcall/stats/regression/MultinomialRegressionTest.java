package org.rollcall.stats.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.Variance;
import org.rollcall.stats.numeric.Sums;

class MultinomialRegressionTest {

  private static MultinomialFit fit(int classes, List<RegressionCell> cells) {
    return MultinomialRegression.fit(MadeCells.NAMES, classes, cells, FitOptions.defaults())
        .value()
        .orElseThrow();
  }

  /**
   * R 4.2.2, nnet 7.3-18: {@code multinom(factor(c3) ~ x + z, maxit = 5000, reltol = 1e-16, abstol
   * = 1e-16, Hess = TRUE)}, on the data of {@link MadeCells}; its search ends within 1e-7.
   */
  @Test
  void fit_threeClasses_equalsMultinom() {
    MultinomialFit fit = fit(3, MadeCells.people(MadeCells::choice));
    double[][] b = fit.coefficients();
    assertArrayEquals(
        new double[] {0.577312640540924, -0.264319242396619, 0.1075143400756435}, b[0], 2e-7);
    assertArrayEquals(
        new double[] {0.538371714368561, -0.162789605652797, -0.0826394726443353}, b[1], 2e-7);
    assertEquals(-242.628786475268, fit.logLikelihood(), 1e-9);
    double[] errors = {
      0.3753486108493416,
      0.0571636939740461,
      0.2083917278225773,
      0.3586691640428207,
      0.0509843949627378,
      0.1909486333562376
    };
    for (int j = 0; j < errors.length; j++) {
      assertEquals(errors[j], Math.sqrt(fit.covariance()[j][j]), 1e-7);
    }
    assertArrayEquals(
        new double[] {0.222496133084509, 0.396320157283461, 0.381183709632030},
        fit.probabilities(new double[] {0, 0}),
        1e-7);
  }

  @Test
  void fit_twoClasses_isTheLogisticRegression() {
    List<RegressionCell> people = MadeCells.weighted(MadeCells::binary);
    RegressionFit logistic =
        LogisticRegression.fit(MadeCells.NAMES, people, LogisticOptions.defaults())
            .value()
            .orElseThrow();
    MultinomialFit fit = fit(2, people);
    assertArrayEquals(logistic.coefficients(), fit.coefficients()[0], 1e-12);
    double[][] covariance = logistic.covariance(Variance.MODEL).value().orElseThrow();
    for (int j = 0; j < 3; j++) {
      assertArrayEquals(covariance[j], fit.covariance()[j], 1e-12);
    }
    assertEquals(
        logistic.fitted(new double[] {4, 1}, 0), fit.probabilities(new double[] {4, 1})[1], 1e-13);
  }

  /** With an indicator alone the probabilities are the shares within its two groups. */
  @Test
  void fit_saturatedTable_givesTheShares() {
    double[][] people = {{10, 20, 30}, {7, 5, 3}};
    List<RegressionCell> cells = new java.util.ArrayList<>();
    for (int x = 0; x < 2; x++) {
      for (int c = 0; c < 3; c++) {
        cells.add(RegressionCell.of(c, x).withFrequency(Frequency.of((long) people[x][c])));
      }
    }
    MultinomialFit fit =
        MultinomialRegression.fit(List.of("x"), 3, cells, FitOptions.defaults())
            .value()
            .orElseThrow();
    for (int x = 0; x < 2; x++) {
      for (int c = 0; c < 3; c++) {
        assertEquals(
            people[x][c] / Sums.of(people[x]), fit.probabilities(new double[] {x})[c], 1e-13);
      }
    }
    assertEquals(75, fit.people());
    assertEquals(3, fit.classes());
  }

  /** The equations of the likelihood: within each class, observed and expected totals agree. */
  @Test
  void fit_threeClasses_balancesTheCovariates() {
    List<RegressionCell> people = MadeCells.weighted(MadeCells::choice);
    MultinomialFit fit = fit(3, people);
    for (int c = 0; c < 3; c++) {
      double difference = 0;
      for (RegressionCell person : people) {
        double p = fit.probabilities(person.covariates())[c];
        difference +=
            person.weight().value() * person.covariate(0) * ((person.outcome() == c ? 1 : 0) - p);
      }
      assertEquals(0, difference, 1e-9);
    }
  }

  @Test
  void fit_withoutAnAnswer_saysWhy() {
    List<RegressionCell> people = MadeCells.people(MadeCells::choice);
    assertEquals(Reason.NO_EVENTS, reason(4, people));
    assertEquals(Reason.NO_PEOPLE, reason(3, List.of()));
    List<RegressionCell> separated =
        people.stream()
            .map(c -> RegressionCell.of(c.outcome(), c.covariate(0), c.outcome() == 2 ? 1 : 0))
            .toList();
    assertEquals(Reason.SEPARATED, reason(3, separated));
  }

  private static Reason reason(int classes, List<RegressionCell> cells) {
    return MultinomialRegression.fit(MadeCells.NAMES, classes, cells, FitOptions.defaults())
        .missing()
        .orElseThrow()
        .reason();
  }

  @Test
  void fit_aliasedCovariate_isNamedAndZero() {
    List<RegressionCell> people =
        MadeCells.people(MadeCells::choice).stream()
            .map(c -> RegressionCell.of(c.outcome(), c.covariate(0), 5 - c.covariate(0)))
            .toList();
    MultinomialFit fit = fit(3, people);
    assertEquals(List.of("z"), fit.aliased());
    assertEquals(0, fit.coefficients()[1][2]);
    assertEquals(0, fit.covariance()[2][2]);
  }

  @Test
  void fit_wrongArguments_areErrors() {
    List<RegressionCell> people = MadeCells.people(MadeCells::choice);
    assertThrows(IllegalArgumentException.class, () -> fit(2, people));
    assertThrows(IllegalArgumentException.class, () -> fit(1, people));
    assertThrows(
        IllegalArgumentException.class,
        () -> fit(3, people.stream().map(c -> c.withOffset(1)).toList()));
    assertThrows(IllegalArgumentException.class, () -> fit(3, people).probabilities(new double[1]));
  }
}
