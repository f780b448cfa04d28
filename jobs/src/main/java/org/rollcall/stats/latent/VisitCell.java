package org.rollcall.stats.latent;

import org.rollcall.stats.Frequency;

/**
 * People with the same number of attendances out of the same opportunities, the last at the same.
 *
 * @param attendances opportunities that they took, from 0 to the last
 * @param last the last opportunity that they took, counted from 1; 0 if they took none
 * @param opportunities opportunities that they had after their first session; at most 10,000
 * @param frequency how many people
 * @param cluster their cluster
 */
public record VisitCell(
    int attendances, int last, int opportunities, Frequency frequency, long cluster) {

  /** Daily sessions of 27 years; the likelihood takes time by their square. */
  private static final int MOST = 10_000;

  public VisitCell {
    boolean fits = attendances <= last && last <= opportunities;
    if (opportunities > MOST) {
      throw new IllegalArgumentException(
          "Invalid opportunities: " + opportunities + " (must not be more than " + MOST + ")");
    }
    if (attendances < 0 || !fits || (attendances == 0) != (last == 0)) {
      throw new IllegalArgumentException(
          "Invalid visits: "
              + attendances
              + " attendances, the last at "
              + last
              + " of "
              + opportunities
              + " (must not descend; the last is 0 exactly if there are none)");
    }
  }

  /** One person in cluster 0. */
  public static VisitCell of(int attendances, int last, int opportunities) {
    return new VisitCell(attendances, last, opportunities, Frequency.ONE, 0);
  }

  /** As many such people. */
  public VisitCell withFrequency(long people) {
    return new VisitCell(attendances, last, opportunities, Frequency.of(people), cluster);
  }

  /** The same people in a cluster. */
  public VisitCell withCluster(long of) {
    return new VisitCell(attendances, last, opportunities, frequency, of);
  }
}
