package org.rollcall.stats.regression;

import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.NotEstimable.Reason;

/**
 * Logistic regression of an outcome that is 0 or 1.
 *
 * <p>Estimates log(p / (1 - p)) = offset + b0 + Σ b_j x_j by maximum likelihood, or by Firth's
 * penalised likelihood where the covariates tell the outcome without fail and the options ask for
 * it.
 *
 * <p>Assumes the linear predictor is right; independent people only where the variance says so.
 *
 * <p>Edge cases nobody gives NO_PEOPLE; one outcome only NO_EVENTS; separation SEPARATED, where R
 * returns the large coefficients that its 25th step happens to have; an aliased covariate gets
 * coefficient 0. After Firth's fit the covariance MODEL is the inverse information, as in logistf,
 * and robust ones take the scores of the penalised likelihood. Sampling weights multiply a person's
 * log-likelihood (R: quasibinomial weights).
 *
 * <p>Checked goldens glm.logistic, ps.logistic, glm.binomial.cluster_robust: R 4.2.2 glm with
 * epsilon 1e-14, sandwich 3.0-2, clubSandwich 0.5.8, relative 1e-8.
 *
 * @see "McCullagh & Nelder (1989), Generalized Linear Models, chapter 4"
 * @see "Firth (1993), doi:10.1093/biomet/80.1.27"
 */
public final class LogisticRegression {

  private LogisticRegression() {}

  /**
   * Fits the model.
   *
   * @param covariates names, in the order of the cells' covariates
   * @param cells people, any order
   * @param options what to do about separation
   * @return the fit, or why there is none
   * @throws IllegalArgumentException if an outcome is neither 0 nor 1, names repeat, or the number
   *     of covariates differs
   */
  public static Estimable<RegressionFit> fit(
      List<String> covariates, List<RegressionCell> cells, LogisticOptions options) {
    Cells canonical = Cells.of(covariates, cells);
    if (canonical.size == 0) {
      return Glm.nobody();
    }
    for (double y : canonical.outcome) {
      if (y != 0 && y != 1) {
        throw new IllegalArgumentException("Invalid outcome: " + y + " (must be 0 or 1)");
      }
    }
    if (Glm.isConstant(canonical.outcome)) {
      return Estimable.missing(Cause.SAME_OUTCOME);
    }
    Glm model = new Glm(covariates, canonical, Family.BERNOULLI);
    Estimable<RegressionFit> fit = model.fit(options.search());
    boolean separated =
        fit.missing().map(NotEstimable::reason).filter(Reason.SEPARATED::equals).isPresent();
    return separated && options.separation() == Separation.FIRTH
        ? model.penalised(options.search())
        : fit;
  }
}
