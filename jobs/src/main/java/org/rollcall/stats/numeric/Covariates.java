package org.rollcall.stats.numeric;

/** Rows of covariates as cells keep them. */
public final class Covariates {

  private Covariates() {}

  /**
   * A copy without negative zeros, so that equal people sort as equal and are merged.
   *
   * @param covariates shape (p,)
   * @return shape (p,)
   * @throws IllegalArgumentException if one is not finite
   */
  public static double[] finite(double[] covariates) {
    double[] copy = covariates.clone();
    for (int j = 0; j < copy.length; j++) {
      if (!Double.isFinite(copy[j])) {
        throw new IllegalArgumentException("Invalid covariate: " + copy[j] + " (must be finite)");
      }
      copy[j] += 0.0;
    }
    return copy;
  }
}
