package org.rollcall.stats.series;

/**
 * One point of a series at even distances, as a week.
 *
 * @param period its place, as the number of the week; a series may have gaps
 * @param value what was measured, finite
 */
public record SeriesPoint(int period, double value) {

  public SeriesPoint {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Invalid value: " + value + " (must be finite)");
    }
  }
}
