package org.rollcall.stats.survival;

import java.util.Optional;
import org.rollcall.stats.Interval;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.numeric.StudentT;

/** The scale on which an interval of a share is symmetric. */
public enum IntervalScale {
  /** The share itself; limits beyond 0 and 1 are cut. */
  PLAIN,
  /** Its logarithm; the upper limit is cut at 1. */
  LOG,
  /**
   * log(−log): the limits stay between 0 and 1.
   *
   * @see "Kalbfleisch & Prentice (2002), doi:10.1002/9781118032985, 1.4"
   */
  LOG_LOG;

  /**
   * The interval of a share, with the quantile of the estimate's reference distribution.
   *
   * @param share the estimate of a share
   * @param level coverage, between 0 and 1
   * @return the interval, inside [0, 1]; empty for a share that is not strictly between them
   * @throws IllegalArgumentException if the level is not between 0 and 1
   */
  public Optional<Interval> interval(PointEstimate share, double level) {
    double half = StudentT.quantile(level, share.df()) * share.stdError();
    double value = share.value();
    return value > 0 && value < 1 ? Optional.of(limits(value, half, level)) : Optional.empty();
  }

  private Interval limits(double share, double half, double level) {
    return switch (this) {
      case PLAIN -> new Interval(level, Math.max(0, share - half), Math.min(1, share + half));
      case LOG -> {
        double factor = Math.exp(half / share);
        yield new Interval(level, share / factor, Math.min(1, share * factor));
      }
      case LOG_LOG -> {
        double log = Math.log(share);
        double width = half / (share * -log);
        yield new Interval(
            level, Math.exp(log * Math.exp(width)), Math.exp(log * Math.exp(-width)));
      }
    };
  }
}
