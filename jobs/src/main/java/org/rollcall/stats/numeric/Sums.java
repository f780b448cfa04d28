package org.rollcall.stats.numeric;

import java.util.Arrays;

/**
 * Sums that depend on the values alone, not on their order.
 *
 * <p>The values are sorted and then added with Neumaier's compensation, so a permutation of the
 * clusters, or new labels for them, changes no bit of a result. Counts need neither: whole numbers
 * add up exactly in any order.
 *
 * <p>Checked: 1 + 1e100 + 1 - 1e100 = 2, the example of the paper, in every order.
 *
 * @see "Neumaier (1974), doi:10.1002/zamm.19740540106"
 */
public final class Sums {

  /** Below it, every whole number is a double. */
  private static final double EXACT = 0x1p53;

  private Sums() {}

  /**
   * The sum of the values.
   *
   * @param values finite, any order, shape (k,); left as they are
   * @return their sum; 0 for none
   */
  public static double of(double[] values) {
    double plain = 0;
    double size = 0;
    for (double value : values) {
      plain += value;
      // Not a whole number: no longer below the limit, whatever follows.
      size += value == Math.rint(value) ? Math.abs(value) : EXACT;
    }
    return size < EXACT ? plain : compensated(values);
  }

  private static double compensated(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    Sum sum = new Sum();
    for (double value : sorted) {
      sum.add(value);
    }
    return sum.value();
  }

  /**
   * The sum of the squares of the values.
   *
   * @param values finite, any order, shape (k,)
   * @return their sum of squares; 0 for none
   */
  public static double ofSquares(double[] values) {
    double[] squares = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      squares[i] = values[i] * values[i];
    }
    return of(squares);
  }
}
