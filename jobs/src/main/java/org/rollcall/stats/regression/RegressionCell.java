package org.rollcall.stats.regression;

import java.util.Arrays;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.numeric.Covariates;

/**
 * People that a regression cannot tell apart: one pattern of covariates with one outcome, in one
 * cluster.
 *
 * <p>Cells without a cluster of their own are all in cluster 0; robust variances by cluster then
 * give a reason.
 *
 * @param covariates covariates without the intercept, in the order of their names, finite
 * @param outcome the outcome, finite; 0 or 1 for a logistic regression, the class for a multinomial
 *     one, a whole number for counts
 * @param offset added to the linear predictor with coefficient one, as the logarithm of an exposure
 * @param cluster label of the cluster, as the group
 * @param secondCluster label of a second, crossed cluster, as the facilitator
 * @param frequency how many people; 0 makes the cell vanish
 * @param weight how much each of them counts; 0 makes the cell vanish
 */
public record RegressionCell(
    double[] covariates,
    double outcome,
    double offset,
    long cluster,
    long secondCluster,
    Frequency frequency,
    SamplingWeight weight) {

  public RegressionCell {
    covariates = Covariates.finite(covariates);
    outcome = checked("outcome", outcome);
    offset = checked("offset", offset);
  }

  /**
   * One person, of full weight, without offset or cluster.
   *
   * @param outcome the outcome
   * @param covariates the covariates, without the intercept
   * @return the cell
   */
  public static RegressionCell of(double outcome, double... covariates) {
    return new RegressionCell(covariates, outcome, 0, 0, 0, Frequency.ONE, SamplingWeight.ONE);
  }

  /** The same with an offset. */
  public RegressionCell withOffset(double other) {
    return new RegressionCell(
        covariates, outcome, other, cluster, secondCluster, frequency, weight);
  }

  /** The same in a cluster. */
  public RegressionCell withCluster(long other) {
    return new RegressionCell(covariates, outcome, offset, other, secondCluster, frequency, weight);
  }

  /** The same in a second cluster. */
  public RegressionCell withSecondCluster(long other) {
    return new RegressionCell(covariates, outcome, offset, cluster, other, frequency, weight);
  }

  /** The same for a number of people. */
  public RegressionCell withFrequency(Frequency other) {
    return new RegressionCell(covariates, outcome, offset, cluster, secondCluster, other, weight);
  }

  /** The same with a sampling weight. */
  public RegressionCell withWeight(SamplingWeight other) {
    return new RegressionCell(
        covariates, outcome, offset, cluster, secondCluster, frequency, other);
  }

  /** A copy of the covariates. */
  @Override
  public double[] covariates() {
    return covariates.clone();
  }

  int width() {
    return covariates.length;
  }

  double covariate(int j) {
    return covariates[j];
  }

  /**
   * By content, all but the frequency; cells that compare as equal are one cell. Covariates come
   * first, so that a pattern's cells follow each other.
   */
  static int byContent(RegressionCell a, RegressionCell b) {
    int order = Arrays.compare(a.covariates, b.covariates);
    order = order != 0 ? order : Double.compare(a.outcome, b.outcome);
    order = order != 0 ? order : Double.compare(a.offset, b.offset);
    order = order != 0 ? order : Double.compare(a.weight.value(), b.weight.value());
    order = order != 0 ? order : Long.compare(a.cluster, b.cluster);
    return order != 0 ? order : Long.compare(a.secondCluster, b.secondCluster);
  }

  boolean hasCovariatesOf(RegressionCell other) {
    return Arrays.equals(covariates, other.covariates);
  }

  private static double checked(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Invalid " + what + ": " + value + " (must be finite)");
    }
    // Minus zero and zero are one value and must sort as one.
    return value + 0.0;
  }
}
