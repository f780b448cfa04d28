package org.rollcall.stats.survival;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.rollcall.stats.Answer;
import org.rollcall.stats.NotEstimable;

/**
 * Newton's method with step halving for a concave log-likelihood of hazards.
 *
 * <p>It ends when a step moves nobody's linear predictor by more than 1e-9, or is worth less than
 * 1e-18 of log-likelihood. If instead a step is worth next to nothing (1e-7) and yet moves somebody
 * by more than 0.1, its direction has a standard error in the hundreds: the likelihood rises
 * forever along it, and there is no maximum. Worth is told in people, so that the scale of sampling
 * weights decides nothing.
 */
final class Newton {

  private static final int ITERATIONS = 100;
  private static final int HALVINGS = 40;
  private static final double SETTLED = 1e-9;
  private static final double WORTHLESS = 1e-18;
  private static final double FLAT = 1e-7;
  private static final double FAR = 0.1;
  private static final double LONGEST = 5;
  private static final double ROUNDING = 1e-12;

  private Newton() {}

  /** A log-likelihood at some parameters. */
  interface Point {

    double logLikelihood();

    /** Newton's step to the next parameters, or null if the information is singular. */
    double[] step();

    /** The product of the score and the step: twice what the step promises to be worth. */
    double decrement();

    /** What one person counts for on average in the log-likelihood. */
    double unit();
  }

  /**
   * The maximum.
   *
   * @param likelihood the log-likelihood at parameters
   * @param start where to begin
   * @param reach the largest change of a linear predictor that a step makes
   * @return the point of the maximum, or the reason why there is none
   * @param <P> type of the points
   */
  static <P extends Point> Answer<P> maximum(
      Function<double[], P> likelihood, double[] start, ToDoubleFunction<double[]> reach) {
    double[] at = start;
    P here = likelihood.apply(at);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] step = here.step();
      if (step == null) {
        return separated();
      }
      double length = reach.applyAsDouble(step);
      double worth = here.decrement() / here.unit();
      if (length <= SETTLED || worth <= WORTHLESS) {
        return Answer.of(likelihood.apply(moved(at, step, 1)));
      }
      if (worth < FLAT && length > FAR) {
        return separated();
      }
      double factor = Math.min(1, LONGEST / length);
      double[] next = moved(at, step, factor);
      P there = likelihood.apply(next);
      double enough = here.logLikelihood() - ROUNDING * Math.abs(here.logLikelihood());
      for (int k = 0; k < HALVINGS && !(there.logLikelihood() >= enough); k++) {
        factor /= 2;
        next = moved(at, step, factor);
        there = likelihood.apply(next);
      }
      at = next;
      here = there;
    }
    return Answer.missing(
        NotEstimable.Reason.NOT_CONVERGED, "The search for the best fit did not settle.");
  }

  private static <P> Answer<P> separated() {
    return Answer.missing(
        NotEstimable.Reason.SEPARATED,
        "Some characteristics tell without fail who leaves and who does not.");
  }

  private static double[] moved(double[] from, double[] step, double factor) {
    double[] to = from.clone();
    for (int j = 0; j < to.length; j++) {
      to[j] += factor * step[j];
    }
    return to;
  }
}
