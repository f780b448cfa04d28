package org.rollcall.stats.regression;

import org.rollcall.stats.numeric.Sum;

/** The log-likelihood of a generalised linear model over canonical cells. */
class GlmLikelihood implements Likelihood {

  final Cells cells;
  final Basis basis;
  final Family family;

  GlmLikelihood(Cells cells, Basis basis, Family family) {
    this.cells = cells;
    this.basis = basis;
    this.family = family;
  }

  @Override
  public Point at(double[] parameters) {
    int m = basis.rank;
    double[] rows = basis.rows;
    double[] score = new double[m];
    double[][] information = new double[m][m];
    Sum value = new Sum();
    for (int i = 0, at = 0; i < cells.size; i++, at += m) {
      double predictor = cells.offset[i];
      for (int k = 0; k < m; k++) {
        predictor += rows[at + k] * parameters[k];
      }
      double mass = cells.mass(i);
      value.add(mass * family.logLikelihood(cells.outcome[i], predictor));
      double residual = mass * family.score(cells.outcome[i], predictor);
      double weight = mass * family.information(predictor);
      for (int k = 0; k < m; k++) {
        double z = rows[at + k];
        score[k] += residual * z;
        double weighted = weight * z;
        double[] row = information[k];
        for (int l = 0; l <= k; l++) {
          row[l] += weighted * rows[at + l];
        }
      }
    }
    mirror(information);
    return new Point(parameters, value.value(), score, information);
  }

  @Override
  public double largestMove(double[] change) {
    double largest = 0;
    for (double move : basis.times(change)) {
      largest = Math.max(largest, Math.abs(move));
    }
    return largest;
  }

  /** Linear predictors with the offset. */
  double[] predictors(double[] parameters) {
    double[] predictors = basis.times(parameters);
    for (int i = 0; i < predictors.length; i++) {
      predictors[i] += cells.offset[i];
    }
    return predictors;
  }

  /** What a person of each cell adds to the score, per unit of its columns. */
  double[] residuals(Point point) {
    double[] residuals = predictors(point.parameters());
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = cells.weight[i] * family.score(cells.outcome[i], residuals[i]);
    }
    return residuals;
  }

  /** Fills the upper triangle from the lower. */
  static void mirror(double[][] matrix) {
    for (int k = 0; k < matrix.length; k++) {
      for (int l = 0; l < k; l++) {
        matrix[l][k] = matrix[k][l];
      }
    }
  }
}
