package org.rollcall.stats.survival;

/** Σ w and Σ w x with compensation: late entries are taken out again. */
final class Totals {

  private final double[] sums;
  private final double[] lost;

  Totals(int width) {
    this.sums = new double[width + 1];
    this.lost = new double[width + 1];
  }

  void add(double factor, double[] x) {
    addAt(x.length, factor);
    for (int j = 0; j < x.length; j++) {
      addAt(j, factor * x[j]);
    }
  }

  private void addAt(int j, double value) {
    double sum = sums[j];
    double next = sum + value;
    lost[j] += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sums[j] = next;
  }

  double value(int j) {
    return sums[j] + lost[j];
  }

  double total() {
    return value(sums.length - 1);
  }
}
