package org.rollcall.stats.series;

import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Sum;

/** Ordinary least squares of a few columns, by the normal equations with compensated sums. */
final class LeastSquares {

  final double[] beta;

  /** (X'X)⁻¹. */
  final double[][] inverse;

  final double[] residuals;
  final double sumOfSquares;
  final boolean regular;

  LeastSquares(double[][] x, double[] y) {
    int width = x[0].length;
    double[][] products = new double[width][width];
    double[] right = new double[width];
    for (int i = 0; i < width; i++) {
      right[i] = product(x, i, y);
      for (int j = 0; j <= i; j++) {
        products[i][j] = product(x, i, column(x, j));
        products[j][i] = products[i][j];
      }
    }
    Cholesky factor = Cholesky.of(products);
    this.regular = factor.aliased().isEmpty();
    this.beta = factor.solve(right);
    this.inverse = factor.inverse();
    this.residuals = new double[y.length];
    Sum squares = new Sum();
    for (int t = 0; t < y.length; t++) {
      residuals[t] = y[t];
      for (int j = 0; j < width; j++) {
        residuals[t] -= x[t][j] * beta[j];
      }
      squares.add(residuals[t] * residuals[t]);
    }
    this.sumOfSquares = squares.value();
  }

  private static double[] column(double[][] x, int j) {
    double[] column = new double[x.length];
    for (int t = 0; t < x.length; t++) {
      column[t] = x[t][j];
    }
    return column;
  }

  private static double product(double[][] x, int column, double[] y) {
    Sum sum = new Sum();
    for (int t = 0; t < y.length; t++) {
      sum.add(x[t][column] * y[t]);
    }
    return sum.value();
  }
}
