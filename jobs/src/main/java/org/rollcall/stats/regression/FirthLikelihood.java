package org.rollcall.stats.regression;

import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Sum;

/**
 * The logistic log-likelihood plus half the logarithm of the determinant of its information.
 *
 * <p>The gradient adds h (1/2 - p) to the residual of each person, h being the person's leverage:
 * as if h/2 of a success and h/2 of a failure had been seen there as well.
 */
final class FirthLikelihood extends GlmLikelihood {

  FirthLikelihood(Cells cells, Basis basis) {
    super(cells, basis, Family.BERNOULLI);
  }

  @Override
  public Point at(double[] parameters) {
    Point plain = super.at(parameters);
    double[] residuals = residuals(plain);
    Sum[] sums = new Sum[basis.rank];
    for (int k = 0; k < basis.rank; k++) {
      sums[k] = new Sum();
    }
    for (int i = 0; i < cells.size; i++) {
      for (int k = 0; k < basis.rank; k++) {
        sums[k].add(cells.people[i] * residuals[i] * basis.rows[i * basis.rank + k]);
      }
    }
    double[] score = new double[basis.rank];
    for (int k = 0; k < score.length; k++) {
      score[k] = sums[k].value();
    }
    double penalty = Cholesky.of(plain.information()).logDeterminant() / 2;
    return new Point(parameters, plain.value() + penalty, score, plain.information());
  }

  @Override
  double[] residuals(Point point) {
    double[] residuals = super.residuals(point);
    double[] predictors = predictors(point.parameters());
    Cholesky factor = Cholesky.of(point.information());
    double[] row = new double[basis.rank];
    for (int i = 0; i < cells.size; i++) {
      System.arraycopy(basis.rows, i * basis.rank, row, 0, basis.rank);
      double square = 0;
      for (double part : factor.forward(row)) {
        square += part * part;
      }
      double leverage = cells.weight[i] * family.information(predictors[i]) * square;
      residuals[i] += leverage * (0.5 - family.mean(predictors[i]));
    }
    return residuals;
  }
}
