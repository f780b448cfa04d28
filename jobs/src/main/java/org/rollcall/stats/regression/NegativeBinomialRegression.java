package org.rollcall.stats.regression;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.math3.special.Gamma;
import org.rollcall.stats.Answer;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.numeric.Sum;

/**
 * Negative binomial regression of counts (NB2), with an exposure as offset.
 *
 * <p>Estimates log(mean) = offset + b0 + Σ b_j x_j with variance mean + mean² / theta, by maximum
 * likelihood in b and theta, each in turn until theta settles.
 *
 * <p>Assumes the mean is right; for MODEL also the variance. Coefficients and theta are
 * uncorrelated at the true model, so the coefficients' precision takes theta as known, as
 * summary.glm.nb does.
 *
 * <p>Edge cases counts that vary no more than Poisson counts give NO_VARIATION, where MASS lets
 * theta run off until its limit of iterations; otherwise as {@link PoissonRegression}.
 *
 * <p>Checked goldens glm.negbin: MASS 7.3-58.2 glm.nb, polished to 1e-13, relative 1e-7.
 *
 * @see "Lawless (1987), doi:10.2307/3314912"
 */
public final class NegativeBinomialRegression {

  private static final double SETTLED = 1e-13;
  private static final int SEARCH = 200;

  /** Beyond it a count's variance is the mean's to the digits that counts can show. */
  private static final double LARGEST = 1e9;

  private NegativeBinomialRegression() {}

  /**
   * Fits the model.
   *
   * @param covariates names, in the order of the cells' covariates
   * @param cells people or meetings with whole, not negative outcomes, any order
   * @param options how long to search, in each part and between them
   * @return the fit, or why there is none
   * @throws IllegalArgumentException if an outcome is no count, names repeat, or the number of
   *     covariates differs
   */
  public static Answer<NegativeBinomialFit> fit(
      List<String> covariates, List<RegressionCell> cells, FitOptions options) {
    return PoissonRegression.counts(covariates, cells)
        .then(counts -> alternate(covariates, counts, options));
  }

  private static Answer<NegativeBinomialFit> alternate(
      List<String> covariates, Cells cells, FitOptions options) {
    Glm model = new Glm(covariates, cells, Family.POISSON);
    Answer<Likelihood.Point> start = model.search(options);
    if (start.value().isEmpty()) {
      return Answer.missing(start.missing().get());
    }
    double[] means = model.means(start.value().get());
    if (excess(cells, means) <= 0) {
      return poissonLike();
    }
    double theta = 0;
    for (int round = 0; round < options.maxSteps(); round++) {
      double next = size(cells, means);
      if (next >= LARGEST) {
        return poissonLike();
      }
      Glm given = model.with(new Family.NegativeBinomial(next));
      if (Math.abs(next - theta) <= SETTLED * next) {
        double error = Math.sqrt(1 / information(cells, means, next));
        return given.fit(options).then(fit -> Answer.of(new NegativeBinomialFit(fit, next, error)));
      }
      theta = next;
      Answer<Likelihood.Point> point = given.search(options);
      if (point.value().isEmpty()) {
        return Answer.missing(point.missing().get());
      }
      means = given.means(point.value().get());
    }
    return Answer.missing(
        Reason.NOT_CONVERGED, "The search for the spread of the counts did not settle.");
  }

  private static <T> Answer<T> poissonLike() {
    return Answer.missing(
        Reason.NO_VARIATION,
        "The counts vary no more than by chance alone, so there is no excess to estimate.");
  }

  /** Twice the slope of the log-likelihood in 1 / theta at the Poisson fit. */
  private static double excess(Cells cells, double[] means) {
    return total(cells, means, (y, mean) -> (y - mean) * (y - mean) - y);
  }

  /** The root of the score in theta: bisection on its logarithm, ended by Newton steps. */
  private static double size(Cells cells, double[] means) {
    double low = Math.log(1e-9);
    double high = Math.log(LARGEST);
    for (int step = 0; step < SEARCH && high - low > 1e-3; step++) {
      double middle = (low + high) / 2;
      if (score(cells, means, Math.exp(middle)) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double theta = Math.exp((low + high) / 2);
    for (int step = 0; step < 5; step++) {
      theta += score(cells, means, theta) / information(cells, means, theta);
    }
    return theta;
  }

  private static double score(Cells cells, double[] means, double theta) {
    return total(
        cells,
        means,
        (y, mean) ->
            Gamma.digamma(theta + y)
                - Gamma.digamma(theta)
                - Math.log1p(mean / theta)
                + (mean - y) / (theta + mean));
  }

  private static double information(Cells cells, double[] means, double theta) {
    return -total(
        cells,
        means,
        (y, mean) ->
            Gamma.trigamma(theta + y)
                - Gamma.trigamma(theta)
                + 1 / theta
                - 2 / (mean + theta)
                + (y + theta) / ((mean + theta) * (mean + theta)));
  }

  private static double total(Cells cells, double[] means, DoubleBinaryOperator of) {
    Sum sum = new Sum();
    for (int i = 0; i < cells.size; i++) {
      sum.add(cells.mass(i) * of.applyAsDouble(cells.outcome[i], means[i]));
    }
    return sum.value();
  }
}
