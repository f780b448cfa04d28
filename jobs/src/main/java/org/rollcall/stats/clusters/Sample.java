package org.rollcall.stats.clusters;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rollcall.stats.numeric.Sums;

/**
 * One arm of a comparison: its clusters, and the number that is made of their totals.
 *
 * <p>Parts of one cluster are merged; clusters without people are left out, for they say nothing.
 * The order and the labels of the clusters change no bit of any result.
 */
public final class Sample {

  private final List<ClusterSums> clusters;
  private final double[] totals;
  private final Statistic statistic;

  private Sample(List<ClusterSums> parts, Statistic statistic) {
    this.clusters = ClusterSums.merged(parts);
    this.totals = clusters.isEmpty() ? new double[0] : ClusterSums.totals(clusters);
    this.statistic = statistic;
  }

  /**
   * The mean over people: sum of the outcome over number of people; for a 0/1 outcome, the share.
   *
   * @param tallies any order
   * @return the arm
   */
  public static Sample ofMeans(List<ClusterTally> tallies) {
    return of(
        tallies,
        Statistic.OfTotals.MEAN,
        t -> new ClusterSums(t.cluster(), t.n(), new double[] {t.n(), t.sum()}));
  }

  /**
   * The mean over groups of the groups' means: each group counts once, whatever its size.
   *
   * <p>It differs from the mean over people where large groups behave differently.
   *
   * @param tallies any order
   * @return the arm
   * @see "Seaman, Pavlou & Copas (2014), doi:10.1002/sim.6277"
   */
  public static Sample ofGroupMeans(List<ClusterTally> tallies) {
    return of(
        ofMeans(tallies).clusters,
        Statistic.OfTotals.GROUP_MEAN,
        c -> new ClusterSums(c.cluster(), c.people(), new double[] {1, c.sums()[1] / c.sums()[0]}));
  }

  /**
   * The ratio of two totals, as attendances per held session.
   *
   * @param ratios any order
   * @return the arm
   */
  public static Sample ofRatios(List<ClusterRatio> ratios) {
    return of(
        ratios,
        Statistic.OfTotals.RATIO,
        r -> new ClusterSums(r.cluster(), r.n(), new double[] {r.numerator(), r.denominator()}));
  }

  /**
   * Any number that follows from totals over clusters.
   *
   * @param parts what each cluster adds, any order; parts of one cluster are added up
   * @param statistic the number, in whose layout the parts are
   * @return the arm
   */
  public static Sample of(List<ClusterSums> parts, Statistic statistic) {
    return new Sample(parts, statistic);
  }

  /** People in the arm. */
  public long people() {
    return clusters.stream().mapToLong(ClusterSums::people).sum();
  }

  /** Clusters with people. */
  public int groups() {
    return clusters.size();
  }

  /**
   * Clusters with people in this arm or another; one that is in both counts once.
   *
   * @param other another arm
   * @return number of different clusters
   */
  public int groupsWith(Sample other) {
    return (int)
        Stream.concat(clusters.stream(), other.clusters.stream())
            .mapToLong(ClusterSums::cluster)
            .distinct()
            .count();
  }

  /**
   * The number of equally large clusters that would be as informative as these: (Σ n)² / Σ n².
   *
   * <p>It equals the number of clusters if all are of one size and falls to 1 as one of them
   * dominates. It is Kish's effective sample size with the clusters' sizes as weights; that uneven
   * sizes lower the number of clusters that a test may count on is Carter, Schnepel and
   * Steigerwald's point, whose own measure also takes the intracluster correlation.
   *
   * @return 0 without people
   * @see "Kish (1965), Survey Sampling, 11.7"
   * @see "Carter, Schnepel & Steigerwald (2017), doi:10.1162/REST_a_00639"
   */
  public double effectiveGroups() {
    double[] sizes = clusters.stream().mapToDouble(ClusterSums::people).toArray();
    double total = Sums.of(sizes);
    return total > 0 ? total * total / Sums.ofSquares(sizes) : 0;
  }

  /**
   * The share of people that the largest cluster holds.
   *
   * @return between 0 and 1; 0 without people
   */
  public double largestShare() {
    long largest = clusters.stream().mapToLong(ClusterSums::people).max().orElse(0);
    return largest == 0 ? 0 : (double) largest / people();
  }

  /** The number itself, or empty where the counts do not determine one. */
  public OptionalDouble value() {
    return clusters.isEmpty() ? OptionalDouble.empty() : statistic.at(totals);
  }

  /** Clusters, ascending by index. */
  public List<ClusterSums> clusters() {
    return clusters;
  }

  /** What the number is. */
  public Statistic statistic() {
    return statistic;
  }

  /** The number without one of the clusters. */
  OptionalDouble without(ClusterSums cluster) {
    return statistic.at(cluster.takenFrom(totals));
  }

  private static <C> Sample of(
      List<C> records, Statistic statistic, Function<C, ClusterSums> part) {
    return new Sample(records.stream().map(part).toList(), statistic);
  }
}
