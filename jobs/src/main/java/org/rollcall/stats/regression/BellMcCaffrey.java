package org.rollcall.stats.regression;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.rollcall.stats.numeric.Matrices;

/**
 * The bias-reduced cluster variance CR2 with Satterthwaite's degrees of freedom.
 *
 * <p>Estimates V = Σ_g s̃ s̃' with s̃ = (I - C)^(-1/2) s in whitened columns. For a coefficient
 * with contrast c, under the working model, V is a quadratic form whose matrix has the elements
 * θ_gh = [g = h] d_g - t_g't_h with d = c' C (I - C)^-1 c and t = C (I - C)^(-1/2) c; df = (tr θ)²
 * / tr θ².
 *
 * <p>Directions that a cluster decides alone (eigenvalue 1 of C) are left out, the Moore-Penrose
 * convention of clubSandwich.
 *
 * @see "Pustejovsky & Tipton (2018), doi:10.1080/07350015.2016.1247004"
 */
final class BellMcCaffrey {

  /** Adjusted scores, shape (clusters, rank). */
  final double[][] scores;

  /** Of each coefficient; NaN for aliased ones. */
  final double[] df;

  private final int rank;
  private final double[][] contrasts;
  private final double[] trace;
  private final double[] squares;
  private final double[][][] products;

  BellMcCaffrey(ClusterScores all, Clustering clustering) {
    this.rank = all.rank;
    this.contrasts = all.contrasts;
    this.scores = new double[clustering.count()][];
    this.trace = new double[contrasts.length];
    this.squares = new double[contrasts.length];
    this.products = new double[contrasts.length][rank][rank];
    for (int g = 0; g < scores.length; g++) {
      EigenDecomposition parts =
          new EigenDecomposition(new Array2DRowRealMatrix(all.share(clustering, g), false));
      double[][] vectors = parts.getVT().getData();
      double[] roots = new double[rank];
      double[] values = parts.getRealEigenvalues();
      for (int k = 0; k < rank; k++) {
        double left = 1 - values[k];
        roots[k] = left > ClusterScores.DECIDED ? 1 / Math.sqrt(left) : 0;
      }
      scores[g] = combined(vectors, roots, Matrices.times(vectors, all.score(clustering, g)));
      for (int j = 0; j < contrasts.length; j++) {
        add(j, vectors, values, roots);
      }
    }
    this.df = new double[contrasts.length];
    for (int j = 0; j < df.length; j++) {
      df[j] = trace[j] * trace[j] / (squares[j] + sumOfSquares(products[j]));
    }
  }

  /** Adds what a cluster means for the degrees of freedom of a coefficient. */
  private void add(int j, double[][] vectors, double[] values, double[] roots) {
    double[] along = Matrices.times(vectors, contrasts[j]);
    double own = 0;
    double[] scaled = new double[rank];
    for (int k = 0; k < rank; k++) {
      own += values[k] * roots[k] * roots[k] * along[k] * along[k];
      scaled[k] = values[k] * roots[k];
    }
    double[] shared = combined(vectors, scaled, along);
    double size = Matrices.dot(shared, shared);
    trace[j] += own - size;
    squares[j] += own * own - 2 * own * size;
    for (int k = 0; k < rank; k++) {
      for (int l = 0; l < rank; l++) {
        products[j][k][l] += shared[k] * shared[l];
      }
    }
  }

  /** Σ_k factor_k x_k v_k, the vectors being rows. */
  private double[] combined(double[][] vectors, double[] factors, double[] x) {
    double[] sum = new double[rank];
    for (int k = 0; k < rank; k++) {
      for (int l = 0; l < rank; l++) {
        sum[l] += factors[k] * x[k] * vectors[k][l];
      }
    }
    return sum;
  }

  private static double sumOfSquares(double[][] matrix) {
    double sum = 0;
    for (double[] row : matrix) {
      sum += Matrices.dot(row, row);
    }
    return sum;
  }
}
