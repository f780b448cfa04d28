package org.rollcall.stats.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.clusters.SmoothStatistic;

class SurvivalAtTest {

  /** Weights that left in weeks 1 to 4, then that were followed to weeks 0 to 4. */
  private static final double[] TOTALS = {3.5, 0, 2.25, 1, 0.5, 1.5, 0, 4, 6};

  @Test
  void gradient_ofShareAndMean_isTheDerivative() {
    List<SmoothStatistic> statistics =
        List.of(
            new SurvivalAt(1),
            new SurvivalAt(3),
            new SurvivalAt(4),
            new RestrictedMeanTo(1),
            new RestrictedMeanTo(4));
    for (SmoothStatistic statistic : statistics) {
      double[] gradient = statistic.gradient(TOTALS).orElseThrow();
      for (int k = 0; k < TOTALS.length; k++) {
        double step = 1e-5;
        double slope = (with(statistic, k, step) - with(statistic, k, -step)) / (2 * step);
        // Weights below zero, as those followed to week 2 less a step, are sums like others.
        assertEquals(slope, gradient[k], 1e-9, statistic + " " + k);
      }
    }
  }

  @Test
  void gradient_allHaveLeft_isEmpty() {
    double[] totals = {1, 2, 0, 0, 0};
    assertEquals(0, new SurvivalAt(2).at(totals).orElseThrow());
    assertTrue(new SurvivalAt(2).gradient(totals).isEmpty());
  }

  @Test
  void atRisk_weights_areThoseNotGoneBefore() {
    double[] atRisk = SurvivalAt.atRisk(TOTALS);
    assertEquals(18.75, atRisk[0], 1e-12);
    assertEquals(18.25, atRisk[1], 1e-12);
    assertEquals(7, atRisk[4], 1e-12);
  }

  private static double with(SmoothStatistic statistic, int k, double step) {
    double[] totals = TOTALS.clone();
    totals[k] += step;
    return statistic.at(totals).orElseThrow();
  }
}
