package org.rollcall.stats.survival;

import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;

/**
 * People with the same time, ending, weight and cluster.
 *
 * @param entry time from which they are at risk, exclusive; negative infinity if from the start on
 * @param exit time until which they are at risk, inclusive; finite, not negative, after entry
 * @param ending how that time ended
 * @param cause of the event, positive; 1 where causes are not told apart; 0 if censored
 * @param cluster index of their cluster, as their group; the same index in two arms is one cluster
 * @param frequency how many people
 * @param weight how much each of them counts for
 */
public record SurvivalCell(
    double entry,
    double exit,
    Ending ending,
    int cause,
    long cluster,
    Frequency frequency,
    SamplingWeight weight) {

  public SurvivalCell {
    // A negative zero would be another time than zero.
    exit = exit + 0.0;
    entry = entry + 0.0;
    if (!(exit >= 0) || Double.isInfinite(exit)) {
      throw new IllegalArgumentException(
          "Invalid time: " + exit + " (must be finite and not negative)");
    }
    if (!(entry < exit)) {
      throw new IllegalArgumentException(
          "Invalid entry: " + entry + " (must be before the exit, " + exit + ")");
    }
    if (cause < 0 || (cause == 0) != (ending == Ending.CENSORED)) {
      throw new IllegalArgumentException(
          "Invalid cause: " + cause + " (must be positive for events, 0 otherwise)");
    }
  }

  /**
   * One person followed from the start, in cluster 0, who counts for one.
   *
   * @param exit time of the event, or of the end of follow-up
   * @param ending which of both
   * @return the cell
   */
  public static SurvivalCell of(double exit, Ending ending) {
    int cause = ending == Ending.EVENT ? 1 : 0;
    return new SurvivalCell(
        Double.NEGATIVE_INFINITY, exit, ending, cause, 0, Frequency.ONE, SamplingWeight.ONE);
  }

  /** The same people, with the event by a cause. */
  public SurvivalCell withCause(int other) {
    return new SurvivalCell(entry, exit, ending, other, cluster, frequency, weight);
  }

  /** The same people, at risk only after a time. */
  public SurvivalCell withEntry(double other) {
    return new SurvivalCell(other, exit, ending, cause, cluster, frequency, weight);
  }

  /** The same people in a cluster. */
  public SurvivalCell withCluster(long other) {
    return new SurvivalCell(entry, exit, ending, cause, other, frequency, weight);
  }

  /** So many of these people. */
  public SurvivalCell withFrequency(Frequency other) {
    return new SurvivalCell(entry, exit, ending, cause, cluster, other, weight);
  }

  /** The same people, each counting for so much. */
  public SurvivalCell withWeight(SamplingWeight other) {
    return new SurvivalCell(entry, exit, ending, cause, cluster, frequency, other);
  }
}
