package org.rollcall.stats.likelihood;

import java.util.Optional;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;

/**
 * Newton's method with step halving (Fisher scoring where the information is the expected one).
 *
 * <p>It has converged when the score, measured in standard errors of the parameters, is below 1e-9,
 * or what a sum over so many people can resolve, and no linear predictor moves any more; one more
 * step is then taken, which squares what error is left.
 *
 * <p>Edge cases: where covariates tell the outcome without fail, the likelihood has no maximum:
 * linear predictors move on by about one with each step, for ever, and the information of some
 * direction dies away; both are recognised. The score is told in people, so that the scale of
 * sampling weights decides nothing.
 *
 * <p>Checked with the models that it fits.
 */
public final class Newton {

  private static final double SCORE = 1e-9;

  /** The same relative to the root of the log-likelihood, for more people than 1e8. */
  private static final double RESOLVED = 1e-13;

  private static final double MOVE = 1e-6;
  private static final double RUNAWAY = 0.1;

  /** Steps after which a search that still moves on is running away. */
  private static final int PATIENCE = 40;

  private static final int HALVINGS = 40;

  /** Drop of the log-likelihood, relative, that is no more than its rounding. */
  private static final double ROUNDING = 1e-11;

  private Newton() {}

  /**
   * The maximum.
   *
   * @param likelihood the log-likelihood
   * @param start parameters to begin at, shape (m,)
   * @param maxSteps steps after which the search is given up
   * @param separated what to answer if there is no maximum
   * @return the point of the maximum, or the reason why there is none
   * @param <P> type of the points
   */
  public static <P> Estimable<P> maximise(
      LogLikelihood<P> likelihood, double[] start, int maxSteps, Cause separated) {
    double unit = likelihood.unit();
    Position<P> here = new Position<>(start, likelihood.at(start));
    for (int step = 0; step < maxSteps; step++) {
      Optional<LogLikelihood.Step> found = likelihood.step(here.point);
      if (found.isEmpty()) {
        return Estimable.missing(separated);
      }
      double[] change = found.get().change();
      double size = Math.sqrt(Math.max(0, found.get().decrement() / unit));
      double move = likelihood.largestMove(change);
      Optional<Position<P>> next = ascend(likelihood, here, change);
      double resolved = RESOLVED * Math.sqrt(Math.abs(likelihood.value(here.point)) / unit);
      if (size < Math.max(SCORE, resolved) && move < MOVE) {
        return Estimable.of(next.orElse(here).point);
      }
      if (next.isEmpty()) {
        return notConverged();
      }
      if (step >= PATIENCE && move > RUNAWAY) {
        return Estimable.missing(separated);
      }
      here = next.get();
    }
    return notConverged();
  }

  private record Position<P>(double[] parameters, P point) {}

  /** The first of full, half, quarter steps that does not lower the likelihood. */
  private static <P> Optional<Position<P>> ascend(
      LogLikelihood<P> likelihood, Position<P> from, double[] change) {
    double value = likelihood.value(from.point);
    double lowest = value - ROUNDING * (likelihood.unit() + Math.abs(value));
    double factor = 1;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double[] parameters = from.parameters.clone();
      for (int k = 0; k < parameters.length; k++) {
        parameters[k] += factor * change[k];
      }
      P to = likelihood.at(parameters);
      // Also false where the likelihood is not a number.
      if (likelihood.value(to) >= lowest) {
        return Optional.of(new Position<>(parameters, to));
      }
      factor /= 2;
    }
    return Optional.empty();
  }

  private static <T> Estimable<T> notConverged() {
    return Estimable.missing(Cause.NOT_CONVERGED);
  }
}
