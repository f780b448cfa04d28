package org.rollcall.stats.survival;

import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.clusters.SmoothStatistic;

/**
 * The share still attending at a week, by the product-limit estimate from totals of counts or of
 * weights: left[0..w-1], then followed[0..w], as in {@link ClusterExits}.
 *
 * <p>Its derivative by the number who left at week u is S · (Σ over t ≤ min(u, week) of h / (atRisk
 * − left) − 1 / (atRisk[u] − left[u]) if u ≤ week), and without the last term by those followed to
 * u; h = left / atRisk. There is none where S is 0.
 *
 * @param week complete weeks, not negative
 * @see "Kaplan & Meier (1958), doi:10.1080/01621459.1958.10501452"
 */
public record SurvivalAt(int week) implements SmoothStatistic {

  @Override
  public OptionalDouble at(double[] totals) {
    double[] curve = Exits.survival(totals);
    return Double.isNaN(curve[week]) ? OptionalDouble.empty() : OptionalDouble.of(curve[week]);
  }

  @Override
  public Optional<double[]> gradient(double[] totals) {
    double survival = Exits.survival(totals)[week];
    if (!(survival > 0)) {
      return Optional.empty();
    }
    int weeks = Exits.weeks(totals);
    double[] atRisk = Exits.atRisk(totals);
    double[] gradient = new double[totals.length];
    double staying = 0;
    for (int u = 1; u <= weeks; u++) {
      double leaving = 0;
      if (u <= week) {
        double left = totals[u - 1];
        double stayed = atRisk[u] - left;
        staying += left / (atRisk[u] * stayed);
        leaving = 1 / stayed;
      }
      gradient[u - 1] = survival * (staying - leaving);
      gradient[weeks + u] = survival * staying;
    }
    return Optional.of(gradient);
  }

  /**
   * The number, or weight, at risk in each week; entry 0 is everybody.
   *
   * @param totals in the layout of this statistic
   * @return shape (weeks + 1,)
   */
  public static double[] atRisk(double[] totals) {
    return Exits.atRisk(totals);
  }

  @Override
  public NotEstimable unknown() {
    return RestrictedMeanTo.NOT_FOLLOWED;
  }
}
