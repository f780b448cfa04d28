package org.rollcall.stats.likelihood;

import java.util.Optional;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;

/**
 * A log-likelihood to maximise, perhaps penalised.
 *
 * @param <P> what is known at some parameters
 */
public interface LogLikelihood<P> {

  /** What is known at some parameters. */
  P at(double[] parameters);

  /** The log-likelihood there, up to a constant; not a number where it is not known. */
  double value(P point);

  /** Newton's step from there; empty if the information is singular. */
  Optional<Step> step(P point);

  /** The largest change of a linear predictor that a change of parameters makes. */
  double largestMove(double[] change);

  /** What one person counts for on average, so that the scale of sampling weights is no matter. */
  double unit();

  /**
   * A step of Newton's method.
   *
   * @param change of the parameters, shape (m,)
   * @param decrement the product of score and change: twice what the step promises to be worth
   */
  record Step(double[] change, double decrement) {

    /**
     * The step of a score by an information.
     *
     * @param score gradient of the log-likelihood, shape (m,)
     * @param information minus its second derivatives, or their expectation, factored
     * @return the step, or empty if the information is singular
     */
    public static Optional<Step> of(double[] score, Cholesky information) {
      if (information.rank() < score.length) {
        return Optional.empty();
      }
      double[] change = information.solve(score);
      return Optional.of(new Step(change, Matrices.dot(change, score)));
    }
  }
}
