package org.rollcall.stats.clusters;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Interval;
import org.rollcall.stats.numeric.Betas;
import org.rollcall.stats.numeric.Sums;

/**
 * Shares of single groups, drawn towards the share of all by as much as chance explains.
 *
 * <p>Estimates, in the beta-binomial model with mean μ and correlation ρ, the share of a group of n
 * with raw share p as (1 − B) p + B μ, B = (1 − ρ)/(1 + (n − 1)ρ). ρ is the moment estimate of
 * {@link IntraclusterCorrelation}, at least 0; μ weights groups by n/(1 + (n − 1)ρ). Moments, not
 * maximum likelihood, for they need no search, cannot fail to converge, and give ρ as it is
 * reported elsewhere.
 *
 * <p>The interval is that of a beta distribution with the estimate m as its mean and the variance
 * m(1 − m)ρ/(1 + nρ) + B² var(μ) + B² (p − μ)² · 2/(k − 3), after Morris: what the group's data
 * leave open, what μ is uncertain by, and what B is. Without the last two, as is often done, the
 * intervals are too short, and have no width where ρ is 0. It is never wider than one person's
 * worth of data would make it.
 *
 * <p>Assumes groups are drawn from one population of groups, with shares that do not depend on
 * their size. For display; shrunken shares must not be ranked or compared.
 *
 * <p>Edge cases: fewer than six groups; nobody or everybody has it; within every group all are
 * alike.
 *
 * <p>Checked by the formulas in R 4.2.2, relative 1e-10, and by groups of 4 to 33 people drawn from
 * a beta distribution: 90% intervals held 88 to 90 in 100 of the groups' shares at a correlation of
 * 0.06 or 0.2, 85 to 92 at 0.02, where the estimate is often 0, and 94 to 97 near 0; in 6 to 80
 * groups.
 *
 * @see "Kleinman (1973), doi:10.1080/01621459.1973.10481332"
 * @see "Morris (1983), doi:10.1080/01621459.1983.10477920"
 */
public final class ProportionShrinkage {

  /** With fewer, how much groups differ is not known well enough to shrink by. */
  public static final int MIN_GROUPS = 6;

  /**
   * A group's share.
   *
   * @param cluster index of the cluster
   * @param people people of the group, positive
   * @param raw share of its people
   * @param shrunken the estimate, between raw and the mean of all
   * @param interval where the group's true share lies
   */
  public record Group(long cluster, long people, double raw, double shrunken, Interval interval) {}

  /**
   * The shares of all groups.
   *
   * @param mean what they are drawn to
   * @param correlation intracluster correlation, not negative
   * @param groups ascending by cluster
   */
  public record Shrunken(double mean, double correlation, List<Group> groups) {

    public Shrunken {
      groups = List.copyOf(groups);
    }
  }

  private ProportionShrinkage() {}

  /**
   * The shrunken shares of an arm's groups.
   *
   * @param tallies of a 0/1 outcome, any order; parts of one cluster are merged
   * @param level coverage over groups, between 0 and 1
   * @return the shares; or NO_PEOPLE, TOO_FEW_GROUPS, NO_EVENTS or NO_VARIATION
   * @throws IllegalArgumentException if an outcome cannot be 0/1
   */
  public static Estimable<Shrunken> of(List<ClusterTally> tallies, double level) {
    Interval.requireLevel(level);
    tallies.forEach(ProportionShrinkage::requireShare);
    List<ClusterSums> clusters = Sample.ofMeans(tallies).clusters();
    if (!clusters.isEmpty() && clusters.size() < MIN_GROUPS) {
      return Estimable.missing(Cause.TOO_FEW_GROUPS_TO_SHRINK);
    }
    double[] totals = clusters.isEmpty() ? new double[2] : ClusterSums.totals(clusters);
    if (!clusters.isEmpty() && (totals[1] == 0 || totals[1] == totals[0])) {
      return Estimable.missing(Cause.NOBODY_OR_ALL);
    }
    return IntraclusterCorrelation.of(tallies)
        .then(components -> Estimable.of(shrunken(clusters, components.truncated(), level)));
  }

  private static Shrunken shrunken(List<ClusterSums> clusters, double correlation, double level) {
    double[] weights = new double[clusters.size()];
    double[] products = new double[clusters.size()];
    for (int g = 0; g < weights.length; g++) {
      double n = clusters.get(g).people();
      weights[g] = n / (1 + (n - 1) * correlation);
      products[g] = weights[g] * (clusters.get(g).sums()[1] / n);
    }
    double weight = Sums.of(weights);
    double mean = Sums.of(products) / weight;
    Population all = new Population(mean, correlation, weight, clusters.size());
    List<Group> groups = new ArrayList<>();
    for (ClusterSums cluster : clusters) {
      groups.add(all.draw(cluster, level));
    }
    return new Shrunken(mean, correlation, groups);
  }

  /** What groups are drawn from. */
  private record Population(double mean, double correlation, double weight, int groups) {

    Group draw(ClusterSums cluster, double level) {
      double n = cluster.people();
      double raw = cluster.sums()[1] / n;
      double towards = (1 - correlation) / (1 + (n - 1) * correlation);
      double share = raw + towards * (mean - raw);
      double own = share * (1 - share) * correlation / (1 + n * correlation);
      double ofMean = mean * (1 - mean) / weight;
      double ofTowards = (raw - mean) * (raw - mean) * 2 / (groups - 3.0);
      double variance = own + towards * towards * (ofMean + ofTowards);
      double size = Math.max(1, share * (1 - share) / variance - 1);
      double tail = (1 - level) / 2;
      double a = size * share;
      double b = size * (1 - share);
      Interval interval =
          new Interval(level, Betas.quantile(tail, a, b), 1 - Betas.quantile(tail, b, a));
      return new Group(cluster.cluster(), cluster.people(), raw, share, interval);
    }
  }

  private static void requireShare(ClusterTally tally) {
    boolean whole = tally.sum() == Math.rint(tally.sum()) && tally.sum() == tally.sumSquares();
    if (!whole || tally.sum() > tally.n()) {
      throw new IllegalArgumentException(
          "Invalid tally of a cluster: sum " + tally.sum() + " (must be of a 0/1 outcome)");
    }
  }
}
