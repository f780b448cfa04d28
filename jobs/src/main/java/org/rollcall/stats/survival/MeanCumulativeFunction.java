package org.rollcall.stats.survival;

import java.util.List;
import java.util.OptionalDouble;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterSums;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.clusters.Statistic;

/**
 * Mean number of events per person by a week, as attendances, from people followed for unequal
 * times.
 *
 * <p>Estimates M(w) = E(events up to w); Σ over weeks u of events[u] / atRisk[u].
 *
 * <p>Assumes that the end of follow-up is independent of the events within an arm; otherwise
 * biased, direction unknown. Nothing is assumed of how a person's events depend on each other.
 *
 * <p>Precision: {@link ClusterJackknife} of {@link #meanOf}, for few or uneven clusters, or the
 * robust variance of Lawless and Nadeau, Σ over clusters of (Σ (events_c − atRisk_c · events /
 * atRisk) / atRisk)², which is the infinitesimal jackknife; its reference distribution is t with
 * one degree of freedom fewer than the smaller arm has clusters.
 *
 * <p>Edge cases: not known from the first week that nobody was followed through. No events, or all
 * clusters alike: no precision.
 *
 * <p>Checked in {@code MeanCumulativeFunctionTest} against R 4.2.2, survival 3.5-3, {@code
 * survfit(Surv(start, stop, event) ~ 1, id, cluster)}, cumulative hazard and its standard error,
 * relative 1e-10.
 *
 * @see "Lawless & Nadeau (1995), doi:10.2307/1269617"
 */
public final class MeanCumulativeFunction {

  private MeanCumulativeFunction() {}

  /**
   * The mean number of events by a week.
   *
   * @param counts any order; parts of one cluster are added up
   * @param week complete weeks, from 0 to those of the counts
   * @return the arm
   * @throws IllegalArgumentException if the counts do not reach that week
   */
  public static Sample meanOf(List<RecurrentCounts> counts, int week) {
    return Sample.of(counts.stream().map(of -> flat(of, week)).toList(), new MeanBy(week));
  }

  /**
   * The same number with the robust precision of Lawless and Nadeau.
   *
   * @param counts any order; parts of one cluster are added up
   * @param week complete weeks, from 0 to those of the counts
   * @return the estimate, or the reason why there is none
   * @throws IllegalArgumentException if the counts do not reach that week
   */
  public static Estimate robust(List<RecurrentCounts> counts, int week) {
    Sample arm = meanOf(counts, week);
    return arm.value().isEmpty() ? unknown(arm) : spread(arm, week).estimate();
  }

  /**
   * The difference of two arms with the robust precision, first minus second.
   *
   * @param first the arm whose increase makes the difference positive
   * @param second the arm that is subtracted
   * @param week complete weeks, from 0 to those of the counts
   * @return the estimate, or the reason why there is none
   * @throws IllegalArgumentException if the counts do not reach that week
   */
  public static Estimate robustDifference(
      List<RecurrentCounts> first, List<RecurrentCounts> second, int week) {
    Sample one = meanOf(first, week);
    Sample two = meanOf(second, week);
    if (one.value().isEmpty() || two.value().isEmpty()) {
      return one.value().isEmpty()
          ? unknown(one).of(NotEstimable.Side.FIRST)
          : unknown(two).of(NotEstimable.Side.SECOND);
    }
    return Spread.difference(spread(one, week), spread(two, week));
  }

  private static NotEstimable unknown(Sample arm) {
    return arm.people() == 0 ? new NotEstimable(Cause.NOBODY) : KaplanMeier.NOT_FOLLOWED;
  }

  private static Spread spread(Sample arm, int week) {
    double[] totals = ClusterSums.totals(arm.clusters());
    long[] labels = arm.clusters().stream().mapToLong(ClusterSums::cluster).toArray();
    double[] moves = new double[labels.length];
    for (int g = 0; g < moves.length; g++) {
      double[] own = arm.clusters().get(g).sums();
      for (int u = 0; u < week; u++) {
        double rate = totals[week + u] / totals[u];
        moves[g] += (own[week + u] - own[u] * rate) / totals[u];
      }
    }
    return Spread.ofClusters(arm.value().getAsDouble(), labels, moves);
  }

  private static ClusterSums flat(RecurrentCounts of, int week) {
    WeeklySums.requireWeek(week, of.weeks());
    return new ClusterSums(
        of.cluster(), of.people(), WeeklySums.flat(week, of.atRisk(), of.events()));
  }

  /**
   * Mean number of events; layout atRisk[0..w-1], events[0..w-1].
   *
   * @param week complete weeks
   */
  private record MeanBy(int week) implements Statistic {

    @Override
    public OptionalDouble at(double[] totals) {
      double sum = 0;
      for (int u = 0; u < week; u++) {
        if (totals[u] == 0) {
          return OptionalDouble.empty();
        }
        sum += totals[week + u] / totals[u];
      }
      return OptionalDouble.of(sum);
    }
  }
}
