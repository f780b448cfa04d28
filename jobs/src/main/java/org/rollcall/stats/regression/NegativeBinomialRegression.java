package org.rollcall.stats.regression;

import java.util.Arrays;
import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
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

  /** Change of theta, in its standard errors, at which it has settled. */
  private static final double SETTLED = 1e-10;

  /** The same relative to theta, where people are so many that its standard error is smaller. */
  private static final double RESOLVED = 1e-13;

  private static final double SMALLEST = 1e-9;

  /** Beyond it the variance exceeds the mean by less than a millionth: Poisson counts. */
  private static final double LARGEST = 1e6;

  /** Width of the logarithm of theta at which bisection ends. */
  private static final double BISECTED = 1e-12;

  /** Sums of reciprocals are kept up to the largest count. */
  private static final double LARGEST_COUNT = 1e6;

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
  public static Estimable<NegativeBinomialFit> fit(
      List<String> covariates, List<RegressionCell> cells, FitOptions options) {
    for (RegressionCell cell : cells) {
      if (cell.outcome() > LARGEST_COUNT) {
        throw new IllegalArgumentException(
            "Invalid outcome: " + cell.outcome() + " (must not exceed " + LARGEST_COUNT + ")");
      }
    }
    return PoissonRegression.counts(covariates, cells)
        .then(counts -> alternate(covariates, counts, options));
  }

  private static Estimable<NegativeBinomialFit> alternate(
      List<String> covariates, Cells cells, FitOptions options) {
    Glm model = new Glm(covariates, cells, Family.POISSON);
    Estimable<Likelihood.Point> point = model.search(options);
    if (point.value().isEmpty()) {
      return Estimable.missing(point.missing().get());
    }
    double[] means = model.means(point.value().get());
    if (excess(cells, means) <= 0) {
      return poissonLike();
    }
    Slope slope = bisected(cells, means);
    for (int round = 0; round < options.maxSteps(); round++) {
      double theta = slope.theta;
      if (theta >= LARGEST) {
        return poissonLike();
      }
      model = model.with(new Family.NegativeBinomial(theta));
      point = model.search(options, point.value().get());
      if (point.value().isEmpty()) {
        return Estimable.missing(point.missing().get());
      }
      means = model.means(point.value().get());
      slope = polished(cells, means, theta);
      double error = 1 / Math.sqrt(slope.information);
      if (Math.abs(slope.theta - theta) <= Math.max(SETTLED * error, RESOLVED * theta)) {
        return model
            .fit(options)
            .then(fit -> Estimable.of(new NegativeBinomialFit(fit, theta, error)));
      }
    }
    return Estimable.missing(Cause.SPREAD_NOT_CONVERGED);
  }

  private static <T> Estimable<T> poissonLike() {
    return Estimable.missing(Cause.NO_EXCESS_SPREAD);
  }

  /** Twice the slope of the log-likelihood in 1 / theta at the Poisson fit. */
  private static double excess(Cells cells, double[] means) {
    Sum sum = new Sum();
    for (int i = 0; i < cells.size; i++) {
      double y = cells.outcome[i];
      sum.add(cells.mass(i) * ((y - means[i]) * (y - means[i]) - y));
    }
    return sum.value();
  }

  /** The root of the score in theta, found from anywhere. */
  private static Slope bisected(Cells cells, double[] means) {
    double low = Math.log(SMALLEST);
    double high = Math.log(LARGEST);
    if (new Slope(cells, means, LARGEST).score > 0) {
      return new Slope(cells, means, LARGEST);
    }
    while (high - low > BISECTED) {
      double middle = (low + high) / 2;
      if (new Slope(cells, means, Math.exp(middle)).score > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Slope(cells, means, Math.exp((low + high) / 2));
  }

  /** The root near a start, by Newton steps; where they lead away, from anywhere. */
  private static Slope polished(Cells cells, double[] means, double start) {
    Slope slope = new Slope(cells, means, start);
    for (int step = 0; step < 5; step++) {
      double theta = slope.theta + slope.score / slope.information;
      if (!(slope.information > 0) || !(theta > start / 2 && theta < start * 2)) {
        return bisected(cells, means);
      }
      slope = new Slope(cells, means, theta);
    }
    return slope;
  }

  /**
   * First and minus second derivative of the log-likelihood by theta, the means being fixed.
   *
   * <p>digamma(theta + y) - digamma(theta) is a sum of y reciprocals, taken once for all counts;
   * terms are arranged so that only what is of the first order in 1 / theta cancels.
   */
  private static final class Slope {

    private final double theta;
    private final double score;
    private final double information;

    Slope(Cells cells, double[] means, double theta) {
      this.theta = theta;
      int largest = (int) Arrays.stream(cells.outcome).max().orElse(0);
      double[] first = new double[largest + 1];
      double[] second = new double[largest + 1];
      for (int y = 1; y <= largest; y++) {
        double reciprocal = 1 / (theta + y - 1);
        first[y] = first[y - 1] + reciprocal;
        second[y] = second[y - 1] + reciprocal * reciprocal;
      }
      Sum scores = new Sum();
      Sum informations = new Sum();
      for (int i = 0; i < cells.size; i++) {
        int y = (int) cells.outcome[i];
        double mean = means[i];
        double both = mean + theta;
        scores.add(cells.mass(i) * (first[y] - Math.log1p(mean / theta) + (mean - y) / both));
        informations.add(cells.mass(i) * (second[y] - (mean * mean / theta + y) / (both * both)));
      }
      this.score = scores.value();
      this.information = informations.value();
    }
  }
}
