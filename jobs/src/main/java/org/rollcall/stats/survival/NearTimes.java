package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.rollcall.stats.numeric.Sum;

/**
 * Times that differ by rounding only, made equal.
 *
 * <p>Times nearer to each other than 1.5e-8 of the mean distinct time are one, the earliest of
 * them, as in R ({@code timefix}; R also merges times nearer than 1.5e-8 in their own unit).
 */
final class NearTimes {

  private static final double SAME = Math.sqrt(Math.ulp(1.0));

  private NearTimes() {}

  /**
   * Replaces the times of people, in place.
   *
   * @param entries by cell; those that are infinite stay
   * @param exits by cell, finite, after the entry
   * @throws IllegalArgumentException if an exit differs from its entry by rounding only
   */
  static void merge(double[] entries, double[] exits) {
    double[] distinct = distinct(entries, exits);
    for (int i = 0; i < exits.length; i++) {
      double entry = entries[i];
      entries[i] = Double.isInfinite(entry) ? entry : merged(distinct, entry);
      exits[i] = merged(distinct, exits[i]);
      if (entries[i] == exits[i]) {
        throw new IllegalArgumentException(
            "Invalid entry: " + entry + " (must differ from the exit)");
      }
    }
  }

  private static double[] distinct(double[] entries, double[] exits) {
    double[] all =
        DoubleStream.concat(Arrays.stream(entries), Arrays.stream(exits))
            .filter(Double::isFinite)
            .sorted()
            .distinct()
            .toArray();
    Sum size = new Sum();
    for (double time : all) {
      size.add(Math.abs(time) / all.length);
    }
    double same = SAME * size.value();
    double[] kept = new double[all.length];
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] - all[i - 1] > same) {
        kept[count++] = all[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static double merged(double[] distinct, double time) {
    int at = Arrays.binarySearch(distinct, time);
    return distinct[at >= 0 ? at : -at - 2];
  }
}
