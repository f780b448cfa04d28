package org.rollcall.stats.clusters;

import java.util.List;
import java.util.OptionalDouble;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Interval;
import org.rollcall.stats.numeric.FisherF;
import org.rollcall.stats.numeric.Sums;

/**
 * How alike the people of a group are: the intracluster correlation of one arm.
 *
 * <p>Estimates, from the one-way analysis of variance with k groups, (B − W) / (B + (n₀ − 1) W): B
 * and W are the mean squares between and within groups, n₀ = (N − Σn²/N)/(k − 1) the size that
 * stands for all. For a 0/1 outcome it is the correlation of a beta-binomial, whose moment estimate
 * it is.
 *
 * <p>Assumes groups are independent and people of a group exchangeable. The interval's F limits are
 * exact for even groups and normal outcomes only.
 *
 * <p>Edge cases: fewer than two groups; groups of a single person only, which leave nothing within;
 * everybody alike within every group. Negative values are reported as they are; {@link
 * Components#truncated} is for what needs a correlation that groups can have. If groups have equal
 * means the interval would have no width and is refused.
 *
 * <p>The tallies hold sums of squares: exact for 0/1 and whole numbers. Where values vary by less
 * than a millionth of their size, take their distance from some round number before tallying.
 *
 * <p>Checked against R 4.2.2 {@code aov}, relative 1e-10.
 *
 * @see "Donner (1986), doi:10.2307/1403259"
 * @see "Shrout & Fleiss (1979), doi:10.1037/0033-2909.86.2.420"
 * @see "Ridout, Demétrio & Firth (1999), doi:10.1111/j.0006-341X.1999.00137.x"
 */
public final class IntraclusterCorrelation {

  /** Relative size of sums of squares below which they are rounding. */
  private static final double ROUNDING = 1e-13;

  /**
   * The components of variance.
   *
   * @param sizes sizes of the groups
   * @param typicalSize n₀
   * @param between mean square between groups, k − 1 degrees of freedom
   * @param within mean square within groups, N − k degrees of freedom; positive
   */
  public record Components(GroupSizes sizes, double typicalSize, double between, double within) {

    /** The correlation, from −1/(n₀ − 1) to 1. */
    public double correlation() {
      return (between - within) / (between + (typicalSize - 1) * within);
    }

    /** The correlation, or 0 if it is negative. */
    public double truncated() {
      return Math.max(0, correlation());
    }

    /** Variance of the groups' true means; negative if the correlation is. */
    public double varianceBetween() {
      return (between - within) / typicalSize;
    }

    /** F of the hypothesis that groups do not differ. */
    public double statistic() {
      return between / within;
    }

    /** Upper tail of F. */
    public double pValue() {
      return FisherF.upper(statistic(), sizes.groups() - 1.0, sizes.people() - sizes.groups());
    }

    /**
     * The interval of the correlation: (F/q − 1) / (F/q + n₀ − 1) with q the quantiles of F.
     *
     * @param level coverage, between 0 and 1
     * @return limits, or NO_VARIATION if all groups have the same mean
     */
    public Estimable<Interval> interval(double level) {
      double tail = (1 - Interval.requireLevel(level)) / 2;
      return between == 0
          ? Estimable.missing(Cause.SAME_MEAN_OF_GROUPS)
          : Estimable.of(new Interval(level, limit(tail), limit(1 - tail)));
    }

    private double limit(double upper) {
      double k = sizes.groups();
      double ratio = statistic() / FisherF.quantile(upper, k - 1, sizes.people() - k);
      return (ratio - 1) / (ratio + typicalSize - 1);
    }

    /** The design effect of a mean over people, see {@link GroupSizes#designEffect}. */
    public double designEffect() {
      return sizes.designEffect(correlation());
    }

    /** The same as if all groups had the mean size, which understates it if sizes vary. */
    public double designEffectOfMeanSize() {
      return 1 + (sizes.mean() - 1) * correlation();
    }

    /**
     * Independent people who would be as informative; empty if the design effect is not positive.
     */
    public OptionalDouble effectivePeople() {
      return divided(designEffect());
    }

    /** The same as if all groups had the mean size. */
    public OptionalDouble effectivePeopleOfMeanSize() {
      return divided(designEffectOfMeanSize());
    }

    private OptionalDouble divided(double effect) {
      return effect > 0 ? OptionalDouble.of(sizes.people() / effect) : OptionalDouble.empty();
    }
  }

  private IntraclusterCorrelation() {}

  /**
   * The components of one arm.
   *
   * @param tallies any order; parts of one cluster are merged
   * @return the components; or NO_PEOPLE, TOO_FEW_GROUPS or NO_VARIATION
   */
  public static Estimable<Components> of(List<ClusterTally> tallies) {
    List<ClusterSums> clusters =
        ClusterSums.merged(
            tallies.stream()
                .map(
                    t ->
                        new ClusterSums(t.cluster(), t.n(), new double[] {t.sum(), t.sumSquares()}))
                .toList());
    if (clusters.isEmpty()) {
      return Estimable.missing(Cause.NOBODY);
    }
    if (clusters.size() < 2) {
      return Estimable.missing(Cause.ONE_GROUP);
    }
    GroupSizes sizes = GroupSizes.of(clusters);
    double people = sizes.people();
    double free = people - sizes.groups();
    if (free < 0.5) {
      return Estimable.missing(Cause.SINGLE_PERSON_IN_GROUPS);
    }
    double[] totals = ClusterSums.totals(clusters);
    double within = within(clusters);
    if (within <= ROUNDING * totals[1]) {
      return Estimable.missing(Cause.ALIKE_IN_GROUPS);
    }
    double between = between(clusters, totals[0] / people);
    between = between <= ROUNDING * ROUNDING * totals[1] ? 0 : between;
    double degrees = sizes.groups() - 1.0;
    double typical = (people - sizes.weightedMean()) / degrees;
    return Estimable.of(new Components(sizes, typical, between / degrees, within / free));
  }

  private static double within(List<ClusterSums> clusters) {
    double[] each = new double[clusters.size()];
    for (int g = 0; g < each.length; g++) {
      double n = clusters.get(g).people();
      double sum = clusters.get(g).sums()[0];
      double squares = clusters.get(g).sums()[1];
      // n Σy² − (Σy)² is exact in whole numbers, where Σy² − (Σy)²/n is not.
      each[g] = n == 1 ? 0 : Math.max(0, (n * squares - sum * sum) / n);
    }
    return Sums.of(each);
  }

  private static double between(List<ClusterSums> clusters, double mean) {
    double[] each = new double[clusters.size()];
    for (int g = 0; g < each.length; g++) {
      double n = clusters.get(g).people();
      double apart = clusters.get(g).sums()[0] / n - mean;
      each[g] = n * apart * apart;
    }
    return Sums.of(each);
  }
}
