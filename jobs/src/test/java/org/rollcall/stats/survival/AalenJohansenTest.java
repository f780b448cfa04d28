package org.rollcall.stats.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.point;
import static org.rollcall.stats.Made.reason;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Interval;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;

class AalenJohansenTest {

  private static final CurveOptions CLUSTERS =
      CurveOptions.DEFAULT.withVariance(CurveVariance.CLUSTERS);

  private static AalenJohansen fit(List<SurvivalCell> cells, CurveOptions options) {
    return AalenJohansen.of(cells, options).value().orElseThrow();
  }

  /**
   * R 4.2.2, survival 3.5-3: f <- survfit(Surv(t, factor(cs, 0:2)) ~ 1, weights = w, id = 1:16,
   * influence = TRUE), summary(f, times = c(2, 5, 9)), second column; then with Surv(en, t, ...).
   * Clusters: sqrt(colSums(rowsum(w * f$influence.pstate[, at, 2], g)^2)), for the function's own
   * argument cluster changes nothing in this version.
   */
  @Test
  void incidenceAt_weightsAndClusters_equalsSurvfit() {
    assertIncidence(
        SmallData.cells(false),
        new double[] {0.05882352941176471, 0.1770152505446623, 0.3048686758654079},
        new double[] {0.05771912566647846, 0.09742152283642139, 0.1265962698847045},
        new double[] {0.04960301448730606, 0.06647291913019131, 0.08862082838857967});
    assertIncidence(
        SmallData.cells(true),
        new double[] {0.06832298136645963, 0.1907693740444587, 0.3141405884194215},
        new double[] {0.0671863378557573, 0.1041581227754009, 0.1293212965611227},
        new double[] {0.06050031204996242, 0.07698995550254356, 0.09820857355541952});
  }

  private static void assertIncidence(
      List<SurvivalCell> cells, double[] values, double[] ofPeople, double[] ofClusters) {
    double[] times = {2, 5, 9};
    AalenJohansen clusters = fit(cells, CLUSTERS);
    AalenJohansen people = fit(cells, CurveOptions.DEFAULT.withVariance(CurveVariance.PEOPLE));
    for (int j = 0; j < times.length; j++) {
      PointEstimate one = point(clusters.incidenceAt(1, times[j]));
      assertClose(values[j], one.value(), 1e-13, "incidence");
      assertClose(ofClusters[j], one.stdError(), 1e-12, "by cluster");
      assertEquals(4, one.df());
      assertClose(
          ofPeople[j], point(people.incidenceAt(1, times[j])).stdError(), 1e-12, "by person");
      double all =
          clusters.incidence(1, times[j]).getAsDouble()
              + clusters.incidence(2, times[j]).getAsDouble()
              + clusters.eventFree(times[j]).getAsDouble();
      assertClose(1, all, 1e-14, "shares");
    }
  }

  @Test
  void incidenceAt_clusterJackknife_isRefittingWithoutEachCluster() {
    List<SurvivalCell> cells = SmallData.cells(false);
    PointEstimate found = point(fit(cells, CurveOptions.DEFAULT).incidenceAt(2, 8));
    double sum = 0;
    for (long g = 1; g <= 5; g++) {
      long out = g;
      AalenJohansen rest =
          fit(cells.stream().filter(c -> c.cluster() != out).toList(), CurveOptions.DEFAULT);
      sum += Math.pow(rest.incidence(2, 8).getAsDouble() - found.value(), 2);
    }
    assertClose(Math.sqrt(0.8 * sum), found.stdError(), 1e-12, "refitted");
  }

  @Test
  void difference_clusters_movesTogether() {
    List<SurvivalCell> all = SmallData.cells(false);
    AalenJohansen first = fit(SmallData.half(all, 0), CLUSTERS);
    AalenJohansen second = fit(SmallData.half(all, 1), CLUSTERS);
    PointEstimate forth = point(AalenJohansen.difference(first, second, 1, 6));
    PointEstimate back = point(AalenJohansen.difference(second, first, 1, 6));
    assertEquals(-forth.value(), back.value());
    assertEquals(forth.stdError(), back.stdError());
    assertClose(
        first.incidence(1, 6).getAsDouble() - second.incidence(1, 6).getAsDouble(),
        forth.value(),
        1e-15,
        "difference");
    assertEquals(Reason.NOT_FOLLOWED, reason(AalenJohansen.difference(first, second, 1, 12)));
    assertThrows(
        IllegalArgumentException.class,
        () -> AalenJohansen.difference(first, fit(all, CurveOptions.DEFAULT), 1, 6));
  }

  @Test
  void incidence_ends_areNotCarriedOn() {
    List<SurvivalCell> open =
        List.of(SurvivalCell.of(2, Ending.EVENT), SurvivalCell.of(5, Ending.CENSORED));
    AalenJohansen found = fit(open, CurveOptions.DEFAULT.withVariance(CurveVariance.PEOPLE));
    assertEquals(OptionalDouble.of(0), found.incidence(1, 1));
    assertEquals(OptionalDouble.of(0.5), found.incidence(1, 5));
    assertTrue(found.incidence(1, 6).isEmpty());
    assertTrue(found.eventFree(6).isEmpty());
    assertEquals(Reason.NOT_FOLLOWED, reason(found.incidenceAt(1, 6)));
    assertEquals(Reason.NO_VARIATION, reason(found.incidenceAt(1, 1)));
    assertEquals(Reason.NO_VARIATION, reason(found.incidenceAt(3, 4)));
    Interval interval = found.interval(1, 5).orElseThrow();
    assertTrue(interval.low() > 0 && interval.high() < 1);
    assertTrue(found.interval(3, 5).isEmpty());
    // Both had the event, by different causes: the shares stay as they are.
    AalenJohansen closed =
        fit(
            List.of(
                SurvivalCell.of(2, Ending.EVENT), SurvivalCell.of(3, Ending.EVENT).withCause(2)),
            CurveOptions.DEFAULT.withVariance(CurveVariance.PEOPLE));
    assertEquals(OptionalDouble.of(0.5), closed.incidence(2, 99));
    assertClose(Math.sqrt(0.125), point(closed.incidenceAt(2, 99)).stdError(), 1e-14, "binomial");
  }

  @Test
  void of_nobodyOrGreenwood_isRefused() {
    assertEquals(
        Reason.NO_PEOPLE, AalenJohansen.of(List.of(), CLUSTERS).missing().orElseThrow().reason());
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> AalenJohansen.of(List.of(), CLUSTERS.withVariance(CurveVariance.GREENWOOD)));
    assertEquals(
        "Invalid variance of incidences: GREENWOOD (must not be; PEOPLE is its counterpart)",
        e.getMessage());
    for (CurveOptions options : List.of(CLUSTERS, CurveOptions.DEFAULT)) {
      AalenJohansen found = fit(List.of(SurvivalCell.of(2, Ending.EVENT)), options);
      e = assertThrows(IllegalArgumentException.class, () -> found.incidenceAt(0, 1));
      assertEquals("Invalid cause: 0 (must be positive)", e.getMessage());
    }
  }
}
