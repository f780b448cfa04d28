package org.rollcall.stats.twosample;

import java.util.OptionalDouble;

/**
 * How many of some people have something: x of n.
 *
 * @param withOutcome people who have it, from 0 to all of them
 * @param people all of them, not negative
 */
public record Share(long withOutcome, long people) {

  public Share {
    if (withOutcome < 0 || withOutcome > people) {
      throw new IllegalArgumentException(
          "Invalid share: "
              + withOutcome
              + " of "
              + people
              + " (must be from none to all of them)");
    }
  }

  /** The share itself, between 0 and 1; empty of nobody. */
  public OptionalDouble value() {
    return people == 0 ? OptionalDouble.empty() : OptionalDouble.of(p());
  }

  /** The share of at least one person. */
  double p() {
    return (double) withOutcome / people;
  }

  /** Variance of the share if people are independent: p (1 - p) / n. */
  double variance() {
    return p() * (people - withOutcome) / people / people;
  }
}
