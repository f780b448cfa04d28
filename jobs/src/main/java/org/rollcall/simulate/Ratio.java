package org.rollcall.simulate;

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

  static void closeAll(Ratio[] ratios) {
    for (Ratio ratio : ratios) {
      ratio.close();
    }
  }

  double weight() {
    return bottom;
  }

  ArmTruth.Mean mean() {
    double ratio = top / bottom;
    double squares = topTop - 2 * ratio * topBottom + ratio * ratio * bottomBottom;
    return new ArmTruth.Mean(ratio, StrictMath.sqrt(Math.max(squares, 0)) / bottom);
  }
}
