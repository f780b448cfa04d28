package org.rollcall.stats.survival;

import java.util.OptionalDouble;

/**
 * The time by which a share of people has had an event.
 *
 * @param time empty if the curve does not fall that low
 * @param low where the curve's lower limit does
 * @param high where its upper limit does
 */
public record CurveQuantile(OptionalDouble time, OptionalDouble low, OptionalDouble high) {

  /** Heights nearer to each other are one, as in R. */
  private static final double SAME = Math.sqrt(Math.ulp(1.0));

  /**
   * Where a curve falls to 1 − share; the middle, if it stays at that height for a while.
   *
   * <p>As R's {@code quantile.survfit}: of a curve of limits that rises again somewhere, the height
   * next to the one wanted decides, not the first time beyond it.
   *
   * @param times ascending
   * @param curve its height from each time on; NaN where unknown
   * @param share between 0 and 1, exclusive
   * @return the time, or empty if the curve does not fall that low
   */
  static OptionalDouble crossing(double[] times, double[] curve, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("Invalid share: " + share + " (must be in (0, 1))");
    }
    int reached = lowestFrom(curve, share - SAME);
    int passed = lowestFrom(curve, share + SAME);
    int end = curve.length - 1;
    if (reached >= 0 && Math.abs(share - (1 - curve[end])) < SAME) {
      return OptionalDouble.of((times[reached] + times[end]) / 2);
    }
    return passed < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((times[reached] + times[passed]) / 2);
  }

  /** First index at the smallest share of events that is not below a share; −1 if none is. */
  private static int lowestFrom(double[] curve, double share) {
    int lowest = -1;
    for (int j = 0; j < curve.length; j++) {
      double left = 1 - curve[j];
      if (left >= share && (lowest < 0 || left < 1 - curve[lowest])) {
        lowest = j;
      }
    }
    return lowest;
  }
}
