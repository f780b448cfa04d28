package org.rollcall.stats.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.stats.Made.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Made;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.Variance;

/**
 * R 4.2.2 on the rows of {@link HazardTables}, each spread over its periods 1 … t: {@code f <-
 * glm(y ~ 0 + factor(w) + x + z, binomial, control = glm.control(epsilon = 1e-15))} on the periods
 * with events; u = X (y − fitted), S = rowsum(u, g), V = vcov(f) S'S vcov(f).
 */
class PooledLogisticTest {

  private static HazardFit fit(List<HazardCell> cells) {
    return PooledLogistic.fit(cells, HazardOptions.of("x", "z")).value().orElseThrow();
  }

  private static void assertFound(
      Coefficients found, Variance variance, String name, double value, double error) {
    PointEstimate one = Made.point(found.of(name, variance));
    assertClose(value, one.value(), 1e-9, name);
    assertClose(error, one.stdError(), 1e-9, "error of " + name);
  }

  @Test
  void fit_counts_equalsPersonPeriodsInR() {
    HazardFit fit = fit(HazardTables.hazard());
    Coefficients found = fit.coefficients();
    assertFound(found, Variance.MODEL, "x", 0.005201843206067, 0.500557779268484);
    assertFound(found, Variance.CR0, "x", 0.005201843206067, 0.965749332013382);
    assertFound(found, Variance.HC0, "x", 0.005201843206067, 0.518851625648929);
    assertFound(found, Variance.MODEL, "z", -0.118204400335251, 0.274508014477404);
    assertFound(found, Variance.CR0, "z", -0.118204400335251, 0.282335297400276);
    assertFound(found, Variance.HC0, "z", -0.118204400335251, 0.290013488888777);
    assertClose(-54.229040950057986, fit.logLikelihood(), 1e-13, "log-likelihood");
    assertEquals(181, fit.personPeriods());
    assertEquals(List.of(1, 4), fit.leftOut());
    double[] intercepts = {
      -1.531656848529376, -1.233249002196869, -1.095233473986984, -1.663272300043998
    };
    for (int k = 0; k < intercepts.length; k++) {
      assertClose(intercepts[k], fit.periods().get(k).intercept(), 1e-9, "intercept");
    }
  }

  /** Somebody who is split in two at a period, the same before and after, is one person still. */
  @Test
  void fit_peopleSplitAtAPeriod_isTheSame() {
    List<HazardCell> split = new ArrayList<>();
    for (HazardCell cell : HazardTables.hazard()) {
      long people = cell.frequency().people();
      if (cell.last() > 2) {
        split.add(
            HazardCell.of(2, Ending.CENSORED, cell.covariates())
                .withFrequency(people)
                .withCluster(cell.cluster()));
      }
      split.add(cell.last() > 2 ? cell.withFirst(3) : cell);
    }
    Coefficients whole = fit(HazardTables.hazard()).coefficients();
    Coefficients parts = fit(split).coefficients();
    for (Variance variance : List.of(Variance.MODEL, Variance.CR0)) {
      PointEstimate expected = Made.point(whole.of("x", variance));
      assertFound(parts, variance, "x", expected.value(), expected.stdError());
    }
  }

  /** From period 4 on x is 1: two hazards that do not share a period. */
  @Test
  void fit_covariateThatIsThePeriod_isAliased() {
    List<HazardCell> cells =
        List.of(
            HazardCell.of(3, Ending.EVENT, 0, 1).withFrequency(4),
            HazardCell.of(3, Ending.CENSORED, 0, 0).withFrequency(4),
            HazardCell.of(3, Ending.EVENT, 0, 0).withFrequency(2),
            HazardCell.of(3, Ending.CENSORED, 0, 1).withFrequency(2),
            HazardCell.of(4, Ending.EVENT, 1, 1).withFirst(4).withFrequency(3),
            HazardCell.of(4, Ending.CENSORED, 1, 0).withFirst(4).withFrequency(3));
    assertEquals(List.of("x"), fit(cells).coefficients().aliased());
  }

  @Test
  void fit_coefficientThatRunsAway_isSeparated() {
    List<HazardCell> cells =
        List.of(
            HazardCell.of(1, Ending.EVENT, 1, 0).withFrequency(3),
            HazardCell.of(2, Ending.EVENT, 1, 1).withFrequency(3),
            HazardCell.of(3, Ending.CENSORED, 1, 2).withFrequency(2),
            HazardCell.of(3, Ending.CENSORED, 0, 0).withFrequency(9),
            HazardCell.of(3, Ending.CENSORED, 0, 2).withFrequency(9));
    for (Link link : Link.values()) {
      HazardOptions options = HazardOptions.of("x", "z").withLink(link);
      assertEquals(
          NotEstimable.Reason.SEPARATED,
          PooledLogistic.fit(cells, options).missing().orElseThrow().reason());
    }
  }

  @Test
  void wrongUse_ofCells_isRefused() {
    IllegalArgumentException periods =
        assertThrows(
            IllegalArgumentException.class, () -> HazardCell.of(3, Ending.EVENT, 1).withFirst(4));
    assertEquals(
        "Invalid periods: 4 to 3 (must not be negative, nor descend, nor be beyond 100000)",
        periods.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> HazardCell.of(Integer.MAX_VALUE, Ending.EVENT, 1));
    IllegalArgumentException width =
        assertThrows(
            IllegalArgumentException.class,
            () -> PooledLogistic.fit(HazardTables.hazard(), HazardOptions.of("x")));
    assertEquals("Invalid cell: 2 covariates (must be 1)", width.getMessage());
  }

  @Test
  void fit_weightsTimesAConstant_changesNoRobustError() {
    Coefficients found = fit(HazardTables.hazard()).coefficients();
    for (double factor : new double[] {1e-20, 1e-9, 1e9, 1e30}) {
      Coefficients scaled =
          fit(HazardTables.hazard().stream()
                  .map(c -> c.withWeight(c.weight().value() * factor))
                  .toList())
              .coefficients();
      PointEstimate wanted = Made.point(found.of("z", Variance.CR0));
      assertFound(scaled, Variance.CR0, "z", wanted.value(), wanted.stdError());
    }
  }
}
