package org.rollcall.stats.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Made;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.Variance;

/**
 * R 4.2.2, survival 3.5-3, on the rows p of {@link HazardTables}: {@code coxph(Surv(t, e) ~ x + z,
 * p, ties = ties, cluster = g, control = coxph.control(eps = 1e-12, iter.max = 50))}.
 */
class CoxRegressionTest {

  private static CoxFit fit(List<CoxCell> cells, Ties ties) {
    return CoxRegression.fit(cells, CoxOptions.of("x", "z").withTies(ties)).value().orElseThrow();
  }

  private static void assertFound(
      Coefficients found, Variance variance, double value, double error, String name) {
    PointEstimate one = Made.point(found.of(name, variance));
    assertClose(value, one.value(), 1e-9, name);
    assertClose(error, one.stdError(), 1e-9, "error of " + name);
  }

  @Test
  void fit_efronOnCounts_equalsRowsInR() {
    CoxFit fit = fit(HazardTables.cox(), Ties.EFRON);
    Coefficients found = fit.coefficients();
    assertFound(found, Variance.MODEL, 0.01197846624772, 0.45466595342403, "x");
    assertFound(found, Variance.CR0, 0.01197846624772, 0.86970440172174, "x");
    assertFound(found, Variance.HC0, 0.01197846624772, 0.4731547891863, "x");
    assertFound(found, Variance.CR0, -0.09636243031493, 0.27033414995395, "z");
    assertFound(found, Variance.HC0, -0.09636243031493, 0.2623294795852, "z");
    assertClose(-70.40320574985016, fit.nullLogLikelihood(), 1e-13, "null");
    assertClose(-70.32478605212700, fit.logLikelihood(), 1e-13, "log-likelihood");
  }

  @Test
  void fit_breslowOnCounts_equalsRowsInR() {
    Coefficients found = fit(HazardTables.cox(), Ties.BRESLOW).coefficients();
    assertFound(found, Variance.MODEL, 0.003831914517191, 0.450761342677796, "x");
    assertFound(found, Variance.CR0, 0.003831914517191, 0.782407745960244, "x");
    assertFound(found, Variance.HC0, -0.095513757086860, 0.2326465394559, "z");
  }

  /** {@code coxph(..., d, weights = n, cluster = g)}: a case weight is not as many people. */
  @Test
  void fit_efronWithSamplingWeights_equalsCaseWeightsInRAndNoCounts() {
    List<CoxCell> weighted = new ArrayList<>();
    for (CoxCell cell : HazardTables.cox()) {
      weighted.add(cell.withWeight(cell.frequency().people()).withFrequency(1));
    }
    Coefficients found = fit(weighted, Ties.EFRON).coefficients();
    assertFound(found, Variance.CR0, 0.01096759040555, 0.82558883783675, "x");
    assertFound(found, Variance.CR0, -0.09536939702164, 0.25005754798413, "z");
  }

  @Test
  void clusterCorrected_ofAFit_isLargerAndHasT() {
    Coefficients found = fit(HazardTables.cox(), Ties.BRESLOW).coefficients();
    PointEstimate corrected = Made.point(found.of("x", Variance.CR1));
    assertClose(0.782407745960244 * Math.sqrt(5 / 4.0), corrected.stdError(), 1e-9, "error");
    assertEquals(4, corrected.df());
  }

  @Test
  void difference_ofCoefficients_isThatOfTheReferenceChanged() {
    Coefficients found = fit(HazardTables.cox(), Ties.EFRON).coefficients();
    PointEstimate difference = Made.point(found.difference("x", "z", Variance.CR0));
    double[][] v = found.covariance(Variance.CR0);
    assertClose(0.01197846624772 + 0.09636243031493, difference.value(), 1e-9, "difference");
    double error = Math.sqrt(v[0][0] + v[1][1] - 2 * v[0][1]);
    assertClose(error, difference.stdError(), 1e-12, "error");
  }

  /** 1 leaves {1, 0, 0}, 0 leaves {0, 0}; in another stratum 0 leaves {0, 1}. Best: e^b = √2. */
  @Test
  void logLikelihood_ofFewPeople_isThatByHand() {
    List<CoxCell> few =
        List.of(
            CoxCell.of(1, Ending.EVENT, 1),
            CoxCell.of(2, Ending.EVENT, 0),
            CoxCell.of(3, Ending.CENSORED, 0),
            CoxCell.of(0.5, Ending.CENSORED, 1),
            CoxCell.of(1, Ending.EVENT, 0).withStratum(1),
            CoxCell.of(2, Ending.CENSORED, 1).withStratum(1));
    CoxFit fit = CoxRegression.fit(few, CoxOptions.of("x")).value().orElseThrow();
    double b = Math.log(2) / 2;
    double expected = b - Math.log(Math.exp(b) + 2) - Math.log(2) - Math.log(1 + Math.exp(b));
    assertClose(b, fit.coefficients().values()[0], 1e-12, "coefficient");
    assertClose(expected, fit.logLikelihood(), 1e-14, "log-likelihood");
    assertClose(-Math.log(12), fit.nullLogLikelihood(), 1e-14, "null");
  }

  @Test
  void fit_plantedHazardRatio_isCoveredByItsInterval() {
    Random random = new Random(3);
    int covered = 0;
    for (int run = 0; run < 300; run++) {
      List<CoxCell> cells = new ArrayList<>();
      for (int g = 0; g < 40; g++) {
        double mood = 0.5 * random.nextGaussian();
        for (int i = 0; i < 15; i++) {
          double rate = 0.05 * Math.exp(mood + 0.4 * (g % 2));
          double time = Math.ceil(-Math.log(1 - random.nextDouble()) / rate);
          Ending ending = time <= 26 ? Ending.EVENT : Ending.CENSORED;
          cells.add(CoxCell.of(Math.min(time, 26), ending, g % 2).withCluster(g));
        }
      }
      Estimate found =
          CoxRegression.fit(cells, CoxOptions.of("arm"))
              .estimate(fit -> fit.coefficients().of("arm", Variance.CR1));
      covered += Made.point(found).interval(0.95).contains(0.4) ? 1 : 0;
    }
    assertTrue(covered >= 272 && covered <= 296, "covered " + covered);
  }

  /** In each week only those with x left; z is neither here nor there. */
  @Test
  void fit_likelihoodThatRisesForever_isSeparated() {
    List<CoxCell> cells =
        List.of(
            CoxCell.of(1, Ending.EVENT, 1, 0).withFrequency(3),
            CoxCell.of(2, Ending.EVENT, 1, 1).withFrequency(3),
            CoxCell.of(3, Ending.CENSORED, 1, 2).withFrequency(2),
            CoxCell.of(3, Ending.CENSORED, 0, 0).withFrequency(9),
            CoxCell.of(3, Ending.CENSORED, 0, 2).withFrequency(9));
    for (Ties ties : Ties.values()) {
      NotEstimable why =
          CoxRegression.fit(cells, CoxOptions.of("x", "z").withTies(ties)).missing().orElseThrow();
      assertEquals(NotEstimable.Reason.SEPARATED, why.reason());
    }
  }

  @Test
  void fit_aliasedCovariate_isLeftOutAndNamed() {
    List<CoxCell> cells = new ArrayList<>();
    for (CoxCell cell : HazardTables.cox()) {
      double[] x = cell.covariates();
      cells.add(
          CoxCell.of(cell.exit(), cell.ending(), x[0], 1 - x[0], x[1], 7)
              .withFrequency(cell.frequency().people())
              .withCluster(cell.cluster()));
    }
    CoxOptions options = CoxOptions.of("x", "not x", "z", "seven");
    Coefficients found = CoxRegression.fit(cells, options).value().orElseThrow().coefficients();
    assertEquals(List.of("not x", "seven"), found.aliased());
    assertFound(found, Variance.CR0, -0.09636243031493, 0.27033414995395, "z");
    assertEquals(NotEstimable.Reason.COLLINEAR, Made.reason(found.of("seven", Variance.MODEL)));
  }

  @Test
  void of_oneCluster_hasNoClusterVariance() {
    List<CoxCell> cells = HazardTables.cox().stream().map(cell -> cell.withCluster(1)).toList();
    Coefficients found = fit(cells, Ties.EFRON).coefficients();
    assertEquals(NotEstimable.Reason.TOO_FEW_GROUPS, Made.reason(found.of("x", Variance.CR0)));
    assertTrue(found.wald(Variance.CR0).missing().isPresent());
    Made.point(found.of("x", Variance.MODEL));
  }

  @Test
  void wrongUse_ofCellsAndNames_isRefused() {
    IllegalArgumentException cell =
        assertThrows(IllegalArgumentException.class, () -> CoxCell.of(Double.NaN, Ending.EVENT, 1));
    assertEquals(
        "Invalid exit: NaN (must be finite and after the entry, -Infinity)", cell.getMessage());
    IllegalArgumentException width =
        assertThrows(
            IllegalArgumentException.class,
            () -> CoxRegression.fit(HazardTables.cox(), CoxOptions.of("x")));
    assertEquals("Invalid cell: 2 covariates (must be 1)", width.getMessage());
    Coefficients found = fit(HazardTables.cox(), Ties.EFRON).coefficients();
    IllegalArgumentException name =
        assertThrows(IllegalArgumentException.class, () -> found.of("y", Variance.MODEL));
    assertEquals("Unknown covariate: y (must be one of [x, z])", name.getMessage());
  }

  @Test
  void fit_weightsTimesAConstant_changesModelErrorsOnly() {
    Coefficients found = fit(HazardTables.cox(), Ties.EFRON).coefficients();
    for (double factor : new double[] {1e-20, 1e-9, 1e9, 1e30}) {
      Coefficients scaled = fit(weighted(HazardTables.cox(), factor), Ties.EFRON).coefficients();
      for (Variance variance : List.of(Variance.HC0, Variance.CR0)) {
        PointEstimate wanted = Made.point(found.of("z", variance));
        assertFound(scaled, variance, wanted.value(), wanted.stdError(), "z");
      }
      PointEstimate wanted = Made.point(found.of("z", Variance.MODEL));
      double error = wanted.stdError() / Math.sqrt(factor);
      assertFound(scaled, Variance.MODEL, wanted.value(), error, "z");
    }
  }

  private static List<CoxCell> weighted(List<CoxCell> cells, double factor) {
    return cells.stream().map(c -> c.withWeight(c.weight().value() * factor)).toList();
  }

  /** {@code i <- rep(0:5, each = 4000); coxph(Surv(1 + i %% 3, i != 2) ~ (i < 3) + i %% 2)}. */
  @Test
  void fit_thousandsOfTies_equalsStepByStep() {
    List<CoxCell> cells = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Ending ending = i == 2 ? Ending.CENSORED : Ending.EVENT;
      cells.add(CoxCell.of(1 + i % 3, ending, i < 3 ? 1 : 0, i % 2).withFrequency(4000));
    }
    CoxFit fit = fit(cells, Ties.EFRON);
    Coefficients found = fit.coefficients();
    assertFound(found, Variance.MODEL, -0.41493801247347, 0.016188716372544, "x");
    assertFound(found, Variance.HC0, 0.4149380124725, 0.010613648529289, "z");
    assertClose(-187740.427841393, fit.logLikelihood(), 1e-13, "log-likelihood");
  }

  @Test
  void fit_timesThatDifferByRounding_areTies() {
    List<CoxCell> cells = HazardTables.cox();
    List<CoxCell> near = new ArrayList<>();
    for (CoxCell cell : cells) {
      double exit = cell.exit() * (1 + near.size() * 1e-15);
      near.add(
          CoxCell.of(exit, cell.ending(), cell.covariates())
              .withEntry(cell.entry())
              .withStratum(cell.stratum())
              .withFrequency(cell.frequency().people())
              .withWeight(cell.weight().value())
              .withCluster(cell.cluster()));
    }
    CoxFit fit = fit(near, Ties.EFRON);
    assertClose(fit(cells, Ties.EFRON).logLikelihood(), fit.logLikelihood(), 1e-13, "likelihood");
    CoxCell none = CoxCell.of(2 + 1e-9, Ending.EVENT, 1, 1).withEntry(2);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> fit(List.of(none), Ties.EFRON));
    assertEquals("Invalid entry: 2.0 (must differ from the exit)", e.getMessage());
  }
}
