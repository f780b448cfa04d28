package org.rollcall.stats.weighting;

import java.util.Arrays;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.numeric.Sums;
import org.rollcall.stats.weighting.WeightingOptions.Precision;

/** From what cells or clusters do to a number, its precision. */
final class ClusterPrecision {

  private final Clusters first;

  /** The clusters that cross the first, and their pairs; the first where they do not matter. */
  private final Clusters second;

  private final Clusters pairs;
  private final Precision precision;

  /** Whether people of all arms matter for the number of one, through the propensity. */
  private final boolean isModelled;

  ClusterPrecision(Weighting weighting) {
    this.precision = weighting.options.precision();
    this.first = weighting.people.clusters;
    this.second = precision == Precision.TWO_WAY ? weighting.people.secondClusters() : first;
    this.pairs = precision == Precision.TWO_WAY ? first.crossedWith(second) : first;
    this.isModelled =
        weighting.options.scheme() != WeightScheme.NONE && precision != Precision.WEIGHTS_AS_KNOWN;
  }

  boolean isModelled() {
    return isModelled;
  }

  /** Whether too few clusters are in an arm, or in another that its weights depend on. */
  boolean isTooFew(int arm) {
    int fewest = isModelled ? Arrays.stream(first.inArm).min().getAsInt() : first.inArm[arm];
    return Math.min(fewest, second.inArm[arm]) < 2;
  }

  static NotEstimable tooFew() {
    return new NotEstimable(Cause.ONE_GROUP_IN_ARM);
  }

  /** Whether no cluster changes a number of this size. */
  boolean isAlike(double[] deviations, double scale) {
    double[] byCluster = precision == Precision.JACKKNIFE ? deviations : first.sums(deviations);
    return ClusterJackknife.isRounding(byCluster, Math.abs(scale));
  }

  static NotEstimable alike() {
    return new NotEstimable(Cause.SAME_VALUE_OF_GROUPS);
  }

  /**
   * A number of one arm or two.
   *
   * @param value the number
   * @param deviations what each cell does to it, or for the jackknife what leaving out each cluster
   *     does
   */
  Estimate estimate(double value, double[] deviations, int one, int two) {
    double fewest = Math.min(first.inArm[one], first.inArm[two]);
    fewest = Math.min(fewest, Math.min(second.inArm[one], second.inArm[two]));
    double variance =
        switch (precision) {
          case STACKED, WEIGHTS_AS_KNOWN -> oneWay(deviations, first, one, two);
          case JACKKNIFE -> {
            double groups = groups(first, one, two);
            yield (groups - 1) / groups * Sums.ofSquares(deviations);
          }
          case TWO_WAY -> twoWay(deviations, one, two);
        };
    return new PointEstimate(value, Math.sqrt(variance), fewest - 1);
  }

  private double oneWay(double[] influences, Clusters clusters, int one, int two) {
    double groups = groups(clusters, one, two);
    return groups / (groups - 1) * Sums.ofSquares(clusters.sums(influences));
  }

  private double twoWay(double[] influences, int one, int two) {
    double ofFirst = oneWay(influences, first, one, two);
    double ofSecond = oneWay(influences, second, one, two);
    double ofPairs = oneWay(influences, pairs, one, two);
    // What is subtracted may be more than one of the others adds.
    return Math.max(ofFirst + ofSecond - ofPairs, Math.max(ofFirst, ofSecond));
  }

  private double groups(Clusters clusters, int one, int two) {
    return isModelled ? clusters.count : clusters.inEither(one, two);
  }
}
