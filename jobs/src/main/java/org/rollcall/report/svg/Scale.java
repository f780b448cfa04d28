package org.rollcall.report.svg;

/**
 * A straight-line map from values to places.
 *
 * @param low value that lies at {@code from}
 * @param high value that lies at {@code to}
 * @param from place of the lowest value
 * @param to place of the highest value
 */
public record Scale(double low, double high, double from, double to) {

  public Scale {
    if (!(high > low)) {
      throw new IllegalArgumentException("Invalid scale: " + low + " to " + high + " (must rise)");
    }
  }

  /** The place of a value; a value beyond the ends is drawn at the end. */
  public double at(double value) {
    double held = Math.max(low, Math.min(high, value));
    return from + (held - low) / (high - low) * (to - from);
  }

  /** Whether the value lies on the scale. */
  public boolean holds(double value) {
    return value >= low && value <= high;
  }
}
