package org.rollcall.stats.regression;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;

/**
 * Multinomial logistic regression of an outcome with unordered classes, as a propensity score of
 * several arms.
 *
 * <p>Estimates log(p_c / p_0) = b_c0 + Σ b_cj x_j for each class c = 1, 2, ... by maximum
 * likelihood.
 *
 * <p>Assumes the linear predictors are right; its covariance, that people are independent.
 *
 * <p>Edge cases nobody gives NO_PEOPLE; a class without anybody NO_EVENTS; separation SEPARATED; an
 * aliased covariate gets coefficient 0. Offsets are refused: which class would they favour?
 *
 * <p>Checked with two classes the logistic regression; with three R 4.2.2 nnet::multinom (7.3-18)
 * at reltol 1e-15, relative 1e-6, and its score is zero to 1e-9 standard errors, which multinom's
 * quasi-Newton search does not reach.
 *
 * @see "Agresti (2013), Categorical Data Analysis, 8.1"
 */
public final class MultinomialRegression {

  private MultinomialRegression() {}

  /**
   * Fits the model.
   *
   * @param covariates names, in the order of the cells' covariates
   * @param classes number of classes, at least two
   * @param cells people, any order; the outcome is the class, 0 to classes - 1
   * @param options how long to search
   * @return the fit, or why there is none
   * @throws IllegalArgumentException if an outcome is no class, a cell has an offset, names repeat,
   *     or the number of covariates differs
   */
  public static Estimable<MultinomialFit> fit(
      List<String> covariates, int classes, List<RegressionCell> cells, FitOptions options) {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "Invalid number of classes: " + classes + " (must be at least two)");
    }
    Cells canonical = Cells.of(covariates, cells);
    if (canonical.size == 0) {
      return Glm.nobody();
    }
    double[] masses = masses(canonical, classes);
    for (double mass : masses) {
      if (mass == 0) {
        return Estimable.missing(Cause.EMPTY_CLASS);
      }
    }
    Basis basis = new Basis(canonical);
    double[] start = new double[(classes - 1) * basis.rank];
    for (int c = 1; c < classes; c++) {
      start[(c - 1) * basis.rank] = Math.log(masses[c] / masses[0]);
    }
    return new MultinomialLikelihood(canonical, basis, classes)
        .maximum(start, options)
        .then(point -> Estimable.of(result(covariates, canonical, basis, point)));
  }

  private static double[] masses(Cells cells, int classes) {
    double[] masses = new double[classes];
    for (int i = 0; i < cells.size; i++) {
      double y = cells.outcome[i];
      if (y < 0 || y >= classes || y != Math.rint(y)) {
        throw new IllegalArgumentException(
            "Invalid outcome: " + y + " (must be a class, 0 to " + (classes - 1) + ")");
      }
      if (cells.offset[i] != 0) {
        throw new IllegalArgumentException(
            "Invalid offset: " + cells.offset[i] + " (must be 0, for classes have no exposure)");
      }
      masses[(int) y] += cells.mass(i);
    }
    return masses;
  }

  private static MultinomialFit result(
      List<String> covariates, Cells cells, Basis basis, Likelihood.Point point) {
    int m = basis.rank;
    int contrasts = point.parameters().length / m;
    List<String> names = new ArrayList<>();
    names.add(RegressionFit.INTERCEPT);
    names.addAll(covariates);
    int width = names.size();
    double[][] coefficients = new double[contrasts][];
    double[][] map = new double[contrasts * width][contrasts * m];
    for (int c = 0; c < contrasts; c++) {
      double[] own = new double[m];
      System.arraycopy(point.parameters(), c * m, own, 0, m);
      coefficients[c] = Matrices.times(basis.toCoefficients, own);
      for (int j = 0; j < width; j++) {
        System.arraycopy(basis.toCoefficients[j], 0, map[c * width + j], c * m, m);
      }
    }
    double[][] inverse = Cholesky.of(point.information()).inverse();
    double[][] covariance =
        Matrices.symmetric(Matrices.times(Matrices.times(map, inverse), Matrices.transpose(map)));
    return new MultinomialFit(
        names,
        coefficients,
        basis.aliased.stream().map(covariates::get).toList(),
        covariance,
        point.value(),
        (long) cells.total);
  }
}
