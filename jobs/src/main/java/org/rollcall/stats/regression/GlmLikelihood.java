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
    double[] predictors = predictors(parameters);
    double[] residuals = new double[basis.size];
    double[] weights = new double[basis.size];
    Sum value = new Sum();
    for (int i = 0; i < cells.size; i++) {
      double mass = cells.mass(i);
      value.add(mass * family.logLikelihood(cells.outcome[i], predictors[i]));
      residuals[cells.pattern[i]] += mass * family.score(cells.outcome[i], predictors[i]);
      weights[cells.pattern[i]] += mass * family.information(predictors[i]);
    }
    return new Point(
        parameters, value.value(), basis.transposedTimes(residuals), basis.products(weights));
  }

  @Override
  public double largestMove(double[] change) {
    double largest = 0;
    for (double move : basis.times(change)) {
      largest = Math.max(largest, Math.abs(move));
    }
    return largest;
  }

  @Override
  public double unit() {
    return cells.unit();
  }

  /** Linear predictors with the offset. */
  double[] predictors(double[] parameters) {
    double[] patterns = basis.times(parameters);
    double[] predictors = new double[cells.size];
    for (int i = 0; i < predictors.length; i++) {
      predictors[i] = patterns[cells.pattern[i]] + cells.offset[i];
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
}
