package org.rollcall.stats.clusters;

/**
 * The sufficient counts of one cluster for a ratio of two totals.
 *
 * @param cluster index of the cluster, unique in its arm; the same index in two arms is one cluster
 * @param n people, or sessions where no person is followed; not negative
 * @param numerator total of what is counted, as attendances
 * @param denominator total of what it is counted per, as held sessions; not negative
 */
public record ClusterRatio(long cluster, long n, double numerator, double denominator) {

  public ClusterRatio {
    if (n < 0 || !Double.isFinite(numerator) || !Double.isFinite(denominator) || denominator < 0) {
      throw new IllegalArgumentException(
          "Invalid ratio of a cluster: n "
              + n
              + " (must not be negative, totals finite, the denominator not negative)");
    }
  }
}
