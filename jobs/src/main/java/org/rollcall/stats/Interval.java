package org.rollcall.stats;

/**
 * A confidence interval.
 *
 * @param level coverage that it is made for, between 0 and 1
 * @param low lower limit
 * @param high upper limit, not below the lower
 */
public record Interval(double level, double low, double high) {

  public Interval {
    requireLevel(level);
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "Invalid interval: " + low + " to " + high + " (must not be empty)");
    }
  }

  /**
   * Checks a level.
   *
   * @param level coverage
   * @return the level
   * @throws IllegalArgumentException if it is not between 0 and 1
   */
  public static double requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("Invalid level: " + level + " (must be in (0, 1))");
    }
    return level;
  }

  /**
   * Whether a value is in the interval; the limits belong to it.
   *
   * @param value any value
   * @return whether it lies between the limits
   */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /**
   * Whether the whole interval is nearer to zero than a margin; touching it is not inside.
   *
   * @param margin positive
   * @return whether both limits are strictly between -margin and margin
   */
  public boolean isInside(double margin) {
    return -margin < low && high < margin;
  }

  /**
   * Whether the whole interval is farther from zero than a margin, on one side; touching it is not
   * beyond.
   *
   * @param margin positive
   * @return whether both limits are above margin, or both below -margin
   */
  public boolean isBeyond(double margin) {
    return low > margin || high < -margin;
  }

  /** Half of the width. */
  public double halfWidth() {
    return (high - low) / 2;
  }
}
