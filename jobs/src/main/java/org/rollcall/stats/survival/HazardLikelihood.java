package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.Optional;
import org.rollcall.stats.likelihood.LogLikelihood;

/**
 * The log-likelihood of hazards by period: parameters are the intercepts of the periods, then the
 * coefficients.
 *
 * @param periods those with an intercept
 */
record HazardLikelihood(HazardData data, Patterns patterns, Link link, int[] periods)
    implements LogLikelihood<HazardPoint> {

  @Override
  public HazardPoint at(double[] parameters) {
    return new HazardPoint(data, patterns, link, periods, parameters);
  }

  @Override
  public double value(HazardPoint point) {
    return point.logLikelihood();
  }

  @Override
  public Optional<Step> step(HazardPoint point) {
    return point.step();
  }

  @Override
  public double largestMove(double[] change) {
    double largest = 0;
    for (int k = 0; k < periods.length; k++) {
      largest = Math.max(largest, Math.abs(change[k]));
    }
    return largest + patterns.spread(Arrays.copyOfRange(change, periods.length, change.length));
  }

  @Override
  public double unit() {
    return data.unit;
  }
}
