package org.rollcall.stats.twosample;

import org.rollcall.stats.Frequency;

/**
 * A value and how many people have it: one bar of a histogram.
 *
 * @param value finite, as an answer on a scale or a number of attendances
 * @param frequency people who have it
 */
public record CountedValue(double value, Frequency frequency) {

  public CountedValue {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Invalid value: " + value + " (must be finite)");
    }
    value += 0.0; // -0 is 0
  }

  /**
   * A value that a number of people have.
   *
   * @param value finite
   * @param people not negative
   * @return the bar
   */
  public static CountedValue of(double value, long people) {
    return new CountedValue(value, Frequency.of(people));
  }
}
