package org.rollcall.stats.survival;

import java.util.List;

/**
 * What a Cox regression is to do.
 *
 * @param covariates names of the covariates, in the order of the cells'
 * @param ties how tied events count
 */
public record CoxOptions(List<String> covariates, Ties ties) {

  public CoxOptions {
    covariates = List.copyOf(covariates);
    if (covariates.isEmpty()) {
      throw new IllegalArgumentException("Missing required covariates: names of the columns");
    }
  }

  /** Efron's method for ties. */
  public static CoxOptions of(String... covariates) {
    return new CoxOptions(List.of(covariates), Ties.EFRON);
  }

  /** The same with another method for ties. */
  public CoxOptions withTies(Ties of) {
    return new CoxOptions(covariates, of);
  }
}
