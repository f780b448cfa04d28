package org.rollcall.stats.regression;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.rollcall.stats.Answer;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.numeric.Sum;

/** What the generalised linear models share: from canonical cells to a fit. */
final class Glm {

  private final List<String> covariates;
  private final Cells cells;
  private final Family family;

  Glm(List<String> covariates, Cells cells, Family family) {
    this.covariates = covariates;
    this.cells = cells;
    this.family = family;
  }

  /** The maximum likelihood fit. */
  Answer<RegressionFit> fit(FitOptions options) {
    return fit(options, (c, b) -> new GlmLikelihood(c, b, family));
  }

  /** The fit that maximises a likelihood of one's own. */
  Answer<RegressionFit> fit(
      FitOptions options, BiFunction<Cells, Basis, GlmLikelihood> likelihood) {
    Basis basis = new Basis(cells);
    GlmLikelihood maximised = likelihood.apply(cells, basis);
    GlmLikelihood none = new GlmLikelihood(cells, Basis.ofIntercept(cells), family);
    return search(maximised, options)
        .then(
            point ->
                search(none, options)
                    .then(
                        alone ->
                            Answer.of(
                                new RegressionFit(
                                    covariates,
                                    cells,
                                    basis,
                                    fitted(maximised, point, deviance(none, alone))))));
  }

  private Answer<Likelihood.Point> search(GlmLikelihood likelihood, FitOptions options) {
    double[] start = new double[likelihood.basis.rank];
    double[] mass = cells.masses();
    Sum offsets = new Sum();
    Sum total = new Sum();
    for (int i = 0; i < cells.size; i++) {
      offsets.add(mass[i] * cells.offset[i]);
      total.add(mass[i]);
    }
    start[0] = family.link(cells.meanOutcome()) - offsets.value() / total.value();
    return Newton.maximise(likelihood, start, options.maxSteps());
  }

  private RegressionFit.Fitted fitted(
      GlmLikelihood likelihood, Likelihood.Point point, double nullDeviance) {
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
      // A mean of 0 or 1 to the last digit has variance 0, and then no residual either.
      double variance = Math.max(family.variance(mean), Double.MIN_NORMAL);
      variances[i] = variance / cells.weight[i];
      pearson.add(cells.mass(i) * (y - mean) * (y - mean) / variance);
    }
    double left = cells.total - likelihood.basis.rank;
    return new RegressionFit.Fitted(
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
        1);
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
  static <T> Answer<T> nobody() {
    return Answer.missing(Reason.NO_PEOPLE, "Nobody to estimate from.");
  }

  /** Whether all outcomes are one value. */
  static boolean isConstant(double[] outcome) {
    return Arrays.stream(outcome).allMatch(y -> y == outcome[0]);
  }
}
