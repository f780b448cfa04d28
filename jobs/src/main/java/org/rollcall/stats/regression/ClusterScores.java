package org.rollcall.stats.regression;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;

/**
 * Scores of clusters of a fitted model, in columns in which the information is the identity.
 *
 * <p>With u the whitened columns of a person, w the information and r the derivative of the
 * log-likelihood by the linear predictor, both times the sampling weight, a cluster has the score s
 * = Σ r u and the share C = Σ w u u' of the information. The hat matrix of the cluster is H = (√w
 * u)(√w u)', as large as the cluster; but U' f(I - H) e = f(I - C) s for the powers f that
 * corrections need, so that matrices as large as the number of coefficients do, and cells of counts
 * give what people one by one give.
 */
final class ClusterScores {

  /** Below it, what is left of a direction without a cluster is rounding. */
  static final double DECIDED = 1e-10;

  final int rank;
  final Cells cells;

  /** Coefficients' contrasts in whitened columns, shape (names, rank); zero for aliased ones. */
  final double[][] contrasts;

  /** Whitened rows of patterns. */
  private final double[] rows;

  private final double[] residuals;
  private final double[] weights;
  private final double[] variances;

  /** Whitens the columns of a model. */
  ClusterScores(Cells cells, Basis basis, Fitted fitted) {
    this.cells = cells;
    this.rank = basis.rank;
    this.residuals = fitted.residuals();
    this.weights = fitted.weights();
    this.variances = fitted.variances();
    Cholesky factor = Cholesky.of(fitted.information());
    this.rows = new double[basis.size * rank];
    for (int p = 0; p < basis.size; p++) {
      System.arraycopy(factor.forward(basis.row(p)), 0, rows, p * rank, rank);
    }
    this.contrasts = new double[basis.toCoefficients.length][];
    for (int j = 0; j < contrasts.length; j++) {
      contrasts[j] = factor.forward(basis.toCoefficients[j]);
    }
  }

  /** Where the whitened row of a cell begins. */
  private int row(int i) {
    return cells.pattern[i] * rank;
  }

  /** The covariance of the coefficients that a meat in whitened columns gives. */
  double[][] covariance(double[][] meat, double factor) {
    double[][] covariance =
        Matrices.symmetric(
            Matrices.times(Matrices.times(contrasts, meat), Matrices.transpose(contrasts)));
    for (double[] row : covariance) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= factor;
      }
    }
    return covariance;
  }

  /** The inverse information. */
  double[][] inverseInformation() {
    return Matrices.symmetric(Matrices.times(contrasts, Matrices.transpose(contrasts)));
  }

  /** Scores of clusters, shape (clusters, rank). */
  double[][] of(Clustering clustering) {
    double[][] scores = new double[clustering.count()][];
    for (int g = 0; g < scores.length; g++) {
      scores[g] = score(clustering, g);
    }
    return scores;
  }

  double[] score(Clustering clustering, int g) {
    double[] score = new double[rank];
    for (int at = clustering.start()[g]; at < clustering.start()[g + 1]; at++) {
      int i = clustering.cells()[at];
      double residual = cells.people[i] * residuals[i];
      int row = row(i);
      for (int k = 0; k < rank; k++) {
        score[k] += residual * rows[row + k];
      }
    }
    return score;
  }

  /** The share C of the information that a cluster has, shape (rank, rank). */
  double[][] share(Clustering clustering, int g) {
    double[][] share = new double[rank][rank];
    for (int at = clustering.start()[g]; at < clustering.start()[g + 1]; at++) {
      int i = clustering.cells()[at];
      double weight = cells.people[i] * weights[i];
      int row = row(i);
      for (int k = 0; k < rank; k++) {
        double weighted = weight * rows[row + k];
        for (int l = 0; l <= k; l++) {
          share[k][l] += weighted * rows[row + l];
        }
      }
    }
    Basis.mirror(share);
    return share;
  }

  /** The people of a cluster by what the model knows of them. */
  Patterns patterns(Clustering clustering, int g) {
    Patterns patterns = new Patterns();
    for (int at = clustering.start()[g]; at < clustering.start()[g + 1]; at++) {
      int i = clustering.cells()[at];
      double[] white = Arrays.copyOfRange(rows, row(i), row(i) + rank);
      patterns.add(white, cells.people[i], weights[i], variances[i], residuals[i]);
    }
    return patterns.done();
  }

  /** The leverage of a cluster, the trace of C; over clusters they add up to the rank. */
  double leverage(Clustering clustering, int g) {
    double sum = 0;
    for (int at = clustering.start()[g]; at < clustering.start()[g + 1]; at++) {
      int i = clustering.cells()[at];
      sum += cells.people[i] * leverage(i);
    }
    return sum;
  }

  /** The leverage of one person of a cell. */
  double leverage(int i) {
    double square = 0;
    int row = row(i);
    for (int k = 0; k < rank; k++) {
      square += rows[row + k] * rows[row + k];
    }
    return weights[i] * square;
  }

  /** Information on a coefficient that a cluster has, c' C c. */
  double information(Clustering clustering, int g, int coefficient) {
    double sum = 0;
    for (int at = clustering.start()[g]; at < clustering.start()[g + 1]; at++) {
      int i = clustering.cells()[at];
      double along = 0;
      int row = row(i);
      for (int k = 0; k < rank; k++) {
        along += contrasts[coefficient][k] * rows[row + k];
      }
      sum += cells.people[i] * weights[i] * along * along;
    }
    return sum;
  }

  /** Scores (I - C)^-1 s: minus the change of the fit when the cluster is left out. */
  double[][] leftOut(Clustering clustering) {
    double[][] scores = new double[clustering.count()][];
    for (int g = 0; g < scores.length; g++) {
      double[][] rest = share(clustering, g);
      for (int k = 0; k < rank; k++) {
        for (int l = 0; l < rank; l++) {
          rest[k][l] = (k == l ? 1 : 0) - rest[k][l];
        }
      }
      scores[g] = Cholesky.of(rest, DECIDED).solve(score(clustering, g));
    }
    return scores;
  }

  /**
   * Coefficients that one cluster alone decides: without it they could not be estimated, and its
   * residuals say nothing of them.
   */
  boolean[] decidedByOne(Clustering clustering) {
    boolean[] decided = new boolean[contrasts.length];
    for (int g = 0; g < clustering.count(); g++) {
      // An eigenvalue of C cannot exceed the trace.
      if (leverage(clustering, g) > 1 - 1e-6) {
        markDecided(decided, share(clustering, g));
      }
    }
    return decided;
  }

  private void markDecided(boolean[] decided, double[][] share) {
    EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(share, false));
    for (int k = 0; k < rank; k++) {
      if (parts.getRealEigenvalue(k) > 1 - DECIDED) {
        double[] direction = parts.getEigenvector(k).toArray();
        for (int j = 0; j < contrasts.length; j++) {
          double along = Matrices.dot(direction, contrasts[j]);
          decided[j] |= along * along > DECIDED * Matrices.dot(contrasts[j], contrasts[j]);
        }
      }
    }
  }

  /** The meat of people one by one, their residuals divided by (1 - leverage)^power. */
  double[][] meatOfPeople(double power) {
    double[][] meat = new double[rank][rank];
    for (int i = 0; i < cells.size; i++) {
      double residual = residuals[i] / Math.pow(1 - leverage(i), power);
      double square = cells.people[i] * residual * residual;
      int row = row(i);
      for (int k = 0; k < rank; k++) {
        double weighted = square * rows[row + k];
        for (int l = 0; l <= k; l++) {
          meat[k][l] += weighted * rows[row + l];
        }
      }
    }
    Basis.mirror(meat);
    return meat;
  }

  /** The largest leverage of one person. */
  double largestLeverage() {
    double largest = 0;
    for (int i = 0; i < cells.size; i++) {
      largest = Math.max(largest, leverage(i));
    }
    return largest;
  }
}
