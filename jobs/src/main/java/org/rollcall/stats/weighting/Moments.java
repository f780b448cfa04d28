package org.rollcall.stats.weighting;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.rollcall.stats.numeric.Sum;

/**
 * Mean and variance of a column over weighted people.
 *
 * @param mean Σ w x / Σ w
 * @param variance Σ w (x − mean)² / (Σ w − Σ w² / Σ w), which is s² with n − 1 for equal weights; 0
 *     for a single person
 */
record Moments(double mean, double variance) {

  /** A spread below this, relative to the mean, is rounding of a constant column. */
  private static final double ROUNDING = 1e-12;

  /**
   * Moments over cells.
   *
   * @param people in whose order it is summed
   * @param isOne cells that belong
   * @param column value by cell
   * @param weight of each person of a cell
   */
  static Moments of(
      People people, IntPredicate isOne, IntToDoubleFunction column, IntToDoubleFunction weight) {
    Sum mass = new Sum();
    Sum squares = new Sum();
    Sum first = new Sum();
    for (int i = 0; i < people.size(); i++) {
      if (isOne.test(i)) {
        double each = weight.applyAsDouble(i);
        mass.add(people.frequency[i] * each);
        squares.add(people.frequency[i] * each * each);
        first.add(people.frequency[i] * each * column.applyAsDouble(i));
      }
    }
    double mean = first.value() / mass.value();
    Sum second = new Sum();
    for (int i = 0; i < people.size(); i++) {
      if (isOne.test(i)) {
        double from = column.applyAsDouble(i) - mean;
        second.add(people.frequency[i] * weight.applyAsDouble(i) * from * from);
      }
    }
    double below = mass.value() - squares.value() / mass.value();
    boolean isConstant = second.value() <= ROUNDING * ROUNDING * mean * mean * mass.value();
    return new Moments(mean, isConstant || !(below > 0) ? 0 : second.value() / below);
  }
}
