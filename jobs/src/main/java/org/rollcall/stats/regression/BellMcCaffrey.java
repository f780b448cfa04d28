package org.rollcall.stats.regression;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.rollcall.stats.numeric.Matrices;

/**
 * The bias-reduced cluster variance CR2 with Satterthwaite's degrees of freedom.
 *
 * <p>Estimates V = Σ_g s̃ s̃' with s̃ = U' R Φ e in whitened columns, where U are the columns of a
 * cluster times the root of the information, e its Pearson residuals, Φ the model's variances of
 * its outcomes and R = (Φ (I - U U') Φ)^(-1/2). For a coefficient with contrast c, under the model,
 * V is a quadratic form whose matrix has the elements θ_gh = [g = h] d_g - t_g't_h with a = Φ R U
 * c, d = a'a and t = U'a; df = (tr θ)² / tr θ².
 *
 * <p>Where Φ is the same for a whole cluster, as always in a linear regression without sampling
 * weights, it cancels and U' (I - U U')^(-1/2) e = (I - C)^(-1/2) s with C = U'U: matrices as large
 * as the number of coefficients. Otherwise they are as large as the number of patterns of
 * covariates in the cluster, or an integral of such as large as the number of coefficients if there
 * are more patterns than {@value #SMALL} for each coefficient or Φ differs much.
 *
 * <p>Directions that a cluster decides alone (eigenvalue 1 of C) are left out, the Moore-Penrose
 * convention of clubSandwich.
 *
 * @see "Pustejovsky & Tipton (2018), doi:10.1080/07350015.2016.1247004"
 */
final class BellMcCaffrey {

  private static final int SMALL = 2;

  /** Ratio of variances below which eigenvalues of zero can be told from small ones. */
  private static final double ALIKE = 100;

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
      Patterns patterns = all.patterns(clustering, g);
      scores[g] =
          patterns.isOneVariance()
              ? byCoefficient(all.share(clustering, g), all.score(clustering, g))
              : byPattern(patterns);
    }
    this.df = new double[contrasts.length];
    for (int j = 0; j < df.length; j++) {
      double sum = squares[j];
      for (double[] row : products[j]) {
        sum += Matrices.dot(row, row);
      }
      df[j] = trace[j] * trace[j] / sum;
    }
  }

  /** The route by matrices of the number of coefficients; the adjusted score. */
  private double[] byCoefficient(double[][] share, double[] score) {
    EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(share, false));
    double[][] vectors = parts.getVT().getData();
    double[] roots = new double[rank];
    double[] scaled = new double[rank];
    for (int k = 0; k < rank; k++) {
      double value = parts.getRealEigenvalue(k);
      double left = 1 - value;
      roots[k] = left > ClusterScores.DECIDED ? 1 / Math.sqrt(left) : 0;
      scaled[k] = value * roots[k];
    }
    for (int j = 0; j < contrasts.length; j++) {
      double[] along = Matrices.times(vectors, contrasts[j]);
      double own = 0;
      for (int k = 0; k < rank; k++) {
        own += scaled[k] * roots[k] * along[k] * along[k];
      }
      add(j, own, combined(vectors, scaled, along));
    }
    return combined(vectors, roots, Matrices.times(vectors, score));
  }

  /** The route by matrices of the number of patterns; the adjusted score. */
  private double[] byPattern(Patterns patterns) {
    int m = patterns.size();
    boolean plain = m <= SMALL * rank && patterns.varianceRatio() < ALIKE;
    double[][] map = plain ? patterns.root() : patterns.integratedRoot();
    double[] score = new double[rank];
    for (int i = 0; i < m; i++) {
      for (int l = 0; l < rank; l++) {
        map[i][l] *= patterns.variance(i);
        score[l] += map[i][l] * patterns.residual(i);
      }
    }
    for (int j = 0; j < contrasts.length; j++) {
      double[] along = Matrices.times(map, contrasts[j]);
      double[] shared = new double[rank];
      for (int i = 0; i < m; i++) {
        for (int l = 0; l < rank; l++) {
          shared[l] += patterns.row(i)[l] * along[i];
        }
      }
      add(j, Matrices.dot(along, along), shared);
    }
    return score;
  }

  /** Adds what a cluster means for the degrees of freedom of a coefficient. */
  private void add(int j, double own, double[] shared) {
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
}
