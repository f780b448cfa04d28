package org.rollcall.stats.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.stats.regression.MadeCells.point;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.Variance;

/** Joint tests, against R 4.2.2 with sandwich 3.0-2 on the data of {@link MadeCells}. */
class WaldTestTest {

  private static RegressionFit linear(List<RegressionCell> cells) {
    return LinearRegression.fit(MadeCells.NAMES, cells).value().orElseThrow();
  }

  private static RegressionFit logistic(List<RegressionCell> cells) {
    return LogisticRegression.fit(MadeCells.NAMES, cells, LogisticOptions.defaults())
        .value()
        .orElseThrow();
  }

  /** {@code b %*% solve(vcovCL(l, ~g, type = "HC0", cadjust = TRUE)[2:3, 2:3]) %*% b / 2}. */
  @Test
  void wald_twoCoefficients_equalsTheQuadraticForm() {
    RegressionFit fit = logistic(MadeCells.people(MadeCells::binary));
    WaldTest test = fit.wald(MadeCells.NAMES, Variance.CR1).value().orElseThrow();
    assertEquals(10.8243763785814, test.statistic(), 1e-9);
    assertEquals(2, test.numeratorDf());
    assertEquals(16, test.denominatorDf());
    // pf(10.8243763785814, 2, 16, lower.tail = FALSE)
    assertEquals(0.00106403304282221, test.pValue(), 1e-12);
  }

  @Test
  void wald_oneCoefficient_isTheSquareOfItsT() {
    RegressionFit fit = logistic(MadeCells.people(MadeCells::binary));
    WaldTest test = fit.wald(List.of("z"), Variance.CR3).value().orElseThrow();
    var one = point(fit, "z", Variance.CR3);
    assertEquals(Math.pow(one.value() / one.stdError(), 2), test.statistic(), 1e-12);
    assertEquals(one.pValue(), test.pValue(), 1e-12);
  }

  @Test
  void wald_reducedBiasVariance_isRefused() {
    RegressionFit fit = logistic(MadeCells.people(MadeCells::binary));
    assertEquals(
        "Invalid variance of a joint test: CR2 (must have one reference for all coefficients)",
        assertThrows(IllegalArgumentException.class, () -> fit.wald(MadeCells.NAMES, Variance.CR2))
            .getMessage());
  }

  @Test
  void wald_moreCoefficientsThanClustersCanTell_givesAReason() {
    List<RegressionCell> cells = new ArrayList<>();
    for (RegressionCell cell : MadeCells.people(MadeCells::measure)) {
      cells.add(cell.withCluster(cell.cluster() % 2));
    }
    assertEquals(
        Reason.TOO_FEW_GROUPS,
        linear(cells).wald(MadeCells.NAMES, Variance.CR1).missing().orElseThrow().reason());
  }

  @Test
  void wald_aliasedCoefficient_isCollinear() {
    List<RegressionCell> cells =
        MadeCells.people(MadeCells::measure).stream()
            .map(c -> RegressionCell.of(c.outcome(), c.covariate(0), 4).withCluster(c.cluster()))
            .toList();
    assertEquals(
        Reason.COLLINEAR,
        linear(cells).wald(MadeCells.NAMES, Variance.CR1).missing().orElseThrow().reason());
  }
}
