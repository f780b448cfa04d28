package org.rollcall.stats.regression;

import java.util.Arrays;
import java.util.List;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Sum;
import org.rollcall.stats.numeric.Sums;

/**
 * Linear regression by weighted least squares.
 *
 * <p>Estimates the b that minimise Σ n w (y - offset - b0 - Σ b_j x_j)², with frequencies n and
 * sampling weights w.
 *
 * <p>Assumes the mean is linear; equal variances only where the variance says so.
 *
 * <p>Edge cases nobody gives NO_PEOPLE; an aliased covariate gets coefficient 0; a perfect fit has
 * coefficients but no precision (NO_VARIATION).
 *
 * <p>Checked goldens ols: NIST StRD Longley, Norris 1e-8, Wampler1 1e-6 as any polynomial of degree
 * 5; ols.cluster_robust: R 4.2.2 lm, sandwich 3.0-2, clubSandwich 0.5.8, relative 1e-8.
 *
 * @see "Seber & Lee (2003), Linear Regression Analysis, chapter 11"
 */
public final class LinearRegression {

  /** The first solves the normal equations, the others take back their rounding. */
  private static final int STEPS = 3;

  private LinearRegression() {}

  /**
   * Fits the model.
   *
   * @param covariates names, in the order of the cells' covariates
   * @param cells people, any order
   * @return the fit, or why there is none
   * @throws IllegalArgumentException if names repeat or the number of covariates differs
   */
  public static Estimable<RegressionFit> fit(List<String> covariates, List<RegressionCell> cells) {
    Cells canonical = Cells.of(covariates, cells);
    if (canonical.size == 0) {
      return Glm.nobody();
    }
    Basis basis = new Basis(canonical);
    GlmLikelihood likelihood = new GlmLikelihood(canonical, basis, Family.NORMAL);
    Likelihood.Point fit = solved(likelihood);
    Likelihood.Point alone =
        solved(new GlmLikelihood(canonical, Basis.ofIntercept(canonical), Family.NORMAL));
    double left = canonical.total - basis.rank;
    double squares = -2 * fit.value();
    return Estimable.of(
        new RegressionFit(
            covariates,
            canonical,
            basis,
            new Fitted(
                Family.NORMAL,
                fit.parameters(),
                fit.information(),
                likelihood.residuals(fit),
                canonical.weight,
                Arrays.stream(canonical.weight).map(w -> 1 / w).toArray(),
                fit.value(),
                squares,
                -2 * alone.value(),
                left > 0 ? squares / left : 0,
                size(canonical))));
  }

  private static Likelihood.Point solved(GlmLikelihood likelihood) {
    Likelihood.Point point = likelihood.at(new double[likelihood.basis.rank]);
    Cholesky information = Cholesky.of(point.information());
    for (int step = 0; step < STEPS; step++) {
      double[] change = information.solve(point.score());
      for (int k = 0; k < change.length; k++) {
        change[k] += point.parameters()[k];
      }
      point = likelihood.at(change);
    }
    return point;
  }

  /** Root mean square of the outcomes. */
  private static double size(Cells cells) {
    Sum squares = new Sum();
    for (int i = 0; i < cells.size; i++) {
      double y = cells.outcome[i] - cells.offset[i];
      squares.add(cells.mass(i) * y * y);
    }
    return Math.sqrt(squares.value() / Sums.of(cells.people));
  }
}
