package org.rollcall.stats;

/**
 * How much a person counts for: a sampling, propensity or response weight.
 *
 * <p>It changes what an estimate is about, not how many people it rests on: its precision must come
 * from a variance that is robust to weights. It is not a {@link Frequency}.
 *
 * @param value 0, or from 1e-50 to 1e50, so that its square and what it is compared with stay
 *     numbers
 */
public record SamplingWeight(double value) {

  private static final double SMALLEST = 1e-50;
  private static final double LARGEST = 1e50;

  /** Everybody counts alike. */
  public static final SamplingWeight ONE = new SamplingWeight(1);

  public SamplingWeight {
    if (value != 0 && !(value >= SMALLEST && value <= LARGEST)) {
      throw new IllegalArgumentException(
          "Invalid sampling weight: " + value + " (must be 0 or from 1e-50 to 1e50)");
    }
  }

  /** The weight of a value. */
  public static SamplingWeight of(double value) {
    return value == 1 ? ONE : new SamplingWeight(value);
  }
}
