package org.rollcall.stats.survival;

import org.rollcall.stats.Interval;

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
   * The interval of a share.
   *
   * @param share strictly between 0 and 1
   * @param halfWidth of the interval on the plain scale, quantile times standard error; positive
   * @param level coverage that the quantile is for
   * @return the interval, inside [0, 1]
   */
  Interval interval(double share, double halfWidth, double level) {
    return switch (this) {
      case PLAIN ->
          new Interval(level, Math.max(0, share - halfWidth), Math.min(1, share + halfWidth));
      case LOG -> {
        double factor = Math.exp(halfWidth / share);
        yield new Interval(level, share / factor, Math.min(1, share * factor));
      }
      case LOG_LOG -> {
        double log = Math.log(share);
        double half = halfWidth / (share * -log);
        yield new Interval(level, Math.exp(log * Math.exp(half)), Math.exp(log * Math.exp(-half)));
      }
    };
  }
}
