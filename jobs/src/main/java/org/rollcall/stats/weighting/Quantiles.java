package org.rollcall.stats.weighting;

import java.util.Arrays;

/**
 * Quantiles of values that stand for several people each, as if each person were listed: Hyndman
 * and Fan's type 7, R's default.
 *
 * @see "Hyndman & Fan (1996), doi:10.1080/00031305.1996.10473566"
 */
final class Quantiles {

  private final double[] sorted;

  /** People up to and including each value, ascending. */
  private final long[] upTo;

  Quantiles(double[] values, long[] frequencies) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
    this.sorted = new double[values.length];
    this.upTo = new long[values.length];
    long people = 0;
    for (int k = 0; k < order.length; k++) {
      sorted[k] = values[order[k]];
      people += frequencies[order[k]];
      upTo[k] = people;
    }
  }

  /**
   * The value that a share of people lies below.
   *
   * @param share between 0 and 1
   */
  double at(double share) {
    double position = (upTo[upTo.length - 1] - 1) * share;
    long before = (long) Math.floor(position);
    double low = ofPerson(before);
    double part = position - before;
    return part > 0 ? low + part * (ofPerson(before + 1) - low) : low;
  }

  /** The value of a person, counted from 0 in ascending order of the values. */
  private double ofPerson(long index) {
    int found = Arrays.binarySearch(upTo, index + 1);
    return sorted[found >= 0 ? found : -found - 1];
  }
}
