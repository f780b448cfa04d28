package org.rollcall.stats.survival;

import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.stats.Cause;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.clusters.SmoothStatistic;

/**
 * The mean number of weeks attended up to a horizon, the area under the retention curve, from
 * totals as {@link SurvivalAt} takes them.
 *
 * <p>Its derivative is the sum of those of the shares at the weeks before the horizon; there is
 * none where the curve has fallen to 0 by then.
 *
 * @param horizon complete weeks, positive
 * @see "Royston & Parmar (2013), doi:10.1186/1471-2288-13-152"
 */
public record RestrictedMeanTo(int horizon) implements SmoothStatistic {

  static final NotEstimable NOT_FOLLOWED = new NotEstimable(Cause.NOT_FOLLOWED);

  @Override
  public OptionalDouble at(double[] totals) {
    double[] curve = Exits.survival(totals);
    return Double.isNaN(curve[horizon])
        ? OptionalDouble.empty()
        : OptionalDouble.of(Exits.area(curve, horizon));
  }

  @Override
  public Optional<double[]> gradient(double[] totals) {
    double[] sum = new double[totals.length];
    for (int week = 1; week < horizon; week++) {
      Optional<double[]> of = new SurvivalAt(week).gradient(totals);
      if (of.isEmpty()) {
        return Optional.empty();
      }
      for (int k = 0; k < sum.length; k++) {
        sum[k] += of.get()[k];
      }
    }
    return Optional.of(sum);
  }

  @Override
  public NotEstimable unknown() {
    return NOT_FOLLOWED;
  }
}
