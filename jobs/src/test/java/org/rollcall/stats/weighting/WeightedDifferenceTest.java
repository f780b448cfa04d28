package org.rollcall.stats.weighting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.point;
import static org.rollcall.stats.Made.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.Variance;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.regression.LinearRegression;
import org.rollcall.stats.regression.RegressionCell;
import org.rollcall.stats.weighting.WeightingOptions.Precision;

class WeightedDifferenceTest {

  private static final WeightingOptions OPTIONS = Listed.options(2);

  private static WeightedDifference found(List<OutcomeCell> cells, WeightingOptions options) {
    return WeightedDifference.of(cells, options).value().orElseThrow();
  }

  private static List<OutcomeCell> listed() {
    return Listed.outcomes(2, Listed.Outcome.NUMBER);
  }

  @Test
  void difference_jackknifeWithoutWeights_isTheJackknifeOfClusters() {
    WeightingOptions plain =
        OPTIONS.withScheme(WeightScheme.NONE).withPrecision(Precision.JACKKNIFE);
    PointEstimate other =
        point(ClusterJackknife.difference(Sample.ofMeans(tallies(1)), Sample.ofMeans(tallies(0))));
    PointEstimate one = point(found(listed(), plain).difference(1, 0));
    assertClose(other.value(), one.value(), 1e-13, "value");
    assertClose(other.stdError(), one.stdError(), 1e-12, "standard error");
    assertEquals(other.df(), one.df());
  }

  private static List<ClusterTally> tallies(int arm) {
    List<ClusterTally> tallies = new ArrayList<>();
    for (OutcomeCell cell : listed()) {
      if (cell.people().arm() == arm) {
        long n = cell.people().frequency().people();
        double y = cell.outcome();
        tallies.add(new ClusterTally(cell.people().cluster(), n, n * y, n * y * y));
      }
    }
    return tallies;
  }

  /** The regression of the outcome on the arm has the same mean difference and variances. */
  @Test
  void difference_twoWayWithoutWeights_isThatOfTheRegressionOnTheArm() {
    List<RegressionCell> cells =
        listed().stream()
            .map(
                cell ->
                    RegressionCell.of(cell.outcome(), cell.people().arm())
                        .withCluster(cell.people().cluster())
                        .withSecondCluster(cell.people().cluster() % 5)
                        .withFrequency(cell.people().frequency()))
            .toList();
    PointEstimate wanted =
        point(
            LinearRegression.fit(List.of("arm"), cells)
                .estimate(fit -> fit.estimate("arm", Variance.TWO_WAY)));
    List<OutcomeCell> people =
        listed().stream()
            .map(
                cell ->
                    new OutcomeCell(
                        cell.people().withSecondCluster(cell.people().cluster() % 5),
                        cell.outcome()))
            .toList();
    WeightingOptions options =
        OPTIONS.withScheme(WeightScheme.NONE).withPrecision(Precision.TWO_WAY);
    PointEstimate one = point(found(people, options).difference(1, 0));
    assertClose(wanted.value(), one.value(), 1e-12, "value");
    assertClose(wanted.stdError(), one.stdError(), 1e-11, "standard error");
    assertEquals(wanted.df(), one.df());
  }

  @Test
  void doublyRobust_jackknife_isRefused() {
    WeightingOptions options = OPTIONS.withPrecision(Precision.JACKKNIFE);
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> Aipw.of(listed(), OutcomeModel.LINEAR, options));
    assertEquals(
        "Invalid precision: JACKKNIFE (must be one of [STACKED, TWO_WAY])", thrown.getMessage());
  }

  /** One Newton step from the full fit is near enough to fitting anew without each cluster. */
  @ParameterizedTest
  @EnumSource(
      value = WeightScheme.class,
      names = {"ATE", "OVERLAP"})
  void difference_jackknife_isNearTheOneThatFitsAnew(WeightScheme scheme) {
    for (int arms = 2; arms <= 3; arms++) {
      List<OutcomeCell> cells = Listed.outcomes(arms, Listed.Outcome.NUMBER);
      WeightingOptions options = Listed.options(arms).withScheme(scheme);
      double full = point(found(cells, options).difference(1, 0)).value();
      TreeSet<Long> clusters = new TreeSet<>();
      cells.forEach(cell -> clusters.add(cell.people().cluster()));
      double sum = 0;
      for (long left : clusters) {
        List<OutcomeCell> rest =
            cells.stream().filter(cell -> cell.people().cluster() != left).toList();
        double without = point(found(rest, options).difference(1, 0)).value();
        sum += (without - full) * (without - full);
      }
      double anew = Math.sqrt((clusters.size() - 1.0) / clusters.size() * sum);
      PointEstimate stepped =
          point(found(cells, options.withPrecision(Precision.JACKKNIFE)).difference(1, 0));
      assertClose(full, stepped.value(), 1e-13, "value");
      assertClose(anew, stepped.stdError(), 5e-3, "standard error");
    }
  }

  /** People of clusters with a shared leaning of arm and of outcome. */
  private static List<OutcomeCell> clustered(Random random, int clusters) {
    List<OutcomeCell> cells = new ArrayList<>();
    for (int g = 0; g < clusters; g++) {
      double lean = random.nextGaussian();
      double level = 0.1 * random.nextGaussian();
      int size = 20 + random.nextInt(40);
      for (int i = 0; i < size; i++) {
        double x1 = random.nextInt(3);
        double x2 = random.nextInt(2);
        double e = 1 / (1 + Math.exp(-(0.7 * x1 - 0.7 + 0.5 * x2 + lean)));
        int arm = random.nextDouble() < e ? 1 : 0;
        double y = random.nextDouble() < 0.4 + 0.1 * x1 - 0.1 * arm + level ? 1 : 0;
        cells.add(new OutcomeCell(PropensityCell.of(arm, x1, x2).withCluster(g), y));
      }
    }
    return cells;
  }

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"STACKED", "WEIGHTS_AS_KNOWN", "JACKKNIFE"})
  void difference_ofClusters_hasTheSpreadOfABootstrapOfClusters(Precision precision) {
    List<OutcomeCell> cells = clustered(new Random(11), 50);
    Map<Long, List<OutcomeCell>> byCluster = new HashMap<>();
    cells.forEach(
        cell ->
            byCluster.computeIfAbsent(cell.people().cluster(), k -> new ArrayList<>()).add(cell));
    Random random = new Random(12);
    int samples = 600;
    double sum = 0;
    double squares = 0;
    for (int b = 0; b < samples; b++) {
      List<OutcomeCell> drawn = new ArrayList<>();
      for (int g = 0; g < byCluster.size(); g++) {
        drawn.addAll(byCluster.get((long) random.nextInt(byCluster.size())));
      }
      double value = point(found(drawn, OPTIONS).difference(1, 0)).value();
      sum += value;
      squares += value * value;
    }
    double spread = Math.sqrt((squares - sum * sum / samples) / (samples - 1));
    double stdError =
        point(found(cells, OPTIONS.withPrecision(precision)).difference(1, 0)).stdError();
    // 600 samples know a standard deviation to 3%; the schemes differ from it by order 1/50.
    assertClose(spread, stdError, 0.1, "standard error");
  }

  /** Effects 0.10, 0.15 and 0.20 at x = 0, 1, 2: each scheme has its own mean of them. */
  @Test
  void difference_plantedEffects_areFoundByEachScheme() {
    Planted planted = new Planted(x -> 0.6 * x - 0.5, (x, arm) -> 0.1 + 0.2 * x + effect(x) * arm);
    WeightingOptions options = WeightingOptions.of(2, List.of("x"));
    double crude = of(planted, options.withScheme(WeightScheme.NONE));
    assertTrue(crude > 0.22, "what a confounder makes of it: " + crude);
    assertEquals(planted.mean(e -> 1, WeightedDifferenceTest::effect), ate(planted), 2e-3);
    assertEquals(
        planted.mean(e -> e, WeightedDifferenceTest::effect),
        of(planted, options.withScheme(WeightScheme.ATT)),
        2e-3);
    assertEquals(
        planted.mean(e -> 1 - e, WeightedDifferenceTest::effect),
        of(planted, options.withScheme(WeightScheme.ATT).withTarget(0)),
        2e-3);
    assertEquals(
        planted.mean(e -> e * (1 - e), WeightedDifferenceTest::effect), of(planted, options), 2e-3);
  }

  private static double effect(double x) {
    return 0.1 + 0.05 * x;
  }

  private static double ate(Planted planted) {
    return of(planted, WeightingOptions.of(2, List.of("x")).withScheme(WeightScheme.ATE));
  }

  private static double of(Planted planted, WeightingOptions options) {
    return point(found(planted.cells(), options).difference(1, 0)).value();
  }

  @Test
  void doublyRobust_oneModelWrong_isStillRight() {
    WeightingOptions options = WeightingOptions.of(2, List.of("x")).withScheme(WeightScheme.ATE);
    Planted wrongPropensity =
        new Planted(x -> 1.5 - 1.5 * x * x / 2, (x, arm) -> 0.2 + 0.2 * x + 0.1 * arm);
    double weightedOnly = ate(wrongPropensity);
    assertTrue(Math.abs(weightedOnly - 0.1) > 0.005, "weights alone are off: " + weightedOnly);
    assertEquals(0.1, robust(wrongPropensity, options), 2e-3);
    Planted wrongOutcome =
        new Planted(x -> 0.6 * x - 0.5, (x, arm) -> 0.5 - 0.3 * (x - 1) * (x - 1) + 0.1 * arm);
    assertEquals(0.1, robust(wrongOutcome, options), 2e-3);
    // With both right by saturation, it is the standardised difference.
    assertEquals(0.1, ate(wrongOutcome), 0.02);
  }

  private static double robust(Planted planted, WeightingOptions options) {
    return point(
            Aipw.of(planted.cells(), OutcomeModel.LINEAR, options)
                .estimate(a -> a.difference(1, 0)))
        .value();
  }

  @Test
  void difference_truncatedWeights_liesBetweenCrudeAndFull() {
    Planted planted = new Planted(x -> 1.5 * x - 1.5, (x, arm) -> 0.1 + 0.3 * x + 0.1 * arm);
    WeightingOptions options = WeightingOptions.of(2, List.of("x")).withScheme(WeightScheme.ATE);
    double crude = of(planted, options.withScheme(WeightScheme.NONE));
    double truncated = of(planted, options.withTruncation(0.1));
    double full = of(planted, options);
    assertTrue(full < truncated && truncated < crude, full + " " + truncated + " " + crude);
  }

  @Test
  void estimates_withoutAnswer_sayWhy() {
    List<OutcomeCell> cells = Listed.outcomes(2, Listed.Outcome.SHARE);
    List<OutcomeCell> never = cells.stream().map(c -> new OutcomeCell(c.people(), 0)).toList();
    assertEquals(Reason.NO_VARIATION, reason(found(never, OPTIONS).difference(1, 0)));
    assertEquals(Reason.NO_EVENTS, reason(found(never, OPTIONS).logRatio(1, 0)));
    List<OutcomeCell> always = cells.stream().map(c -> new OutcomeCell(c.people(), 1)).toList();
    assertEquals(Reason.NO_EVENTS, reason(found(always, OPTIONS).logOddsRatio(1, 0)));
    List<OutcomeCell> oneGroup =
        cells.stream()
            .map(
                c ->
                    new OutcomeCell(
                        c.people().withCluster(c.people().arm() * c.people().cluster()),
                        c.outcome()))
            .toList();
    assertEquals(Reason.TOO_FEW_GROUPS, reason(found(oneGroup, OPTIONS).difference(1, 0)));
    assertEquals(Reason.TOO_FEW_GROUPS, reason(found(oneGroup, OPTIONS).mean(1)));
    assertThrows(IllegalArgumentException.class, () -> found(cells, OPTIONS).difference(1, 1));
  }

  @Test
  void difference_oneGroupHoldsAnArmsOutcome_isRefusedByTheJackknife() {
    List<OutcomeCell> cells = new ArrayList<>();
    for (int g = 0; g < 6; g++) {
      for (int arm = 0; arm < 2; arm++) {
        PropensityCell people =
            PropensityCell.of(arm, g % 2).withCluster(g).withFrequency(Frequency.of(5 + g));
        cells.add(new OutcomeCell(people, 0));
        cells.add(new OutcomeCell(people, arm == 0 || g == 0 ? 1 : 0));
      }
    }
    WeightingOptions options =
        WeightingOptions.of(2, List.of("x")).withPrecision(Precision.JACKKNIFE);
    assertEquals(Reason.ONE_GROUP_DECIDES, reason(found(cells, options).logRatio(1, 0)));
  }
}
