package org.rollcall.stats.weighting;

import java.util.Arrays;
import java.util.OptionalInt;
import org.rollcall.stats.numeric.Sum;
import org.rollcall.stats.survival.Ending;

/**
 * How a person's outcome enters the totals of an arm.
 *
 * @param weeks of a life table, whose totals are left[0..w-1] and followed[0..w] and whose outcomes
 *     are indices of these; none for a mean, whose totals are number and sum
 */
record Layout(OptionalInt weeks) {

  static final Layout MEAN = new Layout(OptionalInt.empty());

  static Layout lifeTable(int weeks) {
    return new Layout(OptionalInt.of(weeks));
  }

  /** The index of an exit among the totals of a life table. */
  static int index(RetentionCell cell, int weeks) {
    boolean left = cell.ending() == Ending.EVENT && cell.week() <= weeks;
    return left ? cell.week() - 1 : weeks + Math.min(cell.week(), weeks);
  }

  Sum[] empty() {
    Sum[] sums = new Sum[weeks.isPresent() ? 2 * weeks.getAsInt() + 1 : 2];
    Arrays.setAll(sums, k -> new Sum());
    return sums;
  }

  static double[] values(Sum[] totals) {
    return Arrays.stream(totals).mapToDouble(Sum::value).toArray();
  }

  /** Adds people of a weight and an outcome. */
  void add(Sum[] totals, double weight, double outcome) {
    if (weeks.isPresent()) {
      totals[(int) outcome].add(weight);
    } else {
      totals[0].add(weight);
      totals[1].add(weight * outcome);
    }
  }

  /** What a person of an outcome adds, times a gradient. */
  double dot(double[] gradient, double outcome) {
    return weeks.isPresent() ? gradient[(int) outcome] : gradient[0] + gradient[1] * outcome;
  }
}
