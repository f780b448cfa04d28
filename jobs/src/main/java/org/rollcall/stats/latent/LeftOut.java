package org.rollcall.stats.latent;

import java.util.OptionalDouble;
import org.rollcall.stats.clusters.Statistic;

/**
 * A number θ of a fit, such that leaving a cluster out gives the number θ₋g of the fit without it.
 *
 * <p>Layout: (θ − θ₋g, 0), or (0, 1) where there is no fit without the cluster. Two are equal if
 * they are of the same quantity, whatever the fit: arms have their own.
 */
final class LeftOut implements Statistic {

  private final String quantity;
  private final double value;
  private final double[] all;

  LeftOut(String quantity, double value, double[] all) {
    this.quantity = quantity;
    this.value = value;
    this.all = all;
  }

  /** What a cluster adds; NaN for one without which there is no fit. */
  static double[] part(double change) {
    return Double.isNaN(change) ? new double[] {0, 1} : new double[] {change, 0};
  }

  @Override
  public OptionalDouble at(double[] totals) {
    return totals[1] < all[1]
        ? OptionalDouble.empty()
        : OptionalDouble.of(value + (totals[0] - all[0]));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LeftOut && quantity.equals(((LeftOut) other).quantity);
  }

  @Override
  public int hashCode() {
    return quantity.hashCode();
  }

  @Override
  public String toString() {
    return quantity;
  }
}
