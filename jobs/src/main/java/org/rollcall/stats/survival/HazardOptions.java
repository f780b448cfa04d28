package org.rollcall.stats.survival;

import java.util.List;

/**
 * What a model of hazards by period is to do.
 *
 * @param covariates names of the covariates, in the order of the cells'
 * @param link how a linear predictor becomes a hazard
 */
public record HazardOptions(List<String> covariates, Link link) {

  public HazardOptions {
    covariates = List.copyOf(covariates);
    if (covariates.isEmpty()) {
      throw new IllegalArgumentException("Missing required covariates: names of the columns");
    }
  }

  /** The logit link. */
  public static HazardOptions of(String... covariates) {
    return new HazardOptions(List.of(covariates), Link.LOGIT);
  }

  /** The same with another link. */
  public HazardOptions withLink(Link of) {
    return new HazardOptions(covariates, of);
  }
}
