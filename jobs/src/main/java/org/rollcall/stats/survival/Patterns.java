package org.rollcall.stats.survival;

import java.util.Arrays;
import org.rollcall.stats.numeric.Sum;

/**
 * The distinct rows of covariates, centred and scaled so that no column dwarfs another.
 *
 * <p>Each column becomes (x − mean) / half of its range; a constant one becomes zero, exactly.
 */
final class Patterns {

  /** Scaled rows, shape (patterns, p). */
  final double[][] rows;

  /** Half of the range of each column, 1 for a constant one; shape (p,). */
  final double[] scale;

  /** Mean of each column as it was; shape (p,). */
  final double[] mean;

  /**
   * Scales distinct rows.
   *
   * @param raw distinct rows in the order of their content, shape (patterns, p)
   * @param weights what each of them counts for in the mean, their sum positive
   */
  Patterns(double[][] raw, double[] weights) {
    int width = raw[0].length;
    this.rows = new double[raw.length][width];
    this.mean = new double[width];
    this.scale = new double[width];
    for (int j = 0; j < width; j++) {
      scaleColumn(j, raw, weights);
    }
  }

  private void scaleColumn(int j, double[][] raw, double[] weights) {
    double low = raw[0][j];
    double high = raw[0][j];
    Sum sum = new Sum();
    Sum total = new Sum();
    for (int q = 0; q < raw.length; q++) {
      low = Math.min(low, raw[q][j]);
      high = Math.max(high, raw[q][j]);
      sum.add(weights[q] * raw[q][j]);
      total.add(weights[q]);
    }
    mean[j] = sum.value() / total.value();
    scale[j] = low == high ? 1 : (high - low) / 2;
    for (int q = 0; q < raw.length; q++) {
      rows[q][j] = low == high ? 0 : (raw[q][j] - mean[j]) / scale[j];
    }
  }

  private Patterns(double[] mean, double[] scale, double[][] rows) {
    this.rows = rows;
    this.mean = mean;
    this.scale = scale;
  }

  /** The same rows with some of the columns only. */
  Patterns keep(int[] columns) {
    double[][] kept = new double[rows.length][];
    Arrays.setAll(kept, q -> some(rows[q], columns));
    return new Patterns(some(mean, columns), some(scale, columns), kept);
  }

  private static double[] some(double[] all, int[] columns) {
    return Arrays.stream(columns).mapToDouble(j -> all[j]).toArray();
  }

  int width() {
    return scale.length;
  }

  int size() {
    return rows.length;
  }

  /** The largest difference of a linear predictor between two patterns. */
  double spread(double[] direction) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : rows) {
      double value = 0;
      for (int j = 0; j < direction.length; j++) {
        value += direction[j] * row[j];
      }
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high - low;
  }
}
