package org.rollcall.stats.regression;

/**
 * How to fit a logistic regression.
 *
 * @param separation what to do where covariates tell the outcome without fail
 * @param search how long to search
 */
public record LogisticOptions(Separation separation, FitOptions search) {

  /** Refuses separated data; the usual limit of steps. */
  public static LogisticOptions defaults() {
    return new LogisticOptions(Separation.REFUSE, FitOptions.defaults());
  }

  /** The same with another answer to separation. */
  public LogisticOptions withSeparation(Separation other) {
    return new LogisticOptions(other, search);
  }

  /** The same with another limit of steps. */
  public LogisticOptions withSearch(FitOptions other) {
    return new LogisticOptions(separation, other);
  }
}
