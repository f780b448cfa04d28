package org.rollcall.simulate;

import java.util.Optional;

/** A ratio of sums over clusters, with the linearised standard error. */
final class Ratio {
  private double top;
  private double bottom;
  private double openTop;
  private double openBottom;
  private double topTop;
  private double topBottom;
  private double bottomBottom;

  void add(double value, double weight) {
    openTop += value;
    openBottom += weight;
  }

  void close() {
    top += openTop;
    bottom += openBottom;
    topTop += openTop * openTop;
    topBottom += openTop * openBottom;
    bottomBottom += openBottom * openBottom;
    openTop = 0;
    openBottom = 0;
  }

  double weight() {
    return bottom;
  }

  /** The ratio; empty of nothing. */
  Optional<ArmTruth.Mean> mean() {
    if (bottom == 0) {
      return Optional.empty();
    }
    double ratio = top / bottom;
    double squares = topTop - 2 * ratio * topBottom + ratio * ratio * bottomBottom;
    return Optional.of(new ArmTruth.Mean(ratio, StrictMath.sqrt(Math.max(squares, 0)) / bottom));
  }
}
