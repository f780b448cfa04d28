package org.rollcall.stats.survival;

import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.likelihood.LogLikelihood;
import org.rollcall.stats.likelihood.Newton;

/** The search for the best fit of a model of hazards. */
final class Search {

  private static final int STEPS = 100;

  private Search() {}

  static <P> Estimable<P> maximum(LogLikelihood<P> likelihood, double[] start) {
    return Newton.maximise(likelihood, start, STEPS, Cause.LEAVING_SEPARATED);
  }
}
