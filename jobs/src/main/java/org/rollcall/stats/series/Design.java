package org.rollcall.stats.series;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The points of a series with the columns of a segmented regression. */
final class Design {

  static final int LEVEL = 2;
  static final int SLOPE = 3;

  private final int[] period;
  private final double[] y;
  private final double[][] x;

  /**
   * Columns: one, time, after, time after; then sine and cosine of each harmonic. Time counts from
   * the interruption, so that it does not look like a constant.
   */
  Design(SeriesPoint[] points, InterruptionOptions options) {
    this.period = Arrays.stream(points).mapToInt(SeriesPoint::period).toArray();
    this.y = Arrays.stream(points).mapToDouble(SeriesPoint::value).toArray();
    this.x = new double[points.length][4 + 2 * options.harmonics()];
    for (int i = 0; i < points.length; i++) {
      double time = (double) period[i] - options.interruption();
      x[i][0] = 1;
      x[i][1] = time;
      x[i][LEVEL] = time >= 0 ? 1 : 0;
      x[i][SLOPE] = Math.max(time, 0);
      for (int h = 1; h <= options.harmonics(); h++) {
        double angle = 2 * Math.PI * h * period[i] / options.season();
        x[i][2 + 2 * h] = Math.sin(angle);
        x[i][3 + 2 * h] = Math.cos(angle);
      }
    }
  }

  int points() {
    return y.length;
  }

  int columns() {
    return x[0].length;
  }

  double sumOfSquares() {
    return Arrays.stream(y).map(v -> v * v).sum();
  }

  /** Least squares after Prais and Winsten's transformation; ρ = 0 changes nothing. */
  LeastSquares transformed(double rho) {
    double[][] columns = new double[y.length][];
    double[] values = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      double carried = i == 0 ? 0 : Math.pow(rho, (double) period[i] - period[i - 1]);
      double factor = Math.sqrt((1 - rho * rho) / (1 - carried * carried));
      values[i] = factor * (y[i] - (i == 0 ? 0 : carried * y[i - 1]));
      columns[i] = x[i].clone();
      for (int j = 0; j < columns[i].length; j++) {
        columns[i][j] = factor * (x[i][j] - (i == 0 ? 0 : carried * x[i - 1][j]));
      }
    }
    return new LeastSquares(columns, values);
  }

  /** Residuals of the points themselves, not of the transformed ones. */
  private double[] residuals(double[] beta) {
    double[] residuals = y.clone();
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < beta.length; j++) {
        residuals[i] -= x[i][j] * beta[j];
      }
    }
    return residuals;
  }

  /** Regression of residuals on those one period before; 0 if no two periods are neighbours. */
  double autocorrelation(double[] beta) {
    double[] e = residuals(beta);
    double products = 0;
    double squares = 0;
    for (int i = 1; i < e.length; i++) {
      if (areNeighbours(i)) {
        products += e[i] * e[i - 1];
        squares += e[i - 1] * e[i - 1];
      }
    }
    return squares > 0 ? products / squares : 0;
  }

  /** Durbin and Watson's statistic, as if all points had neighbours; empty if none has. */
  OptionalDouble durbinWatson(double[] e) {
    double changes = 0;
    double squares = 0;
    double neighbours = 0;
    for (int i = 0; i < e.length; i++) {
      squares += e[i] * e[i];
      if (i > 0 && areNeighbours(i)) {
        changes += (e[i] - e[i - 1]) * (e[i] - e[i - 1]);
        neighbours++;
      }
    }
    return neighbours == 0 || squares == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(changes / squares * ((e.length - 1) / neighbours));
  }

  /** Whether a point is one period after the point before it. */
  private boolean areNeighbours(int i) {
    return period[i] - 1 == period[i - 1];
  }
}
