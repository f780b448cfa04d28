package org.rollcall.stats;

/**
 * How much a person counts for: a sampling, propensity or response weight.
 *
 * <p>It changes what an estimate is about, not how many people it rests on: its precision must come
 * from a variance that is robust to weights. It is not a {@link Frequency}.
 *
 * @param value finite, not negative
 */
public record SamplingWeight(double value) {

  /** Everybody counts alike. */
  public static final SamplingWeight ONE = new SamplingWeight(1);

  public SamplingWeight {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Invalid sampling weight: " + value + " (must be finite and not negative)");
    }
  }

  /** The weight of a value. */
  public static SamplingWeight of(double value) {
    return value == 1 ? ONE : new SamplingWeight(value);
  }
}
