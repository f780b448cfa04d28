package org.rollcall.stats.survival;

import java.util.Optional;
import org.rollcall.stats.Interval;
import org.rollcall.stats.PointEstimate;

/**
 * What goes with a curve besides its values.
 *
 * @param variance how its precision is found
 * @param scale on which its intervals are symmetric
 * @param level coverage of its intervals, between 0 and 1
 */
public record CurveOptions(CurveVariance variance, IntervalScale scale, double level) {

  /** By leaving out clusters, on the log(−log) scale, 95%. */
  public static final CurveOptions DEFAULT =
      new CurveOptions(CurveVariance.CLUSTER_JACKKNIFE, IntervalScale.LOG_LOG, 0.95);

  public CurveOptions {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("Invalid level: " + level + " (must be in (0, 1))");
    }
  }

  /** The same with another variance. */
  public CurveOptions withVariance(CurveVariance other) {
    return new CurveOptions(other, scale, level);
  }

  /** The same on another scale. */
  public CurveOptions withScale(IntervalScale other) {
    return new CurveOptions(variance, other, level);
  }

  /** The same with another coverage. */
  public CurveOptions withLevel(double other) {
    return new CurveOptions(variance, scale, other);
  }

  /** Refuses to compare two arms in different ways. */
  void requireEqual(CurveOptions other) {
    if (!equals(other)) {
      throw new IllegalArgumentException(
          "Cannot compare two arms: " + this + " and " + other + " (must be equal)");
    }
  }

  /** The interval of a share on the scale, with the reference distribution of the variance. */
  Optional<Interval> interval(double share, double stdError, int clusters) {
    double df = variance.isByCluster() ? Math.max(1, clusters - 1) : Double.POSITIVE_INFINITY;
    return scale.interval(new PointEstimate(share, stdError, df), level);
  }
}
