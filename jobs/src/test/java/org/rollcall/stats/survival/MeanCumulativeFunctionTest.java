package org.rollcall.stats.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.point;
import static org.rollcall.stats.Made.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Cause;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.clusters.ClusterJackknife;

/** Recurrent events: their mean number, and the ratio of two arms' rates. */
class MeanCumulativeFunctionTest {

  private static final int WEEKS = 9;

  /** Arm, cluster, and by week whether the person came. */
  private static final String PEOPLE =
      """
      1 1 1111
      1 1 110
      1 1 110001
      1 6 1111011
      1 2 111111111
      1 2 011111
      1 2 10100
      1 2 111
      1 3 1110111
      1 3 11011
      1 3 1001110
      1 3 11111111
      0 4 001
      0 4 001001
      0 4 100011
      0 1 00110
      0 5 100
      0 5 101000
      0 5 0100001
      0 5 111
      0 6 000
      0 6 1111
      0 6 0100001
      0 6 1011100
      """;

  static RecurrentCounts counts(long cluster, String weeks) {
    double[] atRisk = new double[WEEKS];
    double[] events = new double[WEEKS];
    for (int u = 0; u < weeks.length(); u++) {
      atRisk[u] = 1;
      events[u] = weeks.charAt(u) - '0';
    }
    return new RecurrentCounts(cluster, 1, atRisk, events);
  }

  private static List<RecurrentCounts> arm(String arm) {
    return PEOPLE
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> words[0].equals(arm))
        .map(words -> counts(Long.parseLong(words[1]), words[2]))
        .toList();
  }

  /**
   * R 4.2.2, survival 3.5-3: rows (id, cl, t1 = week, t2 = week + 1, e), f <- survfit(Surv(t1, t2,
   * e) ~ 1, id = id, cluster = cl, robust = TRUE), summary(f, times = 1:7): cumhaz and std.chaz.
   */
  @Test
  void robust_clusters_equalsSurvfit() {
    double[] first = {
      0.9166666666666666,
      1.75,
      2.416666666666667,
      3.116666666666666,
      3.783333333333333,
      4.783333333333333,
      5.583333333333333
    };
    double[] firstErrors = {
      0.06588078458684124,
      0.1062295731998497,
      0.08157875086438003,
      0.107054416761515,
      0.1766740913883562,
      0.1766740913883562,
      0.156793191619635
    };
    double[] second = {
      0.5,
      0.8333333333333333,
      1.416666666666667,
      1.791666666666667,
      2.077380952380952,
      2.410714285714286,
      3.077380952380952
    };
    double[] secondErrors = {
      0.1020620726159658,
      0.2069397836909908,
      0.1586619397054981,
      0.2452898299857629,
      0.2493507817159772,
      0.2137674798617071,
      0.1096425617847129
    };
    for (int week = 1; week <= 7; week++) {
      PointEstimate one = point(MeanCumulativeFunction.robust(arm("1"), week));
      assertClose(first[week - 1], one.value(), 1e-13, "first arm");
      assertClose(firstErrors[week - 1], one.stdError(), 1e-12, "its precision");
      PointEstimate two = point(MeanCumulativeFunction.robust(arm("0"), week));
      assertClose(second[week - 1], two.value(), 1e-13, "second arm");
      assertClose(secondErrors[week - 1], two.stdError(), 1e-12, "its precision");
    }
  }

  /** Clusters 1 and 6 are in both arms: what leaving them a bit lighter changes. */
  @Test
  void robustDifference_clustersInBothArms_isTheDerivative() {
    PointEstimate found = point(MeanCumulativeFunction.robustDifference(arm("1"), arm("0"), 6));
    double step = 1e-6;
    double sum = 0;
    for (long g = 1; g <= 6; g++) {
      double more = mean(lighter(arm("1"), g, -step)) - mean(lighter(arm("0"), g, -step));
      double less = mean(lighter(arm("1"), g, step)) - mean(lighter(arm("0"), g, step));
      sum += Math.pow((more - less) / (2 * step), 2);
    }
    assertClose(Math.sqrt(sum), found.stdError(), 1e-8, "derivative");
    assertClose(4.783333333333333 - 2.410714285714286, found.value(), 1e-12, "difference");
    assertEquals(3, found.df());
  }

  private static double mean(List<RecurrentCounts> counts) {
    return MeanCumulativeFunction.meanOf(counts, 6).value().getAsDouble();
  }

  private static List<RecurrentCounts> lighter(List<RecurrentCounts> counts, long of, double by) {
    return counts.stream()
        .map(
            c -> {
              double[] atRisk = c.atRisk().clone();
              double[] events = c.events().clone();
              for (int u = 0; u < WEEKS && c.cluster() == of; u++) {
                atRisk[u] *= 1 - by;
                events[u] *= 1 - by;
              }
              return new RecurrentCounts(c.cluster(), c.people(), atRisk, events);
            })
        .toList();
  }

  /**
   * R 4.2.2, survival 3.5-3: coxph(Surv(t1, t2, e) ~ arm, cluster = cl, ties = "breslow"); the
   * jackknife by repeating it without each cluster.
   */
  @Test
  void logarithm_clusters_equalsCoxph() {
    PointEstimate robust = point(RateRatio.logarithm(arm("1"), arm("0"), CurveVariance.CLUSTERS));
    assertClose(0.6063060793847258, robust.value(), 1e-11, "log ratio");
    assertClose(0.04046317077660148, robust.stdError(), 1e-10, "its precision");
    assertEquals(3, robust.df());
    PointEstimate jackknife =
        point(RateRatio.logarithm(arm("1"), arm("0"), CurveVariance.CLUSTER_JACKKNIFE));
    assertEquals(robust.value(), jackknife.value());
    assertClose(0.05510407585624934, jackknife.stdError(), 1e-10, "without clusters");
    assertEquals(3, jackknife.df());
  }

  @Test
  void logarithm_sameFollowUp_isTheRatioOfTotals() {
    List<RecurrentCounts> first = List.of(counts(1, "1101"), counts(2, "0111"));
    List<RecurrentCounts> second = List.of(counts(3, "0200"), counts(4, "0010"));
    PointEstimate found =
        point(RateRatio.logarithm(first, second, CurveVariance.CLUSTER_JACKKNIFE));
    assertClose(Math.log(2), found.value(), 1e-12, "6 to 3");
  }

  /** Rates differ from person to person by a gamma frailty and decline; the ratio is 1.5. */
  @Test
  void logarithm_manyTrials_intervalsCoverTheTruth() {
    Random random = new Random(17);
    int trials = 200;
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      PointEstimate found =
          point(
              RateRatio.logarithm(
                  made(random, 1.5, 0), made(random, 1, 100), CurveVariance.CLUSTER_JACKKNIFE));
      covered += found.interval(0.95).contains(Math.log(1.5)) ? 1 : 0;
    }
    assertEquals(0.95, (double) covered / trials, 0.04);
  }

  private static List<RecurrentCounts> made(Random random, double ratio, long firstCluster) {
    List<RecurrentCounts> made = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double frailty = -Math.log(random.nextDouble());
      int end = 1 + random.nextInt(WEEKS);
      double[] atRisk = new double[WEEKS];
      double[] events = new double[WEEKS];
      for (int u = 0; u < end; u++) {
        atRisk[u] = 1;
        double limit = Math.exp(-ratio * frailty / (1 + 0.2 * u));
        double product = random.nextDouble();
        while (product > limit) {
          events[u]++;
          product *= random.nextDouble();
        }
      }
      made.add(new RecurrentCounts(firstCluster + i % 40, 1, atRisk, events));
    }
    return made;
  }

  @Test
  void numbers_tooLittle_giveReasons() {
    List<RecurrentCounts> some = List.of(counts(1, "11"), counts(2, "10"));
    List<RecurrentCounts> none = List.of(counts(3, "00"), counts(4, "00"));
    assertEquals(Reason.NO_PEOPLE, reason(MeanCumulativeFunction.robust(List.of(), 2)));
    assertEquals(Reason.NOT_FOLLOWED, reason(MeanCumulativeFunction.robust(some, 3)));
    assertEquals(Reason.NO_VARIATION, reason(MeanCumulativeFunction.robust(none, 2)));
    assertEquals(
        Reason.TOO_FEW_GROUPS, reason(MeanCumulativeFunction.robust(some.subList(0, 1), 2)));
    assertEquals(
        new NotEstimable(Cause.NOT_FOLLOWED, Optional.of(NotEstimable.Side.SECOND)),
        MeanCumulativeFunction.robustDifference(
                List.of(counts(1, "111"), counts(2, "100")), some, 3)
            .missing()
            .orElseThrow());
    assertEquals(
        Reason.NOT_FOLLOWED, reason(ClusterJackknife.of(MeanCumulativeFunction.meanOf(some, 3))));
    CurveVariance clusters = CurveVariance.CLUSTERS;
    assertEquals(Reason.NO_PEOPLE, reason(RateRatio.logarithm(some, List.of(), clusters)));
    assertEquals(
        Reason.TOO_FEW_GROUPS, reason(RateRatio.logarithm(some, none.subList(0, 1), clusters)));
    assertEquals(Reason.NO_EVENTS, reason(RateRatio.logarithm(some, none, clusters)));
    // The second arm's only event is in a week that nobody of the first was followed through.
    List<RecurrentCounts> late = List.of(counts(3, "001"), counts(4, "00"));
    assertEquals(Reason.NO_EVENTS, reason(RateRatio.logarithm(some, late, clusters)));
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> RateRatio.logarithm(some, none, CurveVariance.PEOPLE));
    assertEquals(
        "Invalid variance of a ratio of rates: PEOPLE (must be by cluster)", e.getMessage());
  }
}
