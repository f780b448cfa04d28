package org.rollcall.stats.survival;

import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.numeric.Covariates;

/**
 * People who are alike in all that a model of hazards by period looks at.
 *
 * @param first first period in which they are at risk
 * @param last last period in which they are at risk, not before the first; at most 100,000
 * @param ending how it ended in the last period
 * @param covariates finite; shape (p,), the same p in all cells
 * @param frequency how many people
 * @param weight how much each of them counts for
 * @param cluster their cluster
 */
public record HazardCell(
    int first,
    int last,
    Ending ending,
    double[] covariates,
    Frequency frequency,
    SamplingWeight weight,
    long cluster)
    implements Columns.Cell {

  /** Each period has an intercept; days of a century are fewer. */
  private static final int LAST = 100_000;

  public HazardCell {
    if (first < 0 || last < first || last > LAST) {
      throw new IllegalArgumentException(
          "Invalid periods: "
              + first
              + " to "
              + last
              + " (must not be negative, nor descend, nor be beyond "
              + LAST
              + ")");
    }
    covariates = Covariates.finite(covariates);
  }

  /** One person at risk from period 1 on, in cluster 0. */
  public static HazardCell of(int last, Ending ending, double... covariates) {
    return new HazardCell(1, last, ending, covariates, Frequency.ONE, SamplingWeight.ONE, 0);
  }

  /** The same people, at risk from another period on. */
  public HazardCell withFirst(int period) {
    return new HazardCell(period, last, ending, covariates, frequency, weight, cluster);
  }

  /** As many such people. */
  public HazardCell withFrequency(long people) {
    Frequency of = Frequency.of(people);
    return new HazardCell(first, last, ending, covariates, of, weight, cluster);
  }

  /** The same people, each with a sampling weight. */
  public HazardCell withWeight(double value) {
    SamplingWeight of = SamplingWeight.of(value);
    return new HazardCell(first, last, ending, covariates, frequency, of, cluster);
  }

  /** The same people in a cluster. */
  public HazardCell withCluster(long of) {
    return new HazardCell(first, last, ending, covariates, frequency, weight, of);
  }
}
