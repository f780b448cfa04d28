package org.rollcall.stats.survival;

/** Sums by week, in records and in the flat vectors that add up over clusters. */
final class WeeklySums {

  private static final double ROUNDING = 1e-9;

  private WeeklySums() {}

  /** A copy of sums that may be in a record. */
  static double[] checked(double[] sums, int weeks, String what) {
    if (sums.length != weeks) {
      throw new IllegalArgumentException(
          "Invalid weeks of " + what + ": " + sums.length + " (must be " + weeks + ")");
    }
    for (double sum : sums) {
      if (!(sum >= 0) || Double.isInfinite(sum)) {
        throw new IllegalArgumentException(
            "Invalid sum of " + what + ": " + sum + " (must be finite and not negative)");
      }
    }
    return sums.clone();
  }

  /** Refuses more than there are to whom it can happen, beyond the rounding of sums of weights. */
  static void requireWithin(double[] some, double[] all, String what) {
    for (int week = 0; week < all.length; week++) {
      if (some[week] > all[week] * (1 + ROUNDING)) {
        throw new IllegalArgumentException(
            "Invalid sum of "
                + what
                + ": "
                + some[week]
                + " of "
                + all[week]
                + " (must not be more)");
      }
    }
  }

  /** The first weeks of several sums, one after the other. */
  static double[] flat(int weeks, double[]... sums) {
    double[] flat = new double[weeks * sums.length];
    for (int k = 0; k < sums.length; k++) {
      System.arraycopy(sums[k], 0, flat, k * weeks, weeks);
    }
    return flat;
  }

  /** Refuses a week that sums do not reach. */
  static void requireWeek(int week, int weeks) {
    if (week < 0 || week > weeks) {
      throw new IllegalArgumentException(
          "Cannot estimate at week " + week + " (must be from 0 to " + weeks + ")");
    }
  }
}
