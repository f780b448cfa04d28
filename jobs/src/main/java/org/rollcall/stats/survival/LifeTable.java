package org.rollcall.stats.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.stats.Interval;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterSums;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.clusters.Statistic;

/**
 * Share of people still attending, by complete weeks since their first session: the product-limit
 * estimate of {@link KaplanMeier} on whole weeks, from the counts of clusters.
 *
 * <p>Estimates S(w) = P(T &gt; w weeks); product over weeks t ≤ w of 1 − left[t] / atRisk[t].
 *
 * <p>Assumes that leaving and the end of follow-up are independent within an arm; otherwise biased,
 * direction unknown. Times are whole weeks: whoever leaves and whoever ceases to be followed in the
 * same week are both at risk in it.
 *
 * <p>Edge cases: the curve ends with the last week that somebody was followed to; it is not carried
 * on from there (R does), unless all have left, when it stays 0. Where S is 1 or 0 there is no
 * standard error. With fewer than two groups there is none anywhere.
 *
 * <p>Checked by {@link KaplanMeier}, whose numbers on whole weeks are the same.
 *
 * @see "Kaplan & Meier (1958), doi:10.1080/01621459.1958.10501452"
 */
public final class LifeTable {

  /**
   * One week of the curve.
   *
   * @param week complete weeks since the first session; 0 is the start, with everybody at risk
   * @param atRisk people who had not left before this week and were followed up to it
   * @param left people who left since the week before
   * @param censored people whose follow-up ended since the week before; in the last week of the
   *     table also those followed longer
   * @param groups groups with people at risk
   * @param survival share still attending
   */
  public record Week(
      int week, long atRisk, long left, long censored, int groups, double survival) {}

  private final List<ClusterSums> clusters;
  private final double[] totals;
  private final double[] atRisk;
  private final double[] survival;
  private final List<Week> weeks;
  private final double[][] deviations;

  private LifeTable(List<ClusterSums> clusters) {
    this.clusters = clusters;
    this.totals = clusters.isEmpty() ? new double[1] : ClusterSums.totals(clusters);
    this.atRisk = Exits.atRisk(totals);
    this.survival = Exits.survival(totals);
    this.weeks = weeksOf();
    this.deviations = deviationsOf();
  }

  /**
   * The life table of one arm.
   *
   * @param exits any order, all of the same number of weeks; parts of one cluster are merged
   * @return the table; without people it has no weeks
   * @throws IllegalArgumentException if the numbers of weeks differ
   */
  public static LifeTable of(List<ClusterExits> exits) {
    return new LifeTable(survivalOf(exits, 0).clusters());
  }

  /**
   * The share still attending after complete weeks, by the product-limit estimate.
   *
   * @param exits any order, all of the same number of weeks
   * @param week complete weeks, from 0 to those of the exits
   * @return the arm
   * @throws IllegalArgumentException if the exits do not reach that week, or differ in weeks
   */
  public static Sample survivalOf(List<ClusterExits> exits, int week) {
    requireWeek(exits, week);
    return sample(exits, new SurvivalAt(week));
  }

  /**
   * The mean number of weeks attended up to a horizon: the area under the retention curve.
   *
   * @param exits any order, all of the same number of weeks
   * @param horizon complete weeks, from 1 to those of the exits
   * @return the arm
   * @throws IllegalArgumentException if the exits do not reach the horizon, or differ in weeks
   * @see "Royston & Parmar (2013), doi:10.1186/1471-2288-13-152"
   */
  public static Sample restrictedMeanOf(List<ClusterExits> exits, int horizon) {
    requireWeek(exits, horizon);
    return sample(exits, new RestrictedMeanTo(horizon));
  }

  /** The weeks that somebody was followed to, from 0 on. */
  public List<Week> weeks() {
    return weeks;
  }

  /**
   * Share still attending after complete weeks.
   *
   * @param week not negative
   * @return between 0 and 1; empty if nobody was followed that far
   */
  public OptionalDouble survival(int week) {
    return isKnown(week) ? OptionalDouble.of(survival[week]) : OptionalDouble.empty();
  }

  /**
   * The cluster-robust standard error that tables show: {@link ClusterJackknife} of one arm.
   *
   * @param week not negative
   * @return positive; empty where S is 0, 1 or not known, or would not be known without one of the
   *     groups, or with fewer than two groups
   */
  public OptionalDouble stdError(int week) {
    if (!isKnown(week) || clusters.size() < 2) {
      return OptionalDouble.empty();
    }
    double[] deviation = deviations[week];
    for (double value : deviation) {
      if (Double.isNaN(value)) {
        return OptionalDouble.empty();
      }
    }
    return ClusterJackknife.isRounding(deviation, 1)
        ? OptionalDouble.empty()
        : OptionalDouble.of(ClusterJackknife.stdError(deviation));
  }

  /**
   * The pointwise interval on the log(−log) scale, which stays between 0 and 1.
   *
   * <p>exp(−exp(log(−log S) ± q · stdError / (S · |log S|))); q is the quantile of t with groups −
   * 1 degrees of freedom.
   *
   * @param week not negative
   * @param level coverage, between 0 and 1
   * @return empty where there is no standard error, or S is 0 or 1
   * @throws IllegalArgumentException if the level is not between 0 and 1
   * @see "Kalbfleisch & Prentice (2002), doi:10.1002/9781118032985, 1.4"
   */
  public Optional<Interval> interval(int week, double level) {
    CurveOptions options = CurveOptions.DEFAULT.withLevel(level);
    OptionalDouble error = stdError(week);
    return error.isEmpty()
        ? Optional.empty()
        : options.interval(survival[week], error.getAsDouble(), clusters.size());
  }

  private boolean isKnown(int week) {
    if (week < 0) {
      throw new IllegalArgumentException("Invalid week: " + week + " (must not be negative)");
    }
    return week < survival.length && !Double.isNaN(survival[week]);
  }

  private List<Week> weeksOf() {
    int span = Exits.weeks(totals);
    int[] groups = new int[span + 1];
    for (ClusterSums cluster : clusters) {
      double[] own = Exits.atRisk(cluster.sums());
      for (int week = 0; week <= span && own[week] > 0; week++) {
        groups[week]++;
      }
    }
    List<Week> found = new ArrayList<>();
    for (int week = 0; week <= span && atRisk[week] > 0; week++) {
      long left = week == 0 ? 0 : (long) totals[week - 1];
      long censored = (long) totals[span + week];
      found.add(new Week(week, (long) atRisk[week], left, censored, groups[week], survival[week]));
    }
    return List.copyOf(found);
  }

  private double[][] deviationsOf() {
    double[][] found = new double[survival.length][clusters.size()];
    for (int g = 0; g < clusters.size(); g++) {
      double[] without = Exits.survival(clusters.get(g).takenFrom(totals));
      for (int week = 0; week < survival.length; week++) {
        found[week][g] = without[week] - survival[week];
      }
    }
    return found;
  }

  private static Sample sample(List<ClusterExits> exits, Statistic statistic) {
    return Sample.of(exits.stream().map(LifeTable::flat).toList(), statistic);
  }

  private static ClusterSums flat(ClusterExits exits) {
    double[] flat = Exits.flat(exits);
    return new ClusterSums(exits.cluster(), (long) Exits.atRisk(flat)[0], flat);
  }

  private static void requireWeek(List<ClusterExits> exits, int week) {
    for (ClusterExits cluster : exits) {
      if (week < 0 || week > cluster.weeks()) {
        throw new IllegalArgumentException(
            "Cannot estimate at week " + week + " (must be from 0 to " + cluster.weeks() + ")");
      }
    }
  }
}
