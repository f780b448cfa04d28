package org.rollcall.stats.regression;

import java.util.Arrays;
import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Sum;
import org.rollcall.stats.numeric.Sums;

/** What the generalised linear models share: from canonical cells to a fit. */
final class Glm {
  private static final double SMALLEST = 1e-100;

  private final List<String> covariates;
  private final Cells cells;
  private final Basis basis;
  private final Family family;

  Glm(List<String> covariates, Cells cells, Family family) {
    this(covariates, cells, new Basis(cells), family);
  }

  private Glm(List<String> covariates, Cells cells, Basis basis, Family family) {
    this.covariates = covariates;
    this.cells = cells;
    this.basis = basis;
    this.family = family;
  }

  /** The same cells with another distribution. */
  Glm with(Family other) {
    return new Glm(covariates, cells, basis, other);
  }

  /** The maximum likelihood fit. */
  Estimable<RegressionFit> fit(FitOptions options) {
    return fit(new GlmLikelihood(cells, basis, family), options);
  }

  /** The logistic fit that maximises Firth's penalised likelihood. */
  Estimable<RegressionFit> penalised(FitOptions options) {
    return fit(new FirthLikelihood(cells, basis), options);
  }

  /** The parameters of the maximum likelihood fit alone. */
  Estimable<Likelihood.Point> search(FitOptions options) {
    return search(new GlmLikelihood(cells, basis, family), options);
  }

  /** The same, from where another search ended. */
  Estimable<Likelihood.Point> search(FitOptions options, Likelihood.Point start) {
    return new GlmLikelihood(cells, basis, family).maximum(start.parameters(), options);
  }

  /** The mean of each cell at some parameters. */
  double[] means(Likelihood.Point point) {
    double[] predictors = new GlmLikelihood(cells, basis, family).predictors(point.parameters());
    return Arrays.stream(predictors).map(family::mean).toArray();
  }

  private Estimable<RegressionFit> fit(GlmLikelihood maximised, FitOptions options) {
    GlmLikelihood none = new GlmLikelihood(cells, Basis.ofIntercept(cells), family);
    return search(maximised, options)
        .then(
            point ->
                search(none, options)
                    .then(alone -> Estimable.of(result(maximised, point, deviance(none, alone)))));
  }

  private Estimable<Likelihood.Point> search(GlmLikelihood likelihood, FitOptions options) {
    double[] start = new double[likelihood.basis.rank];
    Sum offsets = new Sum();
    for (int i = 0; i < cells.size; i++) {
      double offset = cells.offset[i];
      offsets.add(cells.mass(i) * (family.hasLogLink() ? Math.exp(offset) : offset));
    }
    double offset = offsets.value() / Sums.of(cells.masses());
    // With a log link and the intercept alone this is the fit; Newton's way down from a start far
    // too high would be long.
    start[0] = family.link(cells.meanOutcome()) - (family.hasLogLink() ? Math.log(offset) : offset);
    return likelihood.maximum(start, options);
  }

  private RegressionFit result(
      GlmLikelihood maximised, Likelihood.Point point, double nullDeviance) {
    return new RegressionFit(covariates, cells, basis, fitted(maximised, point, nullDeviance));
  }

  private Fitted fitted(GlmLikelihood likelihood, Likelihood.Point point, double nullDeviance) {
    double[] predictors = likelihood.predictors(point.parameters());
    double[] weights = new double[cells.size];
    double[] variances = new double[cells.size];
    Sum value = new Sum();
    Sum pearson = new Sum();
    for (int i = 0; i < cells.size; i++) {
      double y = cells.outcome[i];
      weights[i] = cells.weight[i] * family.information(predictors[i]);
      value.add(cells.mass(i) * (family.logLikelihood(y, predictors[i]) + family.constant(y)));
      double mean = family.mean(predictors[i]);
      // A mean of 0 or 1 to the last digit would have variance 0.
      double variance = Math.max(family.variance(mean), SMALLEST);
      variances[i] = variance / cells.weight[i];
      pearson.add(cells.mass(i) * (y - mean) * (y - mean) / variance);
    }
    double left = cells.total - basis.rank;
    return new Fitted(
        family,
        point.parameters(),
        point.information(),
        likelihood.residuals(point),
        weights,
        variances,
        value.value(),
        deviance(likelihood, point),
        nullDeviance,
        left > 0 ? pearson.value() / left : 0,
        Math.sqrt(cells.unit()));
  }

  private double deviance(GlmLikelihood likelihood, Likelihood.Point point) {
    double[] predictors = likelihood.predictors(point.parameters());
    Sum sum = new Sum();
    for (int i = 0; i < cells.size; i++) {
      double y = cells.outcome[i];
      sum.add(2 * cells.mass(i) * (family.saturated(y) - family.logLikelihood(y, predictors[i])));
    }
    return sum.value();
  }

  /** The answer where nobody is left. */
  static <T> Estimable<T> nobody() {
    return Estimable.missing(Cause.NOBODY);
  }

  /** Whether all outcomes are one value. */
  static boolean isConstant(double[] outcome) {
    return Arrays.stream(outcome).allMatch(y -> y == outcome[0]);
  }
}
