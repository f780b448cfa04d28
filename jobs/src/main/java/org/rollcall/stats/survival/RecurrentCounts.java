package org.rollcall.stats.survival;

/**
 * What happened to one cluster's people, as often as it did, week by week since their start.
 *
 * <p>Sums of weights, or counts where everybody counts for one.
 *
 * @param cluster index of the cluster; the same index in two arms is one cluster
 * @param people people in it, whatever they count for
 * @param atRisk those followed through week w + 1; shape (weeks,)
 * @param events what happened to them in that week, as attendances; shape (weeks,)
 */
public record RecurrentCounts(long cluster, long people, double[] atRisk, double[] events) {

  public RecurrentCounts {
    atRisk = WeeklySums.checked(atRisk, atRisk.length, "people at risk");
    events = WeeklySums.checked(events, atRisk.length, "events");
  }

  /** Weeks that the counts span. */
  public int weeks() {
    return atRisk.length;
  }
}
