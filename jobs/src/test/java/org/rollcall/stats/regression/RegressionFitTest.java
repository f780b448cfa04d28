package org.rollcall.stats.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.regression.MadeCells.errors;
import static org.rollcall.stats.regression.MadeCells.point;
import static org.rollcall.stats.regression.MadeCells.reason;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.Variance;

/** Against R 4.2.2 with sandwich 3.0-2, on the data of {@link MadeCells}. */
class RegressionFitTest {

  private static RegressionFit linear(List<RegressionCell> cells) {
    return LinearRegression.fit(MadeCells.NAMES, cells).value().orElseThrow();
  }

  private static RegressionFit logistic(List<RegressionCell> cells) {
    return LogisticRegression.fit(MadeCells.NAMES, cells, LogisticOptions.defaults())
        .value()
        .orElseThrow();
  }

  /** {@code m <- lm(y ~ x + z, weights = s); vcovHC(m, t); vcovCL(m, ~g, type = "HC0", ...)}. */
  @Test
  void covariance_samplingWeights_equalsSandwich() {
    RegressionFit fit = linear(MadeCells.weighted(MadeCells::measure));
    assertArrayEquals(
        new double[] {4.692985364328478, 0.312395747289889, 0.185467819172232},
        fit.coefficients(),
        1e-12);
    assertArrayEquals(
        new double[] {0.4510751238133984, 0.0629878125450121, 0.2432142438616063},
        errors(fit, Variance.HC0),
        1e-12);
    assertArrayEquals(
        new double[] {0.453921051880196, 0.063385215935544, 0.244748733808644},
        errors(fit, Variance.HC1),
        1e-12);
    assertArrayEquals(
        new double[] {0.4552084120499476, 0.0636021935622214, 0.2453588919939168},
        errors(fit, Variance.HC2),
        1e-12);
    assertArrayEquals(
        new double[] {0.4593905615942006, 0.0642243141687441, 0.2475277821459281},
        errors(fit, Variance.HC3),
        1e-12);
    assertArrayEquals(
        new double[] {0.5186981135928745, 0.0597472980577764, 0.2804264889882978},
        errors(fit, Variance.CR0),
        1e-12);
  }

  /**
   * {@code V <- vcovCL(m, ~ g + f, type = "HC0", cadjust = TRUE)}. The logistic one has a negative
   * eigenvalue to raise: {@code A <- chol(crossprod(X*sqrt(p*(1-p)))); e <- eigen(A %*% V %*%
   * t(A))}, e's values raised to 0, and back; without raising the intercept's is 0.19216.
   */
  @Test
  void covariance_crossedClusters_equalsSandwich() {
    RegressionFit fit = linear(MadeCells.weighted(MadeCells::measure));
    assertArrayEquals(
        new double[] {0.4838235332050287, 0.0501662248287358, 0.2572910894248104},
        errors(fit, Variance.TWO_WAY),
        1e-12);
    assertEquals(7, point(fit, "x", Variance.TWO_WAY).df());
    assertArrayEquals(
        new double[] {0.1968650333007042, 0.0320090581386122, 0.1866788377764441},
        errors(logistic(MadeCells.people(MadeCells::binary)), Variance.TWO_WAY),
        1e-10);
  }

  /**
   * Refits without each cluster: {@code b <- sapply(unique(g), function(one) coef(lm(y ~ x + z, d[g
   * != one, ], weights = s)))}, times (G - 1)/G.
   */
  @Test
  void covariance_linearJackknife_equalsRefits() {
    RegressionFit fit = linear(MadeCells.weighted(MadeCells::measure));
    assertArrayEquals(
        new double[] {0.5351853217741964, 0.0617409683087235, 0.2897806728933653},
        errors(fit, Variance.CR3),
        1e-12);
    assertEquals(16, point(fit, "x", Variance.CR3).df());
  }

  /**
   * {@code solve(J - crossprod(X[q,]*sqrt(w[q])), crossprod(X[q,], b[q] - p[q]))} for each cluster;
   * exact refits give 0.2960, 0.03585, 0.1969.
   */
  @Test
  void covariance_logisticJackknife_isOneStepOfTheRefits() {
    RegressionFit fit = logistic(MadeCells.people(MadeCells::binary));
    assertArrayEquals(
        new double[] {-1.0092201956581346, 0.1644356218198039, 0.0814556277664147},
        fit.coefficients(),
        1e-11);
    assertArrayEquals(
        new double[] {0.2953812891709156, 0.0357814446591547, 0.1964056597493410},
        errors(fit, Variance.CR3),
        1e-10);
  }

  @Test
  void estimate_oneCluster_givesAReason() {
    List<RegressionCell> cells =
        MadeCells.people(MadeCells::measure).stream().map(cell -> cell.withCluster(3)).toList();
    RegressionFit fit = linear(cells);
    assertEquals(Reason.TOO_FEW_GROUPS, reason(fit, "x", Variance.CR1));
    assertEquals(
        Reason.TOO_FEW_GROUPS, fit.covariance(Variance.CR2).missing().orElseThrow().reason());
    assertTrue(fit.estimate("x", Variance.HC1).point().isPresent());
  }

  /** All treated people are in one group: its residuals add up to zero, so CR0 would be tiny. */
  @Test
  void estimate_armInOneCluster_isDecidedByIt() {
    List<RegressionCell> cells = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int group = i % 6;
      cells.add(RegressionCell.of(i % 7, group == 5 ? 1 : 0, i % 4).withCluster(group));
    }
    RegressionFit fit = LinearRegression.fit(List.of("arm", "x"), cells).value().orElseThrow();
    for (Variance variance : List.of(Variance.CR0, Variance.CR1, Variance.CR2, Variance.CR3)) {
      assertEquals(Reason.ONE_GROUP_DECIDES, reason(fit, "arm", variance));
      assertTrue(fit.estimate("x", variance).point().isPresent(), variance.name());
    }
  }

  @Test
  void estimate_perfectFit_hasNoPrecision() {
    List<RegressionCell> cells = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      cells.add(RegressionCell.of(0.1 + 0.7 * i, i).withCluster(i % 4));
    }
    RegressionFit fit = LinearRegression.fit(List.of("x"), cells).value().orElseThrow();
    assertEquals(0.7, fit.coefficient("x"), 1e-14);
    for (Variance variance : List.of(Variance.MODEL, Variance.HC3, Variance.CR1, Variance.CR3)) {
      assertEquals(Reason.NO_VARIATION, reason(fit, "x", variance));
    }
  }

  @Test
  void estimate_moreUnknownsThanPeople_hasNoPrecision() {
    List<RegressionCell> cells =
        List.of(RegressionCell.of(1, 0).withCluster(1), RegressionCell.of(3, 1).withCluster(2));
    RegressionFit fit = LinearRegression.fit(List.of("x"), cells).value().orElseThrow();
    assertEquals(2, fit.coefficient("x"), 1e-14);
    assertEquals(Reason.NO_VARIATION, reason(fit, "x", Variance.MODEL));
    assertEquals(Reason.ONE_GROUP_DECIDES, reason(fit, "x", Variance.CR1));
  }

  @Test
  void estimate_aliasedCovariate_isCollinearAndOthersAreAsWithout() {
    List<RegressionCell> cells = new ArrayList<>();
    for (RegressionCell cell : MadeCells.people(MadeCells::binary)) {
      double x = cell.covariate(0);
      double z = cell.covariate(1);
      cells.add(
          new RegressionCell(
              new double[] {x, 2020, 3 * x - 0.1 * z, z},
              cell.outcome(),
              0,
              cell.cluster(),
              0,
              Frequency.ONE,
              cell.weight()));
    }
    RegressionFit fit =
        LogisticRegression.fit(
                List.of("x", "constant", "mix", "z"), cells, LogisticOptions.defaults())
            .value()
            .orElseThrow();
    assertEquals(List.of("constant", "z"), fit.aliased());
    assertEquals(Reason.COLLINEAR, reason(fit, "z", Variance.CR1));
    assertEquals(0, fit.coefficient("z"));
    RegressionFit without = logistic(MadeCells.people(MadeCells::binary));
    assertEquals(without.logLikelihood(), fit.logLikelihood(), 1e-10);
    assertEquals(-10 * without.coefficient("z"), fit.coefficient("mix"), 1e-10);
    assertEquals(
        10 * point(without, "z", Variance.CR2).stdError(),
        point(fit, "mix", Variance.CR2).stdError(),
        1e-9);
  }

  /** One person has a column of their own: leverage 1, and a residual of 0 divided by 0. */
  @Test
  void estimate_onePersonDecides_givesAReason() {
    List<RegressionCell> cells = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      cells.add(RegressionCell.of(i % 3 == 0 ? 1 : 0, i == 7 ? 1 : 0, i % 4).withCluster(i % 5));
    }
    RegressionFit fit = LinearRegression.fit(List.of("own", "x"), cells).value().orElseThrow();
    assertEquals(Reason.ONE_GROUP_DECIDES, reason(fit, "x", Variance.HC2));
    assertEquals(Reason.ONE_GROUP_DECIDES, reason(fit, "x", Variance.HC3));
    assertEquals(Reason.ONE_GROUP_DECIDES, reason(fit, "own", Variance.CR1));
    assertTrue(fit.estimate("x", Variance.HC1).point().isPresent());
  }

  @Test
  void estimate_unknownName_isAnError() {
    assertThrows(
        IllegalArgumentException.class,
        () -> linear(MadeCells.people(MadeCells::measure)).estimate("w", Variance.CR1));
  }

  /** Intercept alone: groups of 1, 2 and 3 people count as 36/14 equal ones. */
  @Test
  void effectiveClusters_interceptAlone_isKishOfSizes() {
    List<RegressionCell> cells = new ArrayList<>();
    for (int g = 1; g <= 3; g++) {
      cells.add(RegressionCell.of(g).withCluster(g).withFrequency(Frequency.of(g)));
    }
    RegressionFit fit = LinearRegression.fit(List.of(), cells).value().orElseThrow();
    assertEquals(36.0 / 14, fit.effectiveClusters(RegressionFit.INTERCEPT), 1e-12);
    assertEquals(0.5, fit.largestClusterLeverage(), 1e-12);
    assertEquals(3, fit.clusters());
    assertEquals(6, fit.people());
  }

  @Test
  void fitted_covariates_isTheMeanOfTheModel() {
    RegressionFit fit = logistic(MadeCells.people(MadeCells::binary));
    double predictor = fit.coefficient("(intercept)") + 3 * fit.coefficient("x") + 0.5;
    assertEquals(1 / (1 + Math.exp(-predictor)), fit.fitted(new double[] {3, 0}, 0.5), 1e-13);
    assertThrows(IllegalArgumentException.class, () -> fit.fitted(new double[1], 0));
  }

  /** Arms of 40 and 4 groups: the jackknife's t has 3 degrees of freedom, not 43. */
  @Test
  void estimate_degreesOfFreedomGiven_changesTheReferenceAlone() {
    RegressionFit fit = linear(MadeCells.people(MadeCells::measure));
    PointEstimate usual = fit.estimate("x", Variance.CR3).point().orElseThrow();
    PointEstimate careful = fit.estimate("x", Variance.CR3, 3).point().orElseThrow();
    assertEquals(new PointEstimate(usual.value(), usual.stdError(), 3), careful);
    assertThrows(IllegalArgumentException.class, () -> fit.estimate("x", Variance.CR3, 0));
  }

  @Test
  void wald_nothingOrTheSameTwice_isAnError() {
    RegressionFit fit = linear(MadeCells.people(MadeCells::measure));
    assertThrows(IllegalArgumentException.class, () -> fit.wald(List.of(), Variance.CR1));
    assertThrows(IllegalArgumentException.class, () -> fit.wald(List.of("x", "x"), Variance.CR1));
  }

  /** CR2 takes roots of matrices that hold the squares of the weights' ratios. */
  @Test
  void estimate_weightsTooFarApart_givesAReason() {
    List<RegressionCell> cells = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double weight = i % 3 == 0 ? 1e-40 : 1;
      cells.add(
          RegressionCell.of(i * i % 7, i % 4)
              .withCluster(i % 5)
              .withWeight(SamplingWeight.of(weight)));
    }
    RegressionFit fit = LinearRegression.fit(List.of("x"), cells).value().orElseThrow();
    assertEquals(Reason.NOT_CONVERGED, reason(fit, "x", Variance.CR2));
    assertTrue(fit.covariance(Variance.CR2).value().isEmpty());
    assertTrue(fit.estimate("x", Variance.CR3).point().isPresent());
  }

  /** Who counts a trillionth counts alike: only the inverse information knows the unit. */
  @ParameterizedTest
  @EnumSource(
      value = Variance.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MODEL"})
  void estimate_weightsInAnotherUnit_isTheSame(Variance variance) {
    List<RegressionCell> people = MadeCells.people(MadeCells::binary);
    PointEstimate one = logistic(people).estimate("x", variance).point().orElseThrow();
    for (double unit : new double[] {1e-24, 1e-12, 1e12}) {
      List<RegressionCell> scaled =
          people.stream()
              .map(c -> c.withWeight(SamplingWeight.of(c.weight().value() * unit)))
              .toList();
      PointEstimate other = logistic(scaled).estimate("x", variance).point().orElseThrow();
      assertEquals(one.value(), other.value(), 1e-12 * Math.abs(one.value()));
      assertEquals(one.stdError(), other.stdError(), 1e-9 * one.stdError());
    }
  }
}
