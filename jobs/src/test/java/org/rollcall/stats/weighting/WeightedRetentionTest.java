package org.rollcall.stats.weighting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.point;
import static org.rollcall.stats.Made.reason;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.stats.survival.CurveOptions;
import org.rollcall.stats.survival.CurveVariance;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.KaplanMeier;
import org.rollcall.stats.survival.LifeTable;
import org.rollcall.stats.survival.SurvivalCell;
import org.rollcall.stats.weighting.WeightingOptions.Precision;

class WeightedRetentionTest {

  private static final int WEEKS = 8;
  private static final WeightingOptions PLAIN = Listed.options(2).withScheme(WeightScheme.NONE);

  private static WeightedRetention found(List<RetentionCell> cells, WeightingOptions options) {
    return WeightedRetention.of(cells, WEEKS, options).value().orElseThrow();
  }

  private static List<ClusterExits> exits(int arm) {
    List<ClusterExits> exits = new ArrayList<>();
    for (RetentionCell cell : Listed.exits(2)) {
      if (cell.people().arm() == arm) {
        long[] left = new long[WEEKS];
        long[] followed = new long[WEEKS + 1];
        boolean hasLeft = cell.ending() == Ending.EVENT && cell.week() <= WEEKS;
        long people = cell.people().frequency().people();
        if (hasLeft) {
          left[cell.week() - 1] = people;
        } else {
          followed[Math.min(WEEKS, cell.week())] = people;
        }
        exits.add(new ClusterExits(cell.people().cluster(), left, followed));
      }
    }
    return exits;
  }

  @Test
  void difference_jackknifeWithoutWeights_isThatOfLifeTables() {
    WeightedRetention one = found(Listed.exits(2), PLAIN.withPrecision(Precision.JACKKNIFE));
    assertSame(
        point(
            ClusterJackknife.difference(
                LifeTable.survivalOf(exits(1), 5), LifeTable.survivalOf(exits(0), 5))),
        point(one.difference(1, 0, 5)));
    assertSame(
        point(
            ClusterJackknife.difference(
                LifeTable.restrictedMeanOf(exits(1), 7), LifeTable.restrictedMeanOf(exits(0), 7))),
        point(one.restrictedMeanDifference(1, 0, 7)));
  }

  private static void assertSame(PointEstimate wanted, PointEstimate found) {
    assertClose(wanted.value(), found.value(), 1e-12, "value");
    assertClose(wanted.stdError(), found.stdError(), 1e-11, "standard error");
    assertEquals(wanted.df(), found.df());
  }

  /** The same curve and precision as of the survival curve with the weights given. */
  @Test
  void survival_weightsAsKnown_isTheWeightedCurve() {
    List<OutcomeCell> people =
        Listed.exits(2).stream().map(cell -> new OutcomeCell(cell.people(), 0)).toList();
    PropensityModel model =
        PropensityModel.fit(people.stream().map(OutcomeCell::people).toList(), Listed.options(2))
            .value()
            .orElseThrow();
    List<SurvivalCell> cells = new ArrayList<>();
    for (RetentionCell cell : Listed.exits(2)) {
      if (cell.people().arm() == 1) {
        double e = model.probabilities(cell.people().covariates())[1];
        cells.add(
            SurvivalCell.of(cell.week(), cell.ending())
                .withCluster(cell.people().cluster())
                .withFrequency(cell.people().frequency())
                .withWeight(SamplingWeight.of(1 - e)));
      }
    }
    KaplanMeier curve =
        KaplanMeier.of(cells, CurveOptions.DEFAULT.withVariance(CurveVariance.CLUSTERS))
            .value()
            .orElseThrow();
    WeightedRetention one =
        found(Listed.exits(2), Listed.options(2).withPrecision(Precision.WEIGHTS_AS_KNOWN));
    PointEstimate share = point(one.survival(1, 4));
    assertClose(curve.survival(4).getAsDouble(), share.value(), 1e-10, "share");
    double factor = Math.sqrt(12.0 / 11);
    assertClose(curve.stdError(4).getAsDouble() * factor, share.stdError(), 1e-9, "error");
    PointEstimate mean = point(one.restrictedMean(1, 7));
    assertClose(curve.restrictedMean(7).getAsDouble(), mean.value(), 1e-10, "mean");
    List<KaplanMeier.Step> steps = curve.steps();
    assertEquals(1, one.curve(1).get(0).survival());
    assertEquals(WEEKS + 1, one.curve(1).size());
    assertEquals(steps.get(0).survival(), one.curve(1).get(1).survival(), 1e-10);
  }

  @Test
  void difference_ofClustersByStackingAndJackknife_isAlike() {
    List<RetentionCell> cells = Listed.exits(3);
    PointEstimate stacked = point(found(cells, Listed.options(3)).difference(2, 0, 6));
    PointEstimate jackknife =
        point(
            found(cells, Listed.options(3).withPrecision(Precision.JACKKNIFE)).difference(2, 0, 6));
    assertEquals(stacked.value(), jackknife.value());
    // Twelve clusters: the jackknife is the larger by the order of 1/12.
    assertEquals(1.1, jackknife.stdError() / stacked.stdError(), 0.1);
  }

  @Test
  void survival_weekThatNobodyWasFollowedTo_saysSo() {
    List<RetentionCell> cells =
        Listed.exits(2).stream()
            .map(
                cell ->
                    cell.people().arm() == 1
                        ? cell
                        : new RetentionCell(cell.people(), cell.week() / 2, Ending.CENSORED))
            .toList();
    WeightedRetention one = found(cells, Listed.options(2));
    assertEquals(Reason.NOT_FOLLOWED, reason(one.difference(1, 0, 6)));
    assertEquals(Reason.NO_VARIATION, reason(one.survival(0, 3)));
    assertEquals(5, one.curve(0).size());
  }

  @Test
  void survival_weekOutside_isRefused() {
    WeightedRetention one = found(Listed.exits(2), PLAIN);
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> one.survival(0, 9));
    assertEquals("Invalid week: 9 (must be from 1 to 8)", thrown.getMessage());
    PropensityCell somebody = PropensityCell.of(0, 1, 1);
    assertThrows(
        IllegalArgumentException.class, () -> new RetentionCell(somebody, 0, Ending.EVENT));
  }
}
