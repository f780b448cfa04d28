package org.rollcall.stats.clusters;

/**
 * The sufficient counts of one cluster for a mean or a share.
 *
 * @param cluster index of the cluster, unique in its arm; the same index in two arms is one cluster
 * @param n people, not negative
 * @param sum sum of the outcome over them; for a share, how many have it
 * @param sumSquares sum of the squared outcome
 */
public record ClusterTally(long cluster, long n, double sum, double sumSquares) {

  public ClusterTally {
    if (n < 0 || !Double.isFinite(sum) || !(sumSquares >= 0)) {
      throw new IllegalArgumentException(
          "Invalid tally of a cluster: n " + n + " (must not be negative, sums finite)");
    }
  }
}
