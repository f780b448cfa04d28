package org.rollcall.stats.weighting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.rollcall.stats.numeric.Sum;

/**
 * Totals of arms without one cluster at a time.
 *
 * <p>Cells that differ in the cluster alone are counted together; people are whole numbers, so what
 * vanishes with a cluster is exactly 0.
 */
final class LeaveOneOut {

  private final Weighting weighting;
  private final People people;
  private final Layout layout;

  /** By cell: the index of the kind it is counted in. */
  private final int[] kind;

  /** By kind: a cell of it, and people of all clusters. */
  private final int[] example;

  private final long[] counts;

  /** Outcome and sampling weight of cells that share pattern and arm. */
  private record Kind(int pattern, int arm, double outcome, double sampling) {}

  LeaveOneOut(Weighting weighting, Layout layout) {
    this.weighting = weighting;
    this.people = weighting.people;
    this.layout = layout;
    this.kind = new int[people.size()];
    Map<Kind, Integer> kinds = new HashMap<>();
    int[] examples = new int[people.size()];
    for (int i = 0; i < kind.length; i++) {
      Kind of = new Kind(people.pattern[i], people.arm[i], people.outcome[i], people.sampling[i]);
      Integer known = kinds.putIfAbsent(of, kinds.size());
      kind[i] = known == null ? kinds.size() - 1 : known;
      examples[kind[i]] = known == null ? i : examples[kind[i]];
    }
    this.example = Arrays.copyOf(examples, kinds.size());
    this.counts = new long[example.length];
    for (int i = 0; i < kind.length; i++) {
      counts[kind[i]] += people.frequency[i];
    }
  }

  /**
   * Totals of each arm without each cluster.
   *
   * @param refit probabilities by pattern, from the mass of those left by pattern and arm
   * @return shape (clusters, arms, totals)
   */
  double[][][] totals(UnaryOperator<double[][]> refit) {
    int[][] cells = people.cellsByCluster();
    double[][][] totals = new double[people.clusters][][];
    for (int g = 0; g < totals.length; g++) {
      for (int i : cells[g]) {
        counts[kind[i]] -= people.frequency[i];
      }
      totals[g] = totals(refit.apply(massByPattern()));
      for (int i : cells[g]) {
        counts[kind[i]] += people.frequency[i];
      }
    }
    return totals;
  }

  private double[][] massByPattern() {
    double[][] mass = new double[people.patterns.length][people.arms];
    for (int k = 0; k < counts.length; k++) {
      int cell = example[k];
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
      int cell = example[k];
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
