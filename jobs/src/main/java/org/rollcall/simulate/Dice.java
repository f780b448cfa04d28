package org.rollcall.simulate;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that falls the same way on every machine: SplitMix64 below, and above it only arithmetic
 * that Java defines to the last bit.
 */
final class Dice {
  private final SplittableRandom source;

  /** One stream per purpose, so that a change to one part leaves the others as they were. */
  Dice(long seed, String purpose) {
    this.source = new SplittableRandom(seed * 1_000_003L + purpose.hashCode());
  }

  /** Uniform in (0, 1). */
  double uniform() {
    return ((source.nextLong() >>> 11) + 0.5) * 0x1p-53;
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Uniform in 0..bound-1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  double normal() {
    return StrictMath.sqrt(-2 * StrictMath.log(uniform()))
        * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Knuth's product of uniforms; the means here are small. */
  int poisson(double mean) {
    double floor = StrictMath.exp(-mean);
    int count = 0;
    for (double product = uniform(); product > floor; product *= uniform()) {
      count++;
    }
    return count;
  }

  /** Index drawn with the given probabilities, which add up to one. */
  int pick(double... probabilities) {
    double left = uniform();
    for (int i = 0; i < probabilities.length - 1; i++) {
      left -= probabilities[i];
      if (left < 0) {
        return i;
      }
    }
    return probabilities.length - 1;
  }

  <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  <T> void shuffle(List<T> items) {
    for (int i = items.size() - 1; i > 0; i--) {
      java.util.Collections.swap(items, i, below(i + 1));
    }
  }

  static double expit(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  static double logit(double share) {
    return StrictMath.log(share / (1 - share));
  }
}
