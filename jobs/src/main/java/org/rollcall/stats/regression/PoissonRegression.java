package org.rollcall.stats.regression;

import java.util.Arrays;
import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;

/**
 * Poisson regression of counts, with an exposure as offset.
 *
 * <p>Estimates log(mean) = offset + b0 + Σ b_j x_j by maximum likelihood; the offset is the
 * logarithm of an exposure, so that the exponential of a coefficient is a ratio of rates.
 *
 * <p>Assumes the mean is right. Counts of meetings and people are overdispersed as a rule: use a
 * variance by cluster, for MODEL is then too small; {@link RegressionFit#dispersion} says by how
 * much.
 *
 * <p>Edge cases nobody gives NO_PEOPLE; nothing counted NO_EVENTS (R runs to -25); a group of
 * people without any count SEPARATED.
 *
 * <p>Checked goldens glm.poisson, glm.poisson.cluster_robust: R 4.2.2 glm with epsilon 1e-14,
 * sandwich 3.0-2, clubSandwich 0.5.8, relative 1e-8.
 *
 * @see "McCullagh & Nelder (1989), Generalized Linear Models, chapter 6"
 */
public final class PoissonRegression {

  private PoissonRegression() {}

  /**
   * Fits the model.
   *
   * @param covariates names, in the order of the cells' covariates
   * @param cells people or meetings with whole, not negative outcomes, any order
   * @param options how long to search
   * @return the fit, or why there is none
   * @throws IllegalArgumentException if an outcome is no count, names repeat, or the number of
   *     covariates differs
   */
  public static Estimable<RegressionFit> fit(
      List<String> covariates, List<RegressionCell> cells, FitOptions options) {
    return counts(covariates, cells)
        .then(some -> new Glm(covariates, some, Family.POISSON).fit(options));
  }

  /** Canonical cells with counts, or why there is nothing to fit. */
  static Estimable<Cells> counts(List<String> covariates, List<RegressionCell> cells) {
    Cells canonical = Cells.of(covariates, cells);
    for (double y : canonical.outcome) {
      if (y < 0 || y != Math.rint(y)) {
        throw new IllegalArgumentException(
            "Invalid outcome: " + y + " (must be a whole number, not negative)");
      }
    }
    if (canonical.size == 0) {
      return Glm.nobody();
    }
    if (Arrays.stream(canonical.outcome).allMatch(y -> y == 0)) {
      return Estimable.missing(Cause.NEVER_HAPPENED);
    }
    return Estimable.of(canonical);
  }
}
