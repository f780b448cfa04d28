package org.rollcall.stats.numeric;

import java.util.ArrayList;
import java.util.List;

/**
 * The Cholesky factor L L' of a symmetric, positive semi-definite matrix, telling which columns say
 * nothing beyond those before them.
 *
 * <p>Columns are taken in their order. A column whose pivot has fallen below the tolerance,
 * relative to its diagonal, is a linear combination of the columns before it: it is left out,
 * reported as aliased, and gets zero in every solution and in the inverse.
 *
 * @see "Therneau & Grambsch (2000), Modeling Survival Data, on the generalised Cholesky
 *     decomposition"
 */
public final class Cholesky {

  /** Relative size of a pivot below which a column is aliased. */
  public static final double TOLERANCE = 1e-11;

  private final double[][] lower;
  private final boolean[] kept;
  private final List<Integer> aliased = new ArrayList<>();

  private Cholesky(double[][] matrix, double tolerance) {
    int n = matrix.length;
    this.lower = new double[n][n];
    this.kept = new boolean[n];
    for (int j = 0; j < n; j++) {
      double pivot = matrix[j][j];
      for (int k = 0; k < j; k++) {
        pivot -= lower[j][k] * lower[j][k];
      }
      kept[j] = pivot > tolerance * matrix[j][j] && pivot > 0;
      if (!kept[j]) {
        aliased.add(j);
        continue;
      }
      lower[j][j] = Math.sqrt(pivot);
      for (int i = j + 1; i < n; i++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = sum / lower[j][j];
      }
    }
    for (int j : aliased) {
      lower[j] = new double[n];
    }
  }

  /**
   * Factors a matrix.
   *
   * @param matrix symmetric, shape (n, n), its lower triangle is read; finite
   * @return the factor
   */
  public static Cholesky of(double[][] matrix) {
    return new Cholesky(matrix, TOLERANCE);
  }

  /**
   * Factors a matrix with a tolerance of one's own.
   *
   * @param matrix symmetric, shape (n, n), its lower triangle is read; finite
   * @param tolerance relative size of a pivot below which a column is aliased
   * @return the factor
   */
  public static Cholesky of(double[][] matrix, double tolerance) {
    return new Cholesky(matrix, tolerance);
  }

  /** Columns that say nothing beyond those before them, ascending; empty for a regular matrix. */
  public List<Integer> aliased() {
    return List.copyOf(aliased);
  }

  /** Columns that are not aliased. */
  public int rank() {
    return kept.length - aliased.size();
  }

  /**
   * The solution x of A x = b, zero at aliased columns.
   *
   * @param b shape (n,)
   * @return shape (n,)
   */
  public double[] solve(double[] b) {
    int n = kept.length;
    double[] x = forward(b);
    for (int i = n - 1; i >= 0; i--) {
      if (kept[i]) {
        double sum = x[i];
        for (int k = i + 1; k < n; k++) {
          sum -= lower[k][i] * x[k];
        }
        x[i] = sum / lower[i][i];
      }
    }
    return x;
  }

  /**
   * The solution x of L x = b, zero at aliased columns: with A a covariance, x has unit covariance.
   *
   * @param b shape (n,)
   * @return shape (n,)
   */
  public double[] forward(double[] b) {
    int n = kept.length;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      if (kept[i]) {
        double sum = b[i];
        for (int k = 0; k < i; k++) {
          sum -= lower[i][k] * x[k];
        }
        x[i] = sum / lower[i][i];
      }
    }
    return x;
  }

  /**
   * The inverse, exactly symmetric; rows and columns of aliased columns are zero.
   *
   * @return shape (n, n)
   */
  public double[][] inverse() {
    int n = kept.length;
    double[][] inverse = new double[n][n];
    for (int j = 0; j < n; j++) {
      if (kept[j]) {
        double[] unit = new double[n];
        unit[j] = 1;
        inverse[j] = solve(unit);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (inverse[i][j] + inverse[j][i]) / 2;
        inverse[i][j] = mean;
        inverse[j][i] = mean;
      }
    }
    return inverse;
  }

  /** The logarithm of the determinant over the columns that are not aliased. */
  public double logDeterminant() {
    double sum = 0;
    for (int j = 0; j < kept.length; j++) {
      sum += kept[j] ? 2 * Math.log(lower[j][j]) : 0;
    }
    return sum;
  }
}
