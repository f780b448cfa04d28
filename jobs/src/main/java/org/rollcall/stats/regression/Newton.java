package org.rollcall.stats.regression;

import java.util.Optional;
import org.rollcall.stats.Answer;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;

/**
 * Newton's method with step halving (Fisher scoring where the information is the expected one).
 *
 * <p>It has converged when the score, measured in standard errors of the parameters, is below 1e-9,
 * or what a sum over so many people can resolve, and no linear predictor moves any more; one more
 * step is then taken, which squares what error is left. Where covariates tell the outcome without
 * fail, the likelihood has no maximum: linear predictors move on by about one with each step, for
 * ever, and the information of some direction dies away; both are recognised.
 */
final class Newton {

  private static final double SCORE = 1e-9;

  /** The same relative to the root of the log-likelihood, for more people than 1e8. */
  private static final double RESOLVED = 1e-13;

  private static final double MOVE = 1e-6;
  private static final double RUNAWAY = 0.1;

  /** Steps after which a search that still moves on is running away. */
  private static final int PATIENCE = 40;

  private static final int HALVINGS = 30;

  /** Drop of the log-likelihood, relative, that is no more than its rounding. */
  private static final double ROUNDING = 1e-11;

  private Newton() {}

  static Answer<Likelihood.Point> maximise(Likelihood likelihood, double[] start, int maxSteps) {
    Likelihood.Point point = likelihood.at(start);
    for (int step = 0; step < maxSteps; step++) {
      Cholesky information = Cholesky.of(likelihood.curvature(point));
      if (information.rank() < start.length) {
        return separated();
      }
      double[] change = information.solve(point.score());
      double size = Math.sqrt(Math.max(0, Matrices.dot(change, point.score())));
      double move = likelihood.largestMove(change);
      Optional<Likelihood.Point> next = ascend(likelihood, point, change);
      double settled = Math.max(SCORE, RESOLVED * Math.sqrt(Math.abs(point.value())));
      if (size < settled && move < MOVE) {
        return Answer.of(next.orElse(point));
      }
      if (next.isEmpty()) {
        return notConverged();
      }
      if (step >= PATIENCE && move > RUNAWAY) {
        return separated();
      }
      point = next.get();
    }
    return notConverged();
  }

  /** The first of full, half, quarter steps that does not lower the likelihood. */
  private static Optional<Likelihood.Point> ascend(
      Likelihood likelihood, Likelihood.Point from, double[] change) {
    double lowest = from.value() - ROUNDING * (1 + Math.abs(from.value()));
    double factor = 1;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double[] parameters = from.parameters().clone();
      for (int k = 0; k < parameters.length; k++) {
        parameters[k] += factor * change[k];
      }
      Likelihood.Point to = likelihood.at(parameters);
      // Also false where the likelihood is not a number.
      if (to.value() >= lowest) {
        return Optional.of(to);
      }
      factor /= 2;
    }
    return Optional.empty();
  }

  private static <T> Answer<T> separated() {
    return Answer.missing(
        Reason.SEPARATED,
        "Some characteristics go with one outcome without exception, so no best fit exists.");
  }

  private static <T> Answer<T> notConverged() {
    return Answer.missing(Reason.NOT_CONVERGED, "The search for the best fit did not settle.");
  }
}
