package org.rollcall.stats.survival;

/**
 * The moves of one cluster's people between attending and being away, week by week since their
 * start, at which all attend.
 *
 * <p>Entry w is of the step from the end of week w to the end of week w + 1, and only of people
 * whose state is known at both; sums of weights, or counts where everybody counts for one.
 *
 * @param cluster index of the cluster; the same index in two arms is one cluster
 * @param people people in it, whatever they count for
 * @param attending those who attend at the start of the step; shape (weeks,), so are the others
 * @param lapsed those of them who are away at its end
 * @param away those who are away at the start of the step
 * @param returned those of them who attend at its end
 */
public record TransitionCounts(
    long cluster,
    long people,
    double[] attending,
    double[] lapsed,
    double[] away,
    double[] returned) {

  public TransitionCounts {
    attending = WeeklySums.checked(attending, attending.length, "people attending");
    lapsed = WeeklySums.checked(lapsed, attending.length, "people who lapse");
    away = WeeklySums.checked(away, attending.length, "people who are away");
    returned = WeeklySums.checked(returned, attending.length, "people who return");
    WeeklySums.requireWithin(lapsed, attending, "people who lapse");
    WeeklySums.requireWithin(returned, away, "people who return");
  }

  /** Weeks that the counts span. */
  public int weeks() {
    return attending.length;
  }
}
