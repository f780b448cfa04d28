package org.rollcall.stats.weighting;

import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.numeric.Covariates;

/**
 * People who were alike at the start: the same covariates, arm and cluster.
 *
 * @param arm index of the arm, from 0
 * @param covariates what the propensity model uses, without intercept; known at the start
 * @param described what else balance is shown of, as squares, products, unbanded age or the
 *     cluster's size; the model does not see it
 * @param cluster label of the cluster that they belong to, as the home group
 * @param secondCluster label of a cluster that crosses the first, as the facilitator
 * @param frequency how many they are
 * @param weight how much each of them counts for, as a response weight
 */
public record PropensityCell(
    int arm,
    double[] covariates,
    double[] described,
    long cluster,
    long secondCluster,
    Frequency frequency,
    SamplingWeight weight) {

  private static final double[] NOTHING = {};

  public PropensityCell {
    if (arm < 0) {
      throw new IllegalArgumentException("Invalid arm: " + arm + " (must not be negative)");
    }
    covariates = Covariates.finite(covariates);
    described = Covariates.finite(described);
  }

  /**
   * One person.
   *
   * @param arm index of the arm, from 0
   * @param covariates what the propensity model uses, without intercept
   * @return a cell of clusters 0, frequency 1, weight 1 and nothing else described
   */
  public static PropensityCell of(int arm, double... covariates) {
    return new PropensityCell(arm, covariates, NOTHING, 0, 0, Frequency.ONE, SamplingWeight.ONE);
  }

  /** The same in another arm. */
  public PropensityCell withArm(int other) {
    return new PropensityCell(
        other, covariates, described, cluster, secondCluster, frequency, weight);
  }

  /** The same with further columns whose balance is shown. */
  public PropensityCell withDescribed(double... columns) {
    return new PropensityCell(arm, covariates, columns, cluster, secondCluster, frequency, weight);
  }

  /** The same in a cluster. */
  public PropensityCell withCluster(long label) {
    return new PropensityCell(arm, covariates, described, label, secondCluster, frequency, weight);
  }

  /** The same in a cluster that crosses the first. */
  public PropensityCell withSecondCluster(long label) {
    return new PropensityCell(arm, covariates, described, cluster, label, frequency, weight);
  }

  /** As many of them. */
  public PropensityCell withFrequency(Frequency people) {
    return new PropensityCell(arm, covariates, described, cluster, secondCluster, people, weight);
  }

  /** The same, each counting for so much. */
  public PropensityCell withWeight(SamplingWeight each) {
    return new PropensityCell(arm, covariates, described, cluster, secondCluster, frequency, each);
  }
}
