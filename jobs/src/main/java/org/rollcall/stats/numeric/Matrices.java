package org.rollcall.stats.numeric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The few operations on small dense matrices that estimators share; a matrix is an array of rows.
 */
public final class Matrices {

  private Matrices() {}

  /**
   * Inner product.
   *
   * @param a shape (n,)
   * @param b shape (n,)
   * @return a'b
   */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /**
   * Sum.
   *
   * @param a shape (n,)
   * @param b shape (n,)
   * @return a + b, shape (n,)
   */
  public static double[] plus(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      sum[k] = a[k] + b[k];
    }
    return sum;
  }

  /**
   * Difference.
   *
   * @param a shape (n,)
   * @param b shape (n,)
   * @return a - b, shape (n,)
   */
  public static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      difference[k] = a[k] - b[k];
    }
    return difference;
  }

  /**
   * Matrix times vector.
   *
   * @param a shape (n, m)
   * @param x shape (m,)
   * @return shape (n,)
   */
  public static double[] times(double[][] a, double[] x) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = dot(a[i], x);
    }
    return product;
  }

  /**
   * Matrix times matrix.
   *
   * @param a shape (n, m)
   * @param b shape (m, k)
   * @return shape (n, k)
   */
  public static double[][] times(double[][] a, double[][] b) {
    int columns = b.length == 0 ? 0 : b[0].length;
    double[][] product = new double[a.length][columns];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        double factor = a[i][k];
        if (factor != 0) {
          for (int j = 0; j < columns; j++) {
            product[i][j] += factor * b[k][j];
          }
        }
      }
    }
    return product;
  }

  /**
   * A copy whose rows are copies.
   *
   * @param a shape (n, m)
   * @return shape (n, m)
   */
  public static double[][] copy(double[][] a) {
    return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * The transpose.
   *
   * @param a shape (n, m), n positive
   * @return shape (m, n)
   */
  public static double[][] transpose(double[][] a) {
    double[][] transposed = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        transposed[j][i] = a[i][j];
      }
    }
    return transposed;
  }

  /**
   * The sandwich B M B with a symmetric bread, exactly symmetric.
   *
   * @param bread symmetric, shape (n, n)
   * @param meat symmetric, shape (n, n)
   * @return shape (n, n)
   */
  public static double[][] sandwich(double[][] bread, double[][] meat) {
    return symmetric(times(times(bread, meat), bread));
  }

  /**
   * The quadratic form x' A x.
   *
   * @param a symmetric, shape (n, n)
   * @param x shape (n,)
   * @return x' A x
   */
  public static double quadratic(double[][] a, double[] x) {
    return dot(x, times(a, x));
  }

  /**
   * The sum of the outer products of rows, whatever their order: the meat of a sandwich from
   * scores.
   *
   * <p>The rows are sorted by their content and added with compensation, so neither their order nor
   * the labels of what they belong to change a bit.
   *
   * @param rows shape (g, n), finite; left as they are
   * @param n width, needed if there are no rows
   * @return symmetric, shape (n, n)
   */
  public static double[][] outerProducts(double[][] rows, int n) {
    double[][] sorted = rows.clone();
    Arrays.sort(sorted, Arrays::compare);
    double[][] sums = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        Sum sum = new Sum();
        for (double[] row : sorted) {
          sum.add(row[i] * row[j]);
        }
        sums[i][j] = sum.value();
        sums[j][i] = sums[i][j];
      }
    }
    return sums;
  }

  /**
   * The nearest exactly symmetric matrix, (A + A') / 2.
   *
   * @param a shape (n, n)
   * @return shape (n, n)
   */
  public static double[][] symmetric(double[][] a) {
    double[][] half = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        half[i][j] = (a[i][j] + a[j][i]) / 2;
      }
    }
    return half;
  }

  /**
   * The nearest positive semi-definite matrix: negative eigenvalues are raised to zero.
   *
   * @param a symmetric, shape (n, n)
   * @return symmetric, shape (n, n); {@code a} itself if it has no negative eigenvalue
   * @see "Cameron, Gelbach & Miller (2011), doi:10.1198/jbes.2010.07136"
   */
  public static double[][] positiveSemiDefinite(double[][] a) {
    return a.length == 0 || smallestEigenvalue(a) >= 0 ? a : spectral(a, v -> Math.max(v, 0));
  }

  /**
   * A power of a symmetric, positive semi-definite matrix; eigenvalues below the tolerance count as
   * zero and stay zero under negative powers (the Moore-Penrose convention).
   *
   * @param a symmetric, shape (n, n)
   * @param exponent as 0.5 or -0.5
   * @param tolerance relative to the largest eigenvalue
   * @return symmetric, shape (n, n)
   */
  public static double[][] power(double[][] a, double exponent, double tolerance) {
    double largest = new EigenDecomposition(new Array2DRowRealMatrix(a, true)).getRealEigenvalue(0);
    return spectral(a, v -> v > tolerance * largest ? Math.pow(v, exponent) : 0);
  }

  private static double smallestEigenvalue(double[][] a) {
    double[] values =
        new EigenDecomposition(new Array2DRowRealMatrix(a, true)).getRealEigenvalues();
    return Arrays.stream(values).min().orElse(0);
  }

  private static double[][] spectral(double[][] a, DoubleUnaryOperator ofEigenvalue) {
    EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(a, true));
    double[][] vectors = parts.getV().getData();
    double[] values = parts.getRealEigenvalues();
    double[][] scaled = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a.length; k++) {
        scaled[i][k] = vectors[i][k] * ofEigenvalue.applyAsDouble(values[k]);
      }
    }
    return symmetric(times(scaled, transpose(vectors)));
  }
}
