package org.rollcall.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;

/**
 * The inverse root of A = Φ (I - U U') Φ times U, Φ being diagonal and U tall, without any matrix
 * of the height of U.
 *
 * <p>A^(-1/2) = 2/π ∫ (t² + A)^-1 dt over t &gt; 0. With t = exp(s) the trapezoidal rule converges
 * geometrically: at steps of 0.4 its error is 2e-11. At each t the matrix is diagonal less one of
 * low rank, which Woodbury's formula inverts.
 *
 * @see "Trefethen & Weideman (2014), doi:10.1137/130932132"
 * @see "Hale, Higham & Trefethen (2008), doi:10.1137/070700607"
 */
final class InverseRoot {

  private static final double STEP = 0.4;

  /** Logarithm of how far beyond the eigenvalues the integral is taken. */
  private static final double REACH = 26;

  private final double[] variances;
  private final double[][] columns;
  private final int rank;
  private final List<double[]> decided = new ArrayList<>();
  private double smallest = 1;

  /**
   * Prepares the matrix.
   *
   * @param variances the diagonal of Φ, positive, shape (m,)
   * @param columns U, shape (m, rank), its singular values at most 1
   */
  InverseRoot(double[] variances, double[][] columns) {
    this.variances = variances;
    this.columns = columns;
    this.rank = columns[0].length;
    EigenDecomposition parts =
        new EigenDecomposition(
            new Array2DRowRealMatrix(
                Matrices.symmetric(Matrices.times(Matrices.transpose(columns), columns)), false));
    for (int k = 0; k < rank; k++) {
      double left = 1 - parts.getRealEigenvalue(k);
      if (left > ClusterScores.DECIDED) {
        smallest = Math.min(smallest, left);
      } else {
        decide(parts.getEigenvector(k).toArray());
      }
    }
  }

  /** A^(-1/2) U, the inverse being Moore and Penrose's, shape (m, rank). */
  double[][] timesColumns() {
    int m = variances.length;
    double[][] start = Matrices.transpose(columns);
    for (double[] column : start) {
      project(column);
    }
    double[][] sum = new double[rank][m];
    double high = Arrays.stream(variances).max().orElse(1);
    double low = Arrays.stream(variances).min().orElse(1) * Math.sqrt(smallest);
    int last = (int) Math.ceil((Math.log(high / low) + 2 * REACH) / STEP);
    for (int step = 0; step <= last; step++) {
      double t = low * Math.exp(step * STEP - REACH);
      double[][] solved = solve(t * t, start);
      for (int k = 0; k < rank; k++) {
        for (int i = 0; i < m; i++) {
          sum[k][i] += 2 / Math.PI * STEP * t * solved[k][i];
        }
      }
    }
    for (double[] column : sum) {
      project(column);
    }
    return Matrices.transpose(sum);
  }

  /** (shift + A)^-1 of each of some vectors: G + G F (I - F'G F)^-1 F'G with F = Φ U. */
  private double[][] solve(double shift, double[][] vectors) {
    int m = variances.length;
    double[][] inner = new double[rank][rank];
    double[][] scaled = new double[m][rank];
    for (int i = 0; i < m; i++) {
      double square = variances[i] * variances[i];
      double[] row = columns[i];
      for (int k = 0; k < rank; k++) {
        scaled[i][k] = variances[i] * row[k] / (shift + square);
        double weighted = square / (shift + square) * row[k];
        for (int l = 0; l <= k; l++) {
          inner[k][l] -= weighted * row[l];
        }
      }
    }
    for (int k = 0; k < rank; k++) {
      inner[k][k] += 1;
    }
    Cholesky factor = Cholesky.of(inner);
    double[][] solved = new double[vectors.length][m];
    for (int c = 0; c < vectors.length; c++) {
      double[] along = new double[rank];
      for (int i = 0; i < m; i++) {
        for (int k = 0; k < rank; k++) {
          along[k] += scaled[i][k] * vectors[c][i];
        }
      }
      double[] back = factor.solve(along);
      for (int i = 0; i < m; i++) {
        double diagonal = vectors[c][i] / (shift + variances[i] * variances[i]);
        solved[c][i] = diagonal + Matrices.dot(scaled[i], back);
      }
    }
    return solved;
  }

  /** Keeps a direction that A takes to zero: Φ^-1 U p where U'U p = p. */
  private void decide(double[] p) {
    double[] direction = Matrices.times(columns, p);
    for (int i = 0; i < direction.length; i++) {
      direction[i] /= variances[i];
    }
    project(direction);
    double length = Math.sqrt(Matrices.dot(direction, direction));
    decided.add(Arrays.stream(direction).map(v -> v / length).toArray());
  }

  /** Takes the directions that A takes to zero out of a vector. */
  private void project(double[] vector) {
    for (double[] direction : decided) {
      double share = Matrices.dot(vector, direction);
      for (int i = 0; i < vector.length; i++) {
        vector[i] -= share * direction[i];
      }
    }
  }
}
