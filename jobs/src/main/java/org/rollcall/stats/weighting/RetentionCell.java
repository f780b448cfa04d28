package org.rollcall.stats.weighting;

/**
 * People who were alike at the start, and how long they stayed or were followed.
 *
 * @param people who they are
 * @param week complete weeks: at least 1 for who left, at least 0 for who was followed
 * @param exit how their time ended
 */
public record RetentionCell(PropensityCell people, int week, Exit exit) {

  /** How somebody's time ended. */
  public enum Exit {
    /** Left at that week: still attending the week before. */
    LEFT,
    /** Still attending when follow-up ended. */
    FOLLOWED
  }

  public RetentionCell {
    if (week < (exit == Exit.LEFT ? 1 : 0)) {
      throw new IllegalArgumentException(
          "Invalid week: " + week + " (must not be negative, and at least 1 for who left)");
    }
  }
}
