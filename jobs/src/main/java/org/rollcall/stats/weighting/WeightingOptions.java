package org.rollcall.stats.weighting;

import java.util.List;

/**
 * How people are weighted and where the precision comes from.
 *
 * @param arms number of arms, at least 2
 * @param covariates names of the propensity model's covariates, in the order of the cells'
 * @param scheme whom the arms are made alike to; overlap by default
 * @param target the arm whose population {@link WeightScheme#ATT} is about; the last by default
 * @param truncation share of people at each end whose weights are drawn in to the nearest of the
 *     others', from 0 (the default, none) to below 0.5
 * @param precision where standard errors come from; stacked by default
 */
public record WeightingOptions(
    int arms,
    List<String> covariates,
    WeightScheme scheme,
    int target,
    double truncation,
    Precision precision) {

  /** Where standard errors come from; all are robust to any likeness within clusters. */
  public enum Precision {
    /** Cluster sums of the stacked estimating equations, of propensity and of outcome. */
    STACKED,
    /** Cluster sums of the outcome's equations alone, as if the weights had been known. */
    WEIGHTS_AS_KNOWN,
    /** Leaving out one cluster at a time, propensity included: for few or uneven clusters. */
    JACKKNIFE,
    /**
     * Clusters that cross, as groups and facilitators: stacked, by the first plus by the second
     * minus by their pairs, but not less than either alone, as the difference may be.
     *
     * @see "Cameron, Gelbach & Miller (2011), doi:10.1198/jbes.2010.07136"
     * @see "MacKinnon, Nielsen & Webb (2024), arXiv:2406.08880, on what may be negative"
     */
    TWO_WAY
  }

  public WeightingOptions {
    covariates = List.copyOf(covariates);
    require(arms >= 2, "number of arms", arms, "at least 2");
    require(target >= 0 && target < arms, "target", target, "one of the arms");
    require(truncation >= 0 && truncation < 0.5, "truncation", truncation, "in [0, 0.5)");
  }

  /**
   * Overlap weights, nothing truncated, stacked precision.
   *
   * @param arms number of arms, at least 2
   * @param covariates names of the propensity model's covariates
   * @return the defaults
   */
  public static WeightingOptions of(int arms, List<String> covariates) {
    return new WeightingOptions(
        arms, covariates, WeightScheme.OVERLAP, arms - 1, 0, Precision.STACKED);
  }

  /** The same with another scheme. */
  public WeightingOptions withScheme(WeightScheme other) {
    return new WeightingOptions(arms, covariates, other, target, truncation, precision);
  }

  /** The same with another target arm. */
  public WeightingOptions withTarget(int arm) {
    return new WeightingOptions(arms, covariates, scheme, arm, truncation, precision);
  }

  /** The same with weights truncated at both ends. */
  public WeightingOptions withTruncation(double share) {
    return new WeightingOptions(arms, covariates, scheme, target, share, precision);
  }

  /** The same with another source of precision. */
  public WeightingOptions withPrecision(Precision other) {
    return new WeightingOptions(arms, covariates, scheme, target, truncation, other);
  }

  private static void require(boolean holds, String thing, double value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Invalid " + thing + ": " + value + " (must be " + rule + ")");
    }
  }
}
