package org.rollcall.stats.regression;

/**
 * How long to search for a best fit.
 *
 * @param maxSteps Newton steps after which the search is given up, positive
 */
public record FitOptions(int maxSteps) {

  private static final int STEPS = 100;

  public FitOptions {
    if (maxSteps < 1) {
      throw new IllegalArgumentException(
          "Invalid number of steps: " + maxSteps + " (must be positive)");
    }
  }

  /** At most 100 steps; a fit that exists is found in fewer than 20. */
  public static FitOptions defaults() {
    return new FitOptions(STEPS);
  }

  /** The same with another limit. */
  public FitOptions withMaxSteps(int steps) {
    return new FitOptions(steps);
  }
}
