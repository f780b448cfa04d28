package org.rollcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.survival.ClusterExits;

/** Made-up counts for tests, and the comparisons that tests share. */
public final class Made {

  private Made() {}

  /** A person who left at a week. */
  public static ClusterExits left(long cluster, int weeks, int week) {
    long[] left = new long[weeks];
    left[week - 1] = 1;
    return new ClusterExits(cluster, left, new long[weeks + 1]);
  }

  /** A person followed for some weeks. */
  public static ClusterExits followed(long cluster, int weeks, int week) {
    long[] followed = new long[weeks + 1];
    followed[week] = 1;
    return new ClusterExits(cluster, new long[weeks], followed);
  }

  /** One cluster with a share. */
  public static ClusterTally share(long cluster, long n, long withOutcome) {
    return new ClusterTally(cluster, n, withOutcome, withOutcome);
  }

  /** Clusters of people with random outcomes. */
  public static List<ClusterTally> tallies(Random random, int clusters, long firstLabel) {
    List<ClusterTally> made = new ArrayList<>();
    for (int g = 0; g < clusters; g++) {
      int n = 1 + random.nextInt(30);
      double sum = 0;
      double squares = 0;
      double level = random.nextGaussian();
      for (int i = 0; i < n; i++) {
        double y = 3 + level + random.nextGaussian();
        sum += y;
        squares += y * y;
      }
      made.add(new ClusterTally(firstLabel + g, n, sum, squares));
    }
    return made;
  }

  /** Clusters of people with random times in a table of some weeks. */
  public static List<ClusterExits> exits(Random random, int clusters, int weeks) {
    List<ClusterExits> made = new ArrayList<>();
    for (int g = 0; g < clusters; g++) {
      double hazard = 0.05 + 0.1 * random.nextDouble();
      long[] left = new long[weeks];
      long[] followed = new long[weeks + 1];
      int n = 5 + random.nextInt(40);
      for (int i = 0; i < n; i++) {
        int end = random.nextInt(2 * weeks);
        int week = 0;
        while (week < weeks && random.nextDouble() > hazard) {
          week++;
        }
        if (week < Math.min(end, weeks)) {
          left[week]++;
        } else {
          followed[Math.min(end, weeks)]++;
        }
      }
      made.add(new ClusterExits(g, left, followed));
    }
    return made;
  }

  /** Relative comparison; a zero is met to 1e-12. */
  public static void assertClose(double expected, double found, double relative, String what) {
    assertEquals(expected, found, Math.max(1e-12, Math.abs(expected) * relative), what);
  }

  public static PointEstimate point(Estimate estimate) {
    return estimate.point().orElseThrow(() -> new AssertionError(estimate.toString()));
  }

  public static NotEstimable.Reason reason(Estimate estimate) {
    return estimate
        .missing()
        .map(NotEstimable::reason)
        .orElseThrow(() -> new AssertionError(estimate.toString()));
  }
}
