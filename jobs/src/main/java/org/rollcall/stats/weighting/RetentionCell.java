package org.rollcall.stats.weighting;

import org.rollcall.stats.survival.Ending;

/**
 * People who were alike at the start, and how long they stayed or were followed.
 *
 * @param people who they are
 * @param week complete weeks: at least 1 for who left, at least 0 for who was followed
 * @param ending how their time ended
 */
public record RetentionCell(PropensityCell people, int week, Ending ending) {

  public RetentionCell {
    if (week < (ending == Ending.EVENT ? 1 : 0)) {
      throw new IllegalArgumentException(
          "Invalid week: " + week + " (must not be negative, and at least 1 for who left)");
    }
  }
}
