package org.rollcall.stats.survival;

/** Which variance of coefficients, and the distribution that it is referred to. */
public enum Variance {
  /**
   * Inverse information. It takes people as independent, the model as true, and a sampling weight
   * of 2 as two people; normal distribution.
   */
  MODEL,
  /** Sandwich of the people's scores, each cell being as many people; normal distribution. */
  PERSON,
  /**
   * Sandwich of the clusters' scores without a small-sample factor (CR0, in Cox regression that of
   * Lin and Wei); normal distribution, as R's {@code coxph(cluster)} has it.
   */
  CLUSTER,
  /** The same times G / (G − 1) for G clusters; t with G − 1 degrees of freedom. */
  CLUSTER_CORRECTED
}
