package org.rollcall.stats.clusters;

import java.util.List;

/**
 * How large the groups of an arm are, as far as precision depends on it.
 *
 * @param groups number of groups, not negative
 * @param mean people in a group on average, at least 1 if there are groups
 * @param weightedMean people in the group of an average person, Σ n² / Σ n, not below the mean
 */
public record GroupSizes(long groups, double mean, double weightedMean) {

  public GroupSizes {
    boolean possible = groups == 0 || (mean >= 1 && weightedMean >= mean * (1 - 1e-12));
    if (groups < 0 || !possible || Double.isInfinite(weightedMean)) {
      throw new IllegalArgumentException(
          "Invalid group sizes: "
              + groups
              + " groups of "
              + mean
              + " (must be at least 1, and not above the weighted mean "
              + weightedMean
              + ")");
    }
  }

  /** The sizes of groups that are all alike. */
  public static GroupSizes even(long groups, double size) {
    return new GroupSizes(groups, size, size);
  }

  /**
   * The sizes of groups that vary: the weighted mean is mean · (1 + variation²).
   *
   * @param groups number of groups
   * @param mean people in a group on average
   * @param variation coefficient of variation of the sizes, not negative
   * @return the sizes
   * @see "Eldridge, Ashby & Kerry (2006), doi:10.1093/ije/dyl129"
   */
  public static GroupSizes uneven(long groups, double mean, double variation) {
    return new GroupSizes(groups, mean, mean * (1 + variation * variation));
  }

  /** The sizes of the groups of an arm; groups without people are none. */
  public static GroupSizes of(Sample arm) {
    return of(arm.clusters());
  }

  static GroupSizes of(List<ClusterSums> clusters) {
    double people = 0;
    double squares = 0;
    for (ClusterSums cluster : clusters) {
      people += cluster.people();
      squares += (double) cluster.people() * cluster.people();
    }
    int groups = clusters.size();
    return groups == 0
        ? new GroupSizes(0, 0, 0)
        : new GroupSizes(groups, people / groups, squares / people);
  }

  /** As many groups of these sizes as wanted. */
  public GroupSizes withGroups(long wanted) {
    return new GroupSizes(wanted, mean, weightedMean);
  }

  /** People in all. */
  public double people() {
    return groups * mean;
  }

  /**
   * The coefficient of variation of the sizes, with denominator groups − 1.
   *
   * @return not negative; 0 of fewer than two groups
   */
  public double variation() {
    double apart = Math.max(0, weightedMean / mean - 1);
    return groups < 2 ? 0 : Math.sqrt(apart * groups / (groups - 1));
  }

  /**
   * The design effect: by how much clustering multiplies the variance of a mean over people, 1 +
   * (weightedMean − 1) · correlation.
   *
   * @param correlation intracluster correlation
   * @return positive unless the correlation is very negative
   * @see "Kish (1987), Statistical Design for Research"
   */
  public double designEffect(double correlation) {
    return 1 + (weightedMean - 1) * correlation;
  }
}
