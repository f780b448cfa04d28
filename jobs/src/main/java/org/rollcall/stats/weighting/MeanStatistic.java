package org.rollcall.stats.weighting;

import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.stats.Cause;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.clusters.SmoothStatistic;
import org.rollcall.stats.clusters.Statistic;

/** A mean, and the logarithms that ratios of two shares are differences of; totals (n, sum). */
enum MeanStatistic implements SmoothStatistic {
  MEAN {
    @Override
    double of(double mean) {
      return mean;
    }

    @Override
    double slope(double mean) {
      return 1;
    }
  },
  LOG {
    @Override
    double of(double mean) {
      return Math.log(mean);
    }

    @Override
    double slope(double mean) {
      return 1 / mean;
    }
  },
  LOGIT {
    @Override
    double of(double mean) {
      return Math.log(mean / (1 - mean));
    }

    @Override
    double slope(double mean) {
      return 1 / (mean * (1 - mean));
    }
  };

  /** The transformed mean; not finite where it has no such logarithm. */
  abstract double of(double mean);

  abstract double slope(double mean);

  @Override
  public OptionalDouble at(double[] totals) {
    OptionalDouble mean = Statistic.OfTotals.MEAN.at(totals);
    return mean.isPresent() && Double.isFinite(of(mean.getAsDouble()))
        ? OptionalDouble.of(of(mean.getAsDouble()))
        : OptionalDouble.empty();
  }

  @Override
  public Optional<double[]> gradient(double[] totals) {
    double mean = totals[1] / totals[0];
    double slope = slope(mean) / totals[0];
    return Optional.of(new double[] {-mean * slope, slope});
  }

  @Override
  public NotEstimable unknown() {
    return new NotEstimable(Cause.NOBODY_OR_ALL_OF_AN_ARM);
  }
}
