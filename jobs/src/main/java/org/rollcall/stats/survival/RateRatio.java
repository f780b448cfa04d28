package org.rollcall.stats.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterSums;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.clusters.Statistic;

/**
 * The ratio of two arms' rates of recurrent events, the same at all times: the proportional means
 * model of Lin, Wei, Yang and Ying for one arm indicator.
 *
 * <p>Estimates β of E(dN(t) | arm) = exp(β · first arm) dM₀(t); the root of Σ over weeks of d₁ − d
 * n₁ e^β / (n₀ + n₁ e^β), n and d sums at risk and of events, 1 the first arm, 0 the second. That
 * is the partial likelihood of Andersen and Gill with Breslow's treatment of ties; R's default,
 * Efron's, would need to know which events are of one person and is not exact on counts.
 *
 * <p>Assumes that the end of follow-up is independent of the events within an arm, and that the
 * ratio is constant; otherwise it is an average over the follow-up. Nothing is assumed of how a
 * person's events depend on each other.
 *
 * <p>Precision: robust, from score residuals summed by cluster ({@link CurveVariance#CLUSTERS}), or
 * by leaving out clusters; t with one degree of freedom fewer than the smaller arm has clusters.
 *
 * <p>Edge cases, each a reason: an arm without people, or with one cluster; no events; events in
 * one arm only while both are followed.
 *
 * <p>Checked in {@code MeanCumulativeFunctionTest} against R 4.2.2, survival 3.5-3, {@code
 * coxph(Surv(start, stop, event) ~ arm, cluster, ties = "breslow")}, relative 1e-9.
 *
 * @see "Lin, Wei, Yang & Ying (2000), doi:10.1111/1467-9868.00259"
 */
public final class RateRatio {

  private static final int STEPS = 100;
  private static final double LONGEST_STEP = 2;

  private RateRatio() {}

  /**
   * The logarithm of the ratio of rates, first to second arm.
   *
   * @param first any order; parts of one cluster are added up
   * @param second of the same number of weeks
   * @param variance CLUSTERS or CLUSTER_JACKKNIFE
   * @return the estimate, or the reason why there is none; exchanging the arms changes the sign
   * @throws IllegalArgumentException if the weeks differ, or for a variance that takes people as
   *     independent
   */
  public static Estimate logarithm(
      List<RecurrentCounts> first, List<RecurrentCounts> second, CurveVariance variance) {
    if (!variance.isByCluster()) {
      throw new IllegalArgumentException(
          "Invalid variance of a ratio of rates: " + variance + " (must be by cluster)");
    }
    int weeks = first.isEmpty() ? 0 : first.get(0).weeks();
    List<ClusterSums> parts = new ArrayList<>();
    first.forEach(of -> parts.add(flat(of, weeks, 0)));
    second.forEach(of -> parts.add(flat(of, weeks, 2)));
    int one = groups(first);
    int two = groups(second);
    if (one == 0 || two == 0) {
      return new NotEstimable(Cause.EMPTY_ARM);
    }
    if (Math.min(one, two) < 2) {
      return new NotEstimable(Cause.ONE_GROUP_IN_ARM);
    }
    Sample both = Sample.of(parts, new LogRatio(weeks));
    if (both.value().isEmpty()) {
      return new NotEstimable(Cause.NOT_IN_BOTH_ARMS);
    }
    Estimate found =
        variance == CurveVariance.CLUSTER_JACKKNIFE
            ? ClusterJackknife.of(both)
            : robust(both, weeks);
    return found.match(
        point -> new PointEstimate(point.value(), point.stdError(), Math.min(one, two) - 1.0),
        missing -> missing);
  }

  private static Estimate robust(Sample both, int weeks) {
    double beta = both.value().getAsDouble();
    double[] totals = ClusterSums.totals(both.clusters());
    long[] labels = both.clusters().stream().mapToLong(ClusterSums::cluster).toArray();
    double[] moves = new double[labels.length];
    double information = information(totals, weeks, beta);
    double ratio = Math.exp(beta);
    for (int g = 0; g < moves.length; g++) {
      double[] own = both.clusters().get(g).sums();
      for (int u = 0; u < weeks; u++) {
        double weighted = totals[u] * ratio + totals[2 * weeks + u];
        if (weighted > 0) {
          double share = totals[u] * ratio / weighted;
          double rate = (totals[weeks + u] + totals[3 * weeks + u]) / weighted;
          double excess = own[weeks + u] - own[u] * ratio * rate;
          double other = own[3 * weeks + u] - own[2 * weeks + u] * rate;
          moves[g] += ((1 - share) * excess - share * other) / information;
        }
      }
    }
    return Spread.ofClusters(beta, labels, moves).estimate();
  }

  private static double information(double[] totals, int weeks, double beta) {
    double sum = 0;
    for (int u = 0; u < weeks; u++) {
      double share = share(totals, weeks, u, beta);
      sum += (totals[weeks + u] + totals[3 * weeks + u]) * share * (1 - share);
    }
    return sum;
  }

  /** The first arm's share of the events of a week; 0 if nobody is at risk. */
  private static double share(double[] totals, int weeks, int week, double beta) {
    double one = totals[week] * Math.exp(beta);
    double two = totals[2 * weeks + week];
    return one + two > 0 ? one / (one + two) : 0;
  }

  private static int groups(List<RecurrentCounts> arm) {
    return (int)
        arm.stream()
            .filter(of -> of.people() > 0)
            .mapToLong(RecurrentCounts::cluster)
            .distinct()
            .count();
  }

  private static ClusterSums flat(RecurrentCounts of, int weeks, int block) {
    if (of.weeks() != weeks) {
      throw new IllegalArgumentException(
          "Cannot compare two arms: " + weeks + " and " + of.weeks() + " weeks (must be equal)");
    }
    double[] sums = new double[4 * weeks];
    System.arraycopy(of.atRisk(), 0, sums, block * weeks, weeks);
    System.arraycopy(of.events(), 0, sums, (block + 1) * weeks, weeks);
    return new ClusterSums(of.cluster(), of.people(), sums);
  }

  /**
   * The logarithm of the ratio; layout atRisk and events of the first arm, then of the second.
   *
   * @param weeks that the totals span
   */
  private record LogRatio(int weeks) implements Statistic {

    @Override
    public OptionalDouble at(double[] totals) {
      double[] events = new double[2];
      double[] atRisk = new double[2];
      for (int u = 0; u < weeks; u++) {
        if (totals[u] > 0 && totals[2 * weeks + u] > 0) {
          for (int arm = 0; arm < 2; arm++) {
            atRisk[arm] += totals[2 * arm * weeks + u];
            events[arm] += totals[(2 * arm + 1) * weeks + u];
          }
        }
      }
      // The score is positive far below and negative far above, so there is one root.
      return events[0] > 0 && events[1] > 0
          ? root(totals, Math.log(events[0] / atRisk[0]) - Math.log(events[1] / atRisk[1]))
          : OptionalDouble.empty();
    }

    /** Newton's steps, halving the bracket of the root where they leave it. */
    private OptionalDouble root(double[] totals, double start) {
      double beta = start;
      double low = Double.NEGATIVE_INFINITY;
      double high = Double.POSITIVE_INFINITY;
      for (int step = 0; step < STEPS; step++) {
        double score = score(totals, beta);
        low = score > 0 ? beta : low;
        high = score > 0 ? high : beta;
        double move = score / information(totals, weeks, beta);
        if (Math.abs(move) <= 1e-14 * Math.max(1, Math.abs(beta))) {
          break;
        }
        double next = beta + Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, move));
        beta = low < next && next < high ? next : inside(low, high, next);
      }
      return OptionalDouble.of(beta);
    }

    private static double inside(double low, double high, double otherwise) {
      double middle = low + (high - low) / 2;
      return Double.isFinite(middle) ? middle : otherwise;
    }

    private double score(double[] totals, double beta) {
      double score = 0;
      for (int u = 0; u < weeks; u++) {
        double first = totals[weeks + u];
        double all = first + totals[3 * weeks + u];
        boolean both = totals[u] > 0 && totals[2 * weeks + u] > 0;
        score += both ? first - all * share(totals, weeks, u, beta) : 0;
      }
      return score;
    }
  }
}
