package org.rollcall.stats.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.point;
import static org.rollcall.stats.Made.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.SamplingWeight;

/** What the goldens do not reach: clusters, weights with entries, two arms, and ends of curves. */
class KaplanMeierTest {

  private static final CurveOptions CLUSTERS =
      CurveOptions.DEFAULT.withVariance(CurveVariance.CLUSTERS);
  private static final CurveOptions GREENWOOD =
      CurveOptions.DEFAULT.withVariance(CurveVariance.GREENWOOD);

  private static KaplanMeier fit(List<SurvivalCell> cells, CurveOptions options) {
    return KaplanMeier.of(cells, options).value().orElseThrow();
  }

  /**
   * R 4.2.2, survival 3.5-3: f <- survfit(Surv(t, e) ~ 1, weights = w, cluster = g), summary(f,
   * times = c(2, 5, 9)); then with Surv(en, t, e). R's se(rmean) is Greenwood's with weights for
   * counts, so the mean's is made of survfit(..., influence = TRUE)$influence.surv.
   */
  @Test
  void survivalAt_weightsAndClusters_equalsSurvfit() {
    KaplanMeier found = fit(SmallData.cells(false), CLUSTERS);
    double[] times = {2, 5, 9};
    double[] survival = {0.911764705882353, 0.652493343016219, 0.330655410312273};
    double[] errors = {0.04556122519814426, 0.1077923007024619, 0.1135364665296082};
    double[] hazards = {0.09001782531194297, 0.4017825311942959, 1.011224956813192};
    double[] hazardErrors = {0.04702984609793211, 0.1372145901955321, 0.2775730296469163};
    for (int j = 0; j < times.length; j++) {
      PointEstimate at = point(found.survivalAt(times[j]));
      assertClose(survival[j], at.value(), 1e-13, "S");
      assertClose(errors[j], at.stdError(), 1e-12, "its precision");
      assertEquals(4, at.df());
      PointEstimate hazard = point(found.cumulativeHazardAt(times[j]));
      assertClose(hazards[j], hazard.value(), 1e-13, "hazard");
      assertClose(hazardErrors[j], hazard.stdError(), 1e-12, "its precision");
      PointEstimate left = point(found.leftBy(times[j]));
      assertClose(1 - survival[j], left.value(), 1e-13, "1 - S");
      assertClose(errors[j], left.stdError(), 1e-12, "its precision");
    }
    PointEstimate mean = point(found.restrictedMeanUpTo(9));
    assertClose(6.688501573468894, mean.value(), 1e-13, "mean");
    assertClose(0.4283938141794408, mean.stdError(), 1e-12, "its precision");
    KaplanMeier entered = fit(SmallData.cells(true), CLUSTERS);
    double[] later = {0.8881987577639752, 0.6296186112929136, 0.31906348545249};
    double[] laterErrors = {0.06368739806022622, 0.1039665883472483, 0.1160890107616903};
    for (int j = 0; j < times.length; j++) {
      PointEstimate at = point(entered.survivalAt(times[j]));
      assertClose(later[j], at.value(), 1e-13, "S with entries");
      assertClose(laterErrors[j], at.stdError(), 1e-12, "its precision");
    }
  }

  /** The definition: what a bit more weight of each cluster changes. */
  @Test
  void clusters_anyNumber_isTheDerivativeByTheirWeight() {
    List<SurvivalCell> cells = SmallData.cells(true);
    KaplanMeier found = fit(cells, CLUSTERS);
    assertDerivative(cells, point(found.survivalAt(7)), km -> km.survival(7).getAsDouble());
    assertDerivative(
        cells, point(found.cumulativeHazardAt(7)), km -> km.cumulativeHazard(7).getAsDouble());
    assertDerivative(
        cells, point(found.restrictedMeanUpTo(8.5)), km -> km.restrictedMean(8.5).getAsDouble());
  }

  private static void assertDerivative(
      List<SurvivalCell> cells, PointEstimate found, ToDoubleFunction<KaplanMeier> number) {
    double step = 1e-5;
    double sum = 0;
    for (long g = 1; g <= 5; g++) {
      double more = number.applyAsDouble(fit(heavier(cells, g, 1 + step), CLUSTERS));
      double less = number.applyAsDouble(fit(heavier(cells, g, 1 - step), CLUSTERS));
      sum += Math.pow((more - less) / (2 * step), 2);
    }
    assertClose(Math.sqrt(sum), found.stdError(), 1e-8, "derivative");
  }

  private static List<SurvivalCell> heavier(List<SurvivalCell> cells, long cluster, double by) {
    return cells.stream()
        .map(
            c ->
                c.cluster() == cluster
                    ? c.withWeight(SamplingWeight.of(c.weight().value() * by))
                    : c)
        .toList();
  }

  @Test
  void clusterJackknife_weightsAndEntries_isRefittingWithoutEachCluster() {
    List<SurvivalCell> cells = SmallData.cells(true);
    KaplanMeier found = fit(cells, CurveOptions.DEFAULT);
    PointEstimate survival = point(found.survivalAt(7));
    PointEstimate mean = point(found.restrictedMeanUpTo(7));
    double sum = 0;
    double sumOfMean = 0;
    for (long g = 1; g <= 5; g++) {
      long out = g;
      KaplanMeier rest =
          fit(cells.stream().filter(c -> c.cluster() != out).toList(), CurveOptions.DEFAULT);
      sum += Math.pow(rest.survival(7).getAsDouble() - survival.value(), 2);
      sumOfMean += Math.pow(rest.restrictedMean(7).getAsDouble() - mean.value(), 2);
    }
    assertClose(Math.sqrt(0.8 * sum), survival.stdError(), 1e-11, "survival");
    assertClose(Math.sqrt(0.8 * sum), found.stdError(7).getAsDouble(), 1e-11, "on the curve");
    assertClose(Math.sqrt(0.8 * sumOfMean), mean.stdError(), 1e-11, "mean");
  }

  /** Weights do not cancel to the last bit when the cluster that alone is followed is left out. */
  @Test
  void clusterJackknife_oneClusterFollowedFar_isRefused() {
    List<SurvivalCell> cells = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      SurvivalCell cell = SurvivalCell.of(i % 3 + 1, i % 2 == 0 ? Ending.EVENT : Ending.CENSORED);
      cells.add(cell.withCluster(i % 3).withWeight(SamplingWeight.of(0.1 * i)));
      SurvivalCell far = SurvivalCell.of(5, Ending.CENSORED);
      cells.add(far.withCluster(7).withWeight(SamplingWeight.of(0.7 / i)));
    }
    KaplanMeier found = fit(cells, CurveOptions.DEFAULT);
    assertTrue(found.survival(4).isPresent());
    assertEquals(Reason.ONE_GROUP_DECIDES, reason(found.survivalAt(4)));
    assertEquals(OptionalDouble.empty(), found.stdError(4));
    assertEquals(Optional.empty(), found.interval(4));
  }

  @Test
  void survivalDifference_clusterInBothArms_countsItsMovesOnce() {
    List<SurvivalCell> all = SmallData.cells(false);
    List<SurvivalCell> first = SmallData.half(all, 0);
    List<SurvivalCell> second = SmallData.half(all, 1);
    for (CurveVariance variance :
        List.of(CurveVariance.CLUSTERS, CurveVariance.CLUSTER_JACKKNIFE)) {
      CurveOptions options = CurveOptions.DEFAULT.withVariance(variance);
      PointEstimate found =
          point(KaplanMeier.survivalDifference(fit(first, options), fit(second, options), 8));
      double sum = 0;
      for (long g = 1; g <= 5; g++) {
        double step = variance == CurveVariance.CLUSTERS ? 1e-6 : 1;
        double less = difference(heavier(first, g, 1 - step), heavier(second, g, 1 - step));
        sum += Math.pow((less - found.value()) / step, 2);
      }
      double factor = variance == CurveVariance.CLUSTERS ? 1 : 0.8;
      // A difference quotient is right to its step; leaving out is exact.
      double tolerance = variance == CurveVariance.CLUSTERS ? 1e-5 : 1e-12;
      assertClose(Math.sqrt(factor * sum), found.stdError(), tolerance, variance.toString());
      assertEquals(3, found.df());
    }
  }

  private static double difference(List<SurvivalCell> first, List<SurvivalCell> second) {
    return fit(first, CLUSTERS).survival(8).getAsDouble()
        - fit(second, CLUSTERS).survival(8).getAsDouble();
  }

  @Test
  void restrictedMeanLogRatio_people_isTheDeltaMethod() {
    List<SurvivalCell> all = SmallData.cells(false);
    CurveOptions people = CurveOptions.DEFAULT.withVariance(CurveVariance.PEOPLE);
    KaplanMeier first = fit(SmallData.half(all, 0), people);
    KaplanMeier second = fit(SmallData.half(all, 1), people);
    PointEstimate one = point(first.restrictedMeanUpTo(6));
    PointEstimate two = point(second.restrictedMeanUpTo(6));
    PointEstimate ratio = point(KaplanMeier.restrictedMeanLogRatio(first, second, 6));
    assertClose(Math.log(one.value() / two.value()), ratio.value(), 1e-13, "log ratio");
    double error = Math.hypot(one.stdError() / one.value(), two.stdError() / two.value());
    assertClose(error, ratio.stdError(), 1e-13, "delta method");
    assertEquals(Double.POSITIVE_INFINITY, ratio.df());
    PointEstimate difference = point(KaplanMeier.restrictedMeanDifference(first, second, 6));
    assertClose(
        Math.hypot(one.stdError(), two.stdError()), difference.stdError(), 1e-13, "difference");
  }

  @Test
  void people_equalWeights_isGreenwood() {
    Random random = new Random(4);
    List<SurvivalCell> cells = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Ending ending = random.nextDouble() < 0.6 ? Ending.EVENT : Ending.CENSORED;
      cells.add(
          SurvivalCell.of(1 + random.nextInt(9), ending)
              .withFrequency(Frequency.of(1 + random.nextInt(5))));
    }
    KaplanMeier one = fit(cells, GREENWOOD);
    KaplanMeier two = fit(cells, GREENWOOD.withVariance(CurveVariance.PEOPLE));
    for (int time = 2; time < 9; time++) {
      assertClose(
          point(one.survivalAt(time)).stdError(),
          point(two.survivalAt(time)).stdError(),
          1e-12,
          "survival");
      assertClose(
          point(one.restrictedMeanUpTo(time)).stdError(),
          point(two.restrictedMeanUpTo(time)).stdError(),
          1e-12,
          "mean");
    }
  }

  @Test
  void survival_ends_areNotCarriedOn() {
    SurvivalCell event = SurvivalCell.of(2, Ending.EVENT);
    SurvivalCell censored = SurvivalCell.of(5, Ending.CENSORED);
    KaplanMeier open = fit(List.of(event, event, censored), GREENWOOD);
    assertEquals(OptionalDouble.of(1), open.survival(1.9));
    assertClose(1.0 / 3, open.survival(5).getAsDouble(), 1e-15, "at the end");
    assertTrue(open.survival(5.1).isEmpty());
    assertTrue(open.restrictedMean(5.1).isEmpty());
    assertTrue(open.cumulativeHazard(5.1).isEmpty());
    assertEquals(Reason.NOT_FOLLOWED, reason(open.survivalAt(5.1)));
    assertEquals(Reason.NOT_FOLLOWED, reason(open.restrictedMeanUpTo(5.1)));
    assertEquals(Reason.NO_VARIATION, reason(open.survivalAt(1.9)));
    KaplanMeier closed = fit(List.of(event, SurvivalCell.of(4, Ending.EVENT)), GREENWOOD);
    assertEquals(OptionalDouble.of(0), closed.survival(99));
    assertEquals(OptionalDouble.of(3), closed.restrictedMean(99));
    assertTrue(closed.stdError(99).isEmpty());
    assertEquals(Reason.NO_VARIATION, reason(closed.survivalAt(99)));
    assertClose(
        Math.sqrt(0.5), point(closed.restrictedMeanUpTo(99)).stdError(), 1e-15, "of the mean");
    assertEquals(
        new NotEstimable(Cause.NOT_FOLLOWED, Optional.of(NotEstimable.Side.SECOND)),
        KaplanMeier.survivalDifference(closed, open, 7).missing().orElseThrow());
  }

  @Test
  void restrictedMeanLogRatio_nobodyStaysAnyTime_isRefused() {
    SurvivalCell atOnce = SurvivalCell.of(0, Ending.EVENT);
    for (CurveVariance variance : CurveVariance.values()) {
      CurveOptions options = CurveOptions.DEFAULT.withVariance(variance);
      KaplanMeier none = fit(List.of(atOnce, atOnce.withCluster(2)), options);
      KaplanMeier some =
          fit(List.of(SurvivalCell.of(1, Ending.EVENT), atOnce.withCluster(2)), options);
      assertTrue(KaplanMeier.restrictedMeanLogRatio(none, some, 4).missing().isPresent());
      assertEquals(Reason.NO_VARIATION, reason(none.restrictedMeanUpTo(4)));
      assertEquals(OptionalDouble.of(0), none.restrictedMean(4));
    }
  }

  @Test
  void of_tooLittle_givesReasons() {
    SurvivalCell event = SurvivalCell.of(2, Ending.EVENT);
    SurvivalCell later = SurvivalCell.of(3, Ending.CENSORED);
    assertEquals(
        Reason.NO_PEOPLE,
        KaplanMeier.of(List.of(event.withFrequency(new Frequency(0))), GREENWOOD)
            .missing()
            .orElseThrow()
            .reason());
    assertEquals(
        Reason.NO_PEOPLE,
        KaplanMeier.of(List.of(event.withWeight(SamplingWeight.of(0))), CLUSTERS)
            .missing()
            .orElseThrow()
            .reason());
    KaplanMeier oneGroup = fit(List.of(event, later), CLUSTERS);
    assertEquals(Reason.TOO_FEW_GROUPS, reason(oneGroup.survivalAt(2)));
    assertTrue(oneGroup.stdError(2).isEmpty());
    KaplanMeier jackknife = fit(List.of(event, later), CurveOptions.DEFAULT);
    assertEquals(Reason.TOO_FEW_GROUPS, reason(jackknife.survivalAt(2)));
    assertTrue(jackknife.stdError(2).isEmpty());
  }

  @Test
  void of_timesThatDifferByRounding_areOne() {
    KaplanMeier found =
        fit(
            List.of(
                SurvivalCell.of(0.1 + 0.2, Ending.EVENT),
                SurvivalCell.of(0.3, Ending.CENSORED),
                SurvivalCell.of(1, Ending.CENSORED)),
            GREENWOOD);
    assertEquals(2, found.steps().size());
    assertEquals(0.3, found.steps().get(0).time());
    assertClose(2.0 / 3, found.survival(0.3).getAsDouble(), 1e-15, "both at risk");
  }

  @Test
  void steps_entries_countThoseAtRisk() {
    List<KaplanMeier.Step> steps =
        fit(
                List.of(
                    SurvivalCell.of(2, Ending.EVENT),
                    SurvivalCell.of(4, Ending.EVENT).withEntry(2),
                    SurvivalCell.of(3, Ending.CENSORED).withFrequency(Frequency.of(2))),
                GREENWOOD)
            .steps();
    // Who enters at 2 is not at risk at 2.
    assertEquals(List.of(3L, 3L, 1L), steps.stream().map(KaplanMeier.Step::people).toList());
    assertEquals(List.of(1L, 0L, 1L), steps.stream().map(KaplanMeier.Step::left).toList());
    assertEquals(0, steps.get(2).survival());
  }

  @Test
  void arguments_impossible_areRefused() {
    SurvivalCell cell = SurvivalCell.of(2, Ending.EVENT);
    assertMessage(
        "Invalid sampling weight for Greenwood's variance: 0.5 (must be 1; its variance takes"
            + " people as counting alike)",
        () -> KaplanMeier.of(List.of(cell.withWeight(SamplingWeight.of(0.5))), GREENWOOD));
    assertMessage(
        "Invalid time: -1.0 (must be finite and not negative)",
        () -> SurvivalCell.of(-1, Ending.EVENT));
    assertMessage("Invalid entry: 2.0 (must be before the exit, 2.0)", () -> cell.withEntry(2));
    assertMessage(
        "Invalid cause: 0 (must be positive for events, 0 otherwise)", () -> cell.withCause(0));
    assertMessage("Invalid level: 1.0 (must be in (0, 1))", () -> GREENWOOD.withLevel(1));
    KaplanMeier found = fit(List.of(cell), GREENWOOD);
    assertMessage(
        "Invalid time: -0.5 (must be finite and not negative)", () -> found.survival(-0.5));
    assertMessage("Invalid share: 1.0 (must be in (0, 1))", () -> found.quantile(1));
    KaplanMeier other = fit(List.of(cell), CLUSTERS);
    for (CurveOptions options : List.of(GREENWOOD, CLUSTERS, CurveOptions.DEFAULT)) {
      KaplanMeier all = fit(List.of(cell, cell.withCluster(7)), options);
      assertMessage(
          "Invalid time: Infinity (must be finite and not negative)",
          () -> all.restrictedMeanUpTo(Double.POSITIVE_INFINITY));
      assertMessage(
          "Invalid time: NaN (must be finite and not negative)", () -> all.survivalAt(Double.NaN));
    }
    assertMessage(
        "Cannot compare two arms: " + GREENWOOD + " and " + CLUSTERS + " (must be equal)",
        () -> KaplanMeier.survivalDifference(found, other, 1));
    assertMessage(
        "Invalid entry: 2.0 (must differ from the exit)",
        () -> fit(List.of(SurvivalCell.of(2.00000001, Ending.EVENT).withEntry(2)), GREENWOOD));
  }

  private static void assertMessage(String message, Runnable call) {
    Exception e = assertThrows(IllegalArgumentException.class, call::run);
    assertEquals(message, e.getMessage());
  }
}
