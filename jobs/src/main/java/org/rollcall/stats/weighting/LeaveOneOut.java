package org.rollcall.stats.weighting;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.rollcall.stats.numeric.Sum;

/**
 * Totals of arms without one cluster at a time, from counts of {@link Kinds}: what vanishes with a
 * cluster is exactly 0.
 */
final class LeaveOneOut {

  private final Weighting weighting;
  private final People people;
  private final Layout layout;

  private final Kinds kinds;
  private final long[] counts;

  LeaveOneOut(Weighting weighting, Layout layout) {
    this.weighting = weighting;
    this.people = weighting.people;
    this.layout = layout;
    this.kinds = new Kinds(people);
    this.counts = kinds.counts.clone();
  }

  /**
   * Totals of each arm without each cluster.
   *
   * @param refit probabilities by pattern, from the mass of those left by pattern and arm
   * @return shape (clusters, arms, totals)
   */
  double[][][] totals(UnaryOperator<double[][]> refit) {
    int[][] cells = people.clusters.cells();
    double[][][] totals = new double[people.clusters.count][][];
    for (int g = 0; g < totals.length; g++) {
      for (int i : cells[g]) {
        counts[kinds.of[i]] -= people.frequency[i];
      }
      totals[g] = totals(refit.apply(massByPattern()));
      for (int i : cells[g]) {
        counts[kinds.of[i]] += people.frequency[i];
      }
    }
    return totals;
  }

  private double[][] massByPattern() {
    double[][] mass = new double[people.patterns.length][people.arms];
    for (int k = 0; k < counts.length; k++) {
      int cell = kinds.example[k];
      mass[people.pattern[cell]][people.arm[cell]] += counts[k] * people.sampling[cell];
    }
    return mass;
  }

  private double[][] totals(double[][] probabilities) {
    Sum[][] sums = new Sum[people.arms][];
    Arrays.setAll(sums, arm -> layout.empty());
    int pattern = -1;
    int arm = -1;
    double weight = 0;
    for (int k = 0; k < counts.length; k++) {
      int cell = kinds.example[k];
      if (people.pattern[cell] != pattern || people.arm[cell] != arm) {
        pattern = people.pattern[cell];
        arm = people.arm[cell];
        weight = weighting.weightUnder(cell, probabilities);
      }
      if (counts[k] > 0) {
        layout.add(sums[arm], counts[k] * people.sampling[cell] * weight, people.outcome[cell]);
      }
    }
    double[][] totals = new double[people.arms][];
    Arrays.setAll(totals, a -> Layout.values(sums[a]));
    return totals;
  }
}
