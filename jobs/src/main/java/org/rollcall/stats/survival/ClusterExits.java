package org.rollcall.stats.survival;

/**
 * The sufficient counts of one cluster for a life table in complete weeks.
 *
 * @param cluster index of the cluster, unique in its arm; the same index in two arms is one cluster
 * @param left left[j] people who left during week j, that is at time j + 1; shape (weeks,)
 * @param followed followed[m] people still attending whose follow-up ended after m complete weeks;
 *     the last entry also holds those followed longer; shape (weeks + 1,)
 */
public record ClusterExits(long cluster, long[] left, long[] followed) {

  public ClusterExits {
    if (followed.length != left.length + 1) {
      throw new IllegalArgumentException(
          "Invalid exits of a cluster: "
              + left.length
              + " and "
              + followed.length
              + " weeks (must differ by one)");
    }
    left = left.clone();
    followed = followed.clone();
    for (long count : left) {
      requireCount(count);
    }
    for (long count : followed) {
      requireCount(count);
    }
  }

  /** Weeks that the life table spans. */
  public int weeks() {
    return left.length;
  }

  private static void requireCount(long count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "Invalid exits of a cluster: " + count + " (must not be negative)");
    }
  }
}
