package org.rollcall.stats.regression;

import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;

/**
 * The logistic log-likelihood plus half the logarithm of the determinant of its information.
 *
 * <p>The gradient adds h (1/2 - p) to the residual of each person, h being the person's leverage:
 * as if h/2 of a success and h/2 of a failure had been seen there as well.
 */
final class FirthLikelihood extends GlmLikelihood {

  /** Of parameters of columns that are scaled to one size. */
  private static final double DIFFERENCE = 1e-6;

  FirthLikelihood(Cells cells, Basis basis) {
    super(cells, basis, Family.BERNOULLI);
  }

  @Override
  public Point at(double[] parameters) {
    Point plain = super.at(parameters);
    double[] residuals = residuals(plain);
    double[] sums = new double[basis.size];
    for (int i = 0; i < cells.size; i++) {
      sums[cells.pattern[i]] += cells.people[i] * residuals[i];
    }
    double penalty = Cholesky.of(plain.information()).logDeterminant() / 2;
    return new Point(
        parameters, plain.value() + penalty, basis.transposedTimes(sums), plain.information());
  }

  /**
   * Minus the second derivative, by differences of the score. The penalty bends the likelihood of
   * few people as much as their outcomes do, so that steps by the information alone, which leaves
   * it out, may creep or go to and fro.
   */
  @Override
  public double[][] curvature(Point point) {
    int rank = basis.rank;
    double[][] found = new double[rank][rank];
    for (int k = 0; k < rank; k++) {
      double[] moved = point.parameters().clone();
      moved[k] += DIFFERENCE;
      double[] score = at(moved).score();
      for (int l = 0; l < rank; l++) {
        found[k][l] = (point.score()[l] - score[l]) / DIFFERENCE;
      }
    }
    double[][] curvature = Matrices.symmetric(found);
    return Cholesky.of(curvature).rank() == rank ? curvature : point.information();
  }

  @Override
  double[] residuals(Point point) {
    double[] residuals = super.residuals(point);
    double[] predictors = predictors(point.parameters());
    Cholesky factor = Cholesky.of(point.information());
    double[] squares = new double[basis.size];
    for (int p = 0; p < basis.size; p++) {
      double[] white = factor.forward(basis.row(p));
      squares[p] = Matrices.dot(white, white);
    }
    for (int i = 0; i < cells.size; i++) {
      double leverage =
          cells.weight[i] * family.information(predictors[i]) * squares[cells.pattern[i]];
      residuals[i] += leverage * (0.5 - family.mean(predictors[i]));
    }
    return residuals;
  }
}
