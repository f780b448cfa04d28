package org.rollcall.stats.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.regression.MadeCells.point;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.Variance;

class LogisticRegressionTest {

  private static final LogisticOptions PENALISED =
      LogisticOptions.defaults().withSeparation(Separation.FIRTH);

  private static RegressionCell cell(double outcome, double x, long people) {
    return RegressionCell.of(outcome, x).withFrequency(Frequency.of(people));
  }

  private static Estimable<RegressionFit> fit(List<RegressionCell> cells, LogisticOptions options) {
    return LogisticRegression.fit(List.of("x"), cells, options);
  }

  private static Reason reason(List<RegressionCell> cells) {
    return fit(cells, LogisticOptions.defaults()).missing().orElseThrow().reason();
  }

  /** A 2 x 2 table: the log odds ratio and Woolf's standard error. */
  @Test
  void fit_twoByTwoTable_isTheOddsRatio() {
    RegressionFit fit =
        fit(
                List.of(cell(1, 0, 12), cell(0, 0, 28), cell(1, 1, 21), cell(0, 1, 9)),
                LogisticOptions.defaults())
            .value()
            .orElseThrow();
    assertEquals(Math.log(12.0 / 28), fit.coefficient("(intercept)"), 1e-14);
    assertEquals(Math.log(21.0 / 9 * 28 / 12), fit.coefficient("x"), 1e-14);
    assertEquals(
        Math.sqrt(1.0 / 12 + 1.0 / 28 + 1.0 / 21 + 1.0 / 9),
        point(fit, "x", Variance.MODEL).stdError(),
        1e-14);
  }

  @Test
  void fit_offset_isAddedToTheIntercept() {
    List<RegressionCell> cells =
        List.of(cell(1, 0, 12), cell(0, 0, 28), cell(1, 1, 21), cell(0, 1, 9));
    RegressionFit fit =
        fit(cells.stream().map(c -> c.withOffset(0.7)).toList(), LogisticOptions.defaults())
            .value()
            .orElseThrow();
    assertEquals(Math.log(12.0 / 28) - 0.7, fit.coefficient("(intercept)"), 1e-13);
  }

  @Test
  void fit_oneOutcomeOnly_hasNoEvents() {
    assertEquals(Reason.NO_EVENTS, reason(List.of(cell(1, 0, 5), cell(1, 1, 5))));
    assertEquals(
        Reason.NO_EVENTS,
        fit(List.of(cell(0, 0, 5), cell(0, 1, 5)), PENALISED).missing().orElseThrow().reason());
  }

  @Test
  void fit_nobody_hasNoPeople() {
    assertEquals(Reason.NO_PEOPLE, reason(List.of()));
    assertEquals(Reason.NO_PEOPLE, reason(List.of(cell(1, 0, 0), cell(0, 1, 0))));
    assertEquals(Reason.NO_PEOPLE, reason(List.of(cell(1, 0, 3).withWeight(SamplingWeight.of(0)))));
  }

  @Test
  void fit_completeSeparation_isSaid() {
    assertEquals(
        Reason.SEPARATED,
        reason(List.of(cell(0, 1, 4), cell(0, 2, 4), cell(1, 3, 4), cell(1, 4, 4))));
  }

  @Test
  void fit_zeroCellInManyPeople_isSaid() {
    assertEquals(
        Reason.SEPARATED, reason(List.of(cell(0, 0, 500_000), cell(1, 0, 400_000), cell(1, 1, 3))));
  }

  /** One event in ten million is rare, not impossible. */
  @Test
  void fit_veryRareEvent_isNoSeparation() {
    RegressionFit fit =
        fit(
                List.of(cell(0, 0, 500), cell(1, 0, 400), cell(0, 1, 10_000_000), cell(1, 1, 1)),
                LogisticOptions.defaults())
            .value()
            .orElseThrow();
    assertEquals(Math.log(1e-7) - Math.log(0.8), fit.coefficient("x"), 1e-9);
  }

  /** In a saturated table Firth's penalty is half a person in each cell. */
  @Test
  void fit_firthInATableWithAZero_addsHalfToEachCell() {
    List<RegressionCell> cells = List.of(cell(0, 0, 5), cell(1, 0, 1), cell(1, 1, 4));
    RegressionFit fit = fit(cells, PENALISED).value().orElseThrow();
    assertEquals(Math.log(1.5 / 5.5), fit.coefficient("(intercept)"), 1e-9);
    assertEquals(Math.log(4.5 / 0.5 * 5.5 / 1.5), fit.coefficient("x"), 1e-9);
  }

  /**
   * In R 4.2.2, 300 times {@code w <- p*(1-p); J <- crossprod(X*sqrt(w)); h <- w * rowSums((X %*%
   * solve(J))*X); b <- b + solve(J, crossprod(X, y-p+h*(.5-p)))}.
   */
  @Test
  void fit_firthOfSeparatedPeople_maximisesThePenalisedLikelihood() {
    double[] z = {0, 1, 0, 1, 1, 0, 1, 1};
    List<RegressionCell> cells = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      cells.add(RegressionCell.of(i < 4 ? 0 : 1, i + 1, z[i]).withCluster(i));
    }
    RegressionFit fit =
        LogisticRegression.fit(MadeCells.NAMES, cells, PENALISED).value().orElseThrow();
    assertArrayEquals(
        new double[] {-3.7622130060098558, 0.8507397477474966, -0.0932296977054976},
        fit.coefficients(),
        1e-9);
    assertTrue(fit.estimate("x", Variance.MODEL).point().isPresent());
    assertTrue(fit.estimate("x", Variance.CR1).point().isPresent());
  }

  @Test
  void fit_firthWhereNothingIsSeparated_isTheOrdinaryFit() {
    List<RegressionCell> people = MadeCells.people(MadeCells::binary);
    assertArrayEquals(
        LogisticRegression.fit(MadeCells.NAMES, people, LogisticOptions.defaults())
            .value()
            .orElseThrow()
            .coefficients(),
        LogisticRegression.fit(MadeCells.NAMES, people, PENALISED)
            .value()
            .orElseThrow()
            .coefficients());
  }

  @Test
  void fit_tooFewSteps_hasNotConverged() {
    LogisticOptions hasty =
        LogisticOptions.defaults().withSearch(FitOptions.defaults().withMaxSteps(3));
    assertEquals(
        Reason.NOT_CONVERGED,
        LogisticRegression.fit(MadeCells.NAMES, MadeCells.people(MadeCells::binary), hasty)
            .missing()
            .orElseThrow()
            .reason());
  }

  /** Units of 1e9 and a shift of 1e6 are no trouble. */
  @Test
  void fit_covariatesInOddUnits_isTheSameModel() {
    RegressionFit plain =
        LogisticRegression.fit(
                MadeCells.NAMES, MadeCells.people(MadeCells::binary), LogisticOptions.defaults())
            .value()
            .orElseThrow();
    List<RegressionCell> odd =
        MadeCells.people(MadeCells::binary).stream()
            .map(
                c ->
                    RegressionCell.of(c.outcome(), 1e-9 * c.covariate(0), 1e6 + c.covariate(1))
                        .withCluster(c.cluster()))
            .toList();
    RegressionFit fit =
        LogisticRegression.fit(MadeCells.NAMES, odd, LogisticOptions.defaults())
            .value()
            .orElseThrow();
    assertEquals(1e9 * plain.coefficient("x"), fit.coefficient("x"), 1e-1);
    assertEquals(
        point(plain, "z", Variance.CR3).stdError(), point(fit, "z", Variance.CR3).stdError(), 1e-9);
    assertEquals(plain.deviance(), fit.deviance(), 1e-9);
  }

  /** Groups differ, 200 of them: the truth is 0.5, and intervals by cluster find it. */
  @Test
  void fit_plantedTruth_isFound() {
    Random random = new Random(7);
    List<RegressionCell> cells = new ArrayList<>();
    for (int g = 0; g < 200; g++) {
      double group = 0.3 * random.nextGaussian();
      for (int i = 0; i < 40; i++) {
        double x = random.nextInt(3);
        double p = 1 / (1 + Math.exp(-(-0.4 + 0.5 * x + group)));
        cells.add(RegressionCell.of(random.nextDouble() < p ? 1 : 0, x).withCluster(g));
      }
    }
    var found =
        point(fit(cells, LogisticOptions.defaults()).value().orElseThrow(), "x", Variance.CR1);
    assertTrue(found.interval(0.95).contains(0.5), found.toString());
    assertTrue(found.stdError() < 0.05, found.toString());
  }

  @Test
  void fit_outcomeNeitherZeroNorOne_isAnError() {
    assertEquals(
        "Invalid outcome: 0.5 (must be 0 or 1)",
        assertThrows(
                IllegalArgumentException.class,
                () -> fit(List.of(cell(0.5, 1, 1)), LogisticOptions.defaults()))
            .getMessage());
  }

  @Test
  void fit_wrongShapes_areErrors() {
    LogisticOptions options = LogisticOptions.defaults();
    List<RegressionCell> one = List.of(RegressionCell.of(1, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> fit(one, options));
    assertThrows(
        IllegalArgumentException.class,
        () -> LogisticRegression.fit(List.of("a", "a"), one, options));
    assertThrows(IllegalArgumentException.class, () -> RegressionCell.of(Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class, () -> RegressionCell.of(1, Double.POSITIVE_INFINITY));
  }

  /** Steps by the information alone did not find one in thirteen of these. */
  @Test
  void fit_fewPeopleSeparated_firthAlwaysFits() {
    LogisticOptions firth = LogisticOptions.defaults().withSeparation(Separation.FIRTH);
    Random random = new Random(4);
    for (int sample = 0; sample < 300; sample++) {
      List<RegressionCell> cells = new ArrayList<>();
      int people = 4 + random.nextInt(12);
      for (int i = 0; i < people; i++) {
        double z = i < 2 ? 2 * i - 1 : random.nextGaussian();
        cells.add(
            RegressionCell.of(z > 0 ? 1 : 0, random.nextInt(3), z)
                .withWeight(SamplingWeight.of(0.2 + random.nextDouble())));
      }
      assertTrue(
          LogisticRegression.fit(List.of("x", "z"), cells, firth).value().isPresent(),
          "sample " + sample);
    }
  }

  /** The score of so many has a rounding larger than 1e-9 of its standard errors. */
  @Test
  void fit_billionsOfGreatWeight_settles() {
    List<RegressionCell> people = MadeCells.people(MadeCells::binary);
    List<RegressionCell> many =
        people.stream()
            .map(
                c ->
                    c.withFrequency(Frequency.of(1_000_000_000))
                        .withWeight(SamplingWeight.of(1e12)))
            .toList();
    double[] one = fit(people.stream().map(c -> c.withWeight(SamplingWeight.ONE)).toList());
    assertArrayEquals(one, fit(many), 1e-12);
  }

  private static double[] fit(List<RegressionCell> cells) {
    return LogisticRegression.fit(MadeCells.NAMES, cells, LogisticOptions.defaults())
        .value()
        .orElseThrow()
        .coefficients();
  }
}
