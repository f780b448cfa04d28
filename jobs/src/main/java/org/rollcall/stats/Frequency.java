package org.rollcall.stats;

/**
 * How many people a cell of counts stands for: a frequency weight.
 *
 * <p>A cell with frequency 3 is exactly three equal rows, in estimates and in their precision. It
 * is not a {@link SamplingWeight}, which says how much a person counts for, not how many there are.
 *
 * @param people from 0 to 10¹²: no more have ever lived, and sums of them are exact
 */
public record Frequency(long people) {

  /** A single person. */
  public static final Frequency ONE = new Frequency(1);

  private static final long MOST = 1_000_000_000_000L;

  public Frequency {
    if (people < 0 || people > MOST) {
      throw new IllegalArgumentException(
          "Invalid frequency: " + people + " (must be from 0 to " + MOST + ")");
    }
  }

  /** The frequency of a number of people. */
  public static Frequency of(long people) {
    return people == 1 ? ONE : new Frequency(people);
  }
}
