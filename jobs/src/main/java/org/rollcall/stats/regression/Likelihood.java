package org.rollcall.stats.regression;

/** A log-likelihood to maximise, perhaps penalised, with its first and second derivatives. */
interface Likelihood {

  /**
   * What is known at some parameters.
   *
   * @param parameters shape (m,)
   * @param value the log-likelihood
   * @param score its gradient, shape (m,)
   * @param information minus its expected second derivatives, shape (m, m), symmetric
   */
  record Point(double[] parameters, double value, double[] score, double[][] information) {}

  /** The derivatives at some parameters. */
  Point at(double[] parameters);

  /** What Newton's steps divide by: the information, unless the likelihood bends otherwise. */
  default double[][] curvature(Point point) {
    return point.information();
  }

  /** The largest change of a linear predictor of any cell that a change of parameters makes. */
  double largestMove(double[] change);
}
