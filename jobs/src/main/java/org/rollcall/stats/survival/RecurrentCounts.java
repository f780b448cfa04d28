package org.rollcall.stats.survival;

/**
 * What happened to one cluster's people, as often as it did, week by week since their start.
 *
 * <p>Sums of weights, or counts where everybody counts for one.
 *
 * @param cluster index of the cluster; the same index in two arms is one cluster
 * @param people people in it, whatever they count for
 * @param atRisk those followed through week w + 1; shape (weeks,)
 * @param events what happened to them in that week, as attendances; shape (weeks,), 0 where nobody
 *     is at risk
 */
public record RecurrentCounts(long cluster, long people, double[] atRisk, double[] events) {

  public RecurrentCounts {
    atRisk = WeeklySums.checked(atRisk, atRisk.length, "people at risk");
    events = WeeklySums.checked(events, atRisk.length, "events");
    for (int week = 0; week < events.length; week++) {
      if (events[week] > 0 && atRisk[week] == 0) {
        throw new IllegalArgumentException(
            "Invalid sum of events: " + events[week] + " (must be 0 where nobody is at risk)");
      }
    }
  }

  /** Weeks that the counts span. */
  public int weeks() {
    return atRisk.length;
  }
}
