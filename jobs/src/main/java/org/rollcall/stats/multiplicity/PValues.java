package org.rollcall.stats.multiplicity;

import java.util.Comparator;
import java.util.stream.IntStream;

/** What adjustments of p-values share. */
final class PValues {

  private PValues() {}

  /**
   * The tests in the order of their p-values.
   *
   * @throws IllegalArgumentException if a value is not between 0 and 1
   */
  static int[] ascending(double[] pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("Invalid p-value: " + p + " (must be in [0, 1])");
      }
    }
    return IntStream.range(0, pValues.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> pValues[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
