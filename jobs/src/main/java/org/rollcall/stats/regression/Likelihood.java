package org.rollcall.stats.regression;

import java.util.Optional;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.likelihood.LogLikelihood;
import org.rollcall.stats.likelihood.Newton;
import org.rollcall.stats.numeric.Cholesky;

/** The log-likelihood of a regression, perhaps penalised, with its derivatives. */
interface Likelihood extends LogLikelihood<Likelihood.Point> {

  /**
   * What is known at some parameters.
   *
   * @param parameters shape (m,)
   * @param value the log-likelihood
   * @param score its gradient, shape (m,)
   * @param information minus its expected second derivatives, shape (m, m), symmetric
   */
  record Point(double[] parameters, double value, double[] score, double[][] information) {}

  @Override
  default double value(Point point) {
    return point.value();
  }

  @Override
  default Optional<Step> step(Point point) {
    return Step.of(point.score(), Cholesky.of(curvature(point)));
  }

  /** What Newton's steps divide by: the information, unless the likelihood bends otherwise. */
  default double[][] curvature(Point point) {
    return point.information();
  }

  /** The point of the maximum, or the reason why there is none. */
  default Estimable<Point> maximum(double[] start, FitOptions options) {
    return Newton.maximise(this, start, options.maxSteps(), Cause.OUTCOME_SEPARATED);
  }
}
