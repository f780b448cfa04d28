package org.rollcall.stats.survival;

import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.numeric.Covariates;

/**
 * People who are alike in all that a Cox regression looks at.
 *
 * @param entry time after which they are at risk, below the exit; negative infinity for always
 * @param exit time at which they cease to be at risk; at risk at this time itself
 * @param ending how it ended at the exit
 * @param stratum only people of one stratum are compared
 * @param covariates finite; shape (p,), the same p in all cells
 * @param frequency how many people
 * @param weight how much each of them counts for
 * @param cluster their cluster
 */
public record CoxCell(
    double entry,
    double exit,
    Ending ending,
    long stratum,
    double[] covariates,
    Frequency frequency,
    SamplingWeight weight,
    long cluster)
    implements Columns.Cell {

  public CoxCell {
    if (!(entry < exit) || Double.isInfinite(exit)) {
      throw new IllegalArgumentException(
          "Invalid exit: " + exit + " (must be finite and after the entry, " + entry + ")");
    }
    entry += 0.0;
    exit += 0.0;
    covariates = Covariates.finite(covariates);
  }

  /** One person at risk from the beginning, in stratum 0 and cluster 0. */
  public static CoxCell of(double exit, Ending ending, double... covariates) {
    return new CoxCell(
        Double.NEGATIVE_INFINITY,
        exit,
        ending,
        0,
        covariates,
        Frequency.ONE,
        SamplingWeight.ONE,
        0);
  }

  /** The same people, at risk only after a time. */
  public CoxCell withEntry(double time) {
    return new CoxCell(time, exit, ending, stratum, covariates, frequency, weight, cluster);
  }

  /** The same people in a stratum. */
  public CoxCell withStratum(long of) {
    return new CoxCell(entry, exit, ending, of, covariates, frequency, weight, cluster);
  }

  /** As many such people. */
  public CoxCell withFrequency(long people) {
    Frequency of = Frequency.of(people);
    return new CoxCell(entry, exit, ending, stratum, covariates, of, weight, cluster);
  }

  /** The same people, each with a sampling weight. */
  public CoxCell withWeight(double value) {
    SamplingWeight of = SamplingWeight.of(value);
    return new CoxCell(entry, exit, ending, stratum, covariates, frequency, of, cluster);
  }

  /** The same people in a cluster. */
  public CoxCell withCluster(long of) {
    return new CoxCell(entry, exit, ending, stratum, covariates, frequency, weight, of);
  }
}
