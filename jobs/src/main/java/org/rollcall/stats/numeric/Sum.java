package org.rollcall.stats.numeric;

/**
 * A running sum with Neumaier's compensation, for values that come in a fixed order.
 *
 * @see "Neumaier (1974), doi:10.1002/zamm.19740540106"
 */
public final class Sum {

  private double sum;
  private double lost;

  /**
   * Adds a value.
   *
   * @param value finite
   */
  public void add(double value) {
    double next = sum + value;
    // The smaller operand is the one whose low digits were rounded away.
    lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }

  /** The sum so far; 0 for none. */
  public double value() {
    return sum + lost;
  }
}
