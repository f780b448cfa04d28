package org.rollcall.stats.weighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rollcall.stats.Cause;
import org.rollcall.stats.NotEstimable;

/**
 * Cells in an order of their content with equal ones merged, as arrays by cell.
 *
 * <p>Cells without people or without weight are left out. Whatever is summed in this order does not
 * depend on the order in which the cells came.
 */
final class People {

  /** Rows of the propensity model, distinct, intercept first; shape (patterns, covariates + 1). */
  final double[][] patterns;

  /** By cell: its row of the propensity model. */
  final int[] pattern;

  final int[] arm;
  final double[][] described;
  final double[] outcome;

  /** By cell: how many people it stands for. */
  final long[] frequency;

  /** By cell: how much one of them counts for. */
  final double[] sampling;

  final int arms;
  final Clusters clusters;
  private final long[] second;

  private People(ContentOrder order, int arms) {
    int size = order.cells.size();
    this.arms = arms;
    this.arm = new int[size];
    this.described = new double[size][];
    this.outcome = new double[size];
    this.frequency = new long[size];
    this.sampling = new double[size];
    this.second = new long[size];
    long[] first = new long[size];
    for (int i = 0; i < size; i++) {
      PropensityCell who = order.cells.get(i).people();
      arm[i] = who.arm();
      described[i] = who.described();
      outcome[i] = order.cells.get(i).outcome();
      frequency[i] = who.frequency().people();
      sampling[i] = who.weight().value();
      first[i] = who.cluster();
      second[i] = who.secondCluster();
    }
    this.pattern = Arrays.copyOf(order.pattern, size);
    this.clusters = new Clusters(first, arm, arms);
    this.patterns = Arrays.stream(order.patterns).map(People::row).toArray(double[][]::new);
  }

  /**
   * Sorts, merges and checks cells.
   *
   * @throws IllegalArgumentException if an arm or a number of covariates does not fit the options,
   *     or the cells differ in what else they describe
   */
  static People of(List<OutcomeCell> cells, WeightingOptions options) {
    List<OutcomeCell> present = new ArrayList<>(cells.size());
    int others = cells.isEmpty() ? 0 : cells.get(0).people().described().length;
    for (OutcomeCell cell : cells) {
      check(cell.people(), options, others);
      if (cell.people().frequency().people() > 0 && cell.people().weight().value() > 0) {
        present.add(cell);
      }
    }
    return new People(new ContentOrder(present, options.arms()), options.arms());
  }

  /** Cells of people without an outcome. */
  static People ofPeople(List<PropensityCell> cells, WeightingOptions options) {
    return of(cells.stream().map(cell -> new OutcomeCell(cell, 0)).toList(), options);
  }

  int size() {
    return arm.length;
  }

  /** Refuses an index that no arm has. */
  void requireArm(int index) {
    if (index < 0 || index >= arms) {
      throw new IllegalArgumentException(
          "Invalid arm: " + index + " (must be from 0 to " + (arms - 1) + ")");
    }
  }

  /** How much the people of a cell count for together. */
  double mass(int cell) {
    return frequency[cell] * sampling[cell];
  }

  /** Why some arm cannot be compared, or empty. */
  Optional<NotEstimable> emptyArm() {
    for (int groups : clusters.inArm) {
      if (groups == 0) {
        return Optional.of(new NotEstimable(Cause.EMPTY_ARM));
      }
    }
    return Optional.empty();
  }

  /** The clusters that cross the others. */
  Clusters secondClusters() {
    return new Clusters(second, arm, arms);
  }

  private static double[] row(double[] covariates) {
    double[] row = new double[covariates.length + 1];
    row[0] = 1;
    System.arraycopy(covariates, 0, row, 1, covariates.length);
    return row;
  }

  private static void check(PropensityCell cell, WeightingOptions options, int others) {
    if (cell.arm() >= options.arms()) {
      throw new IllegalArgumentException(
          "Invalid arm: " + cell.arm() + " (must be below " + options.arms() + ")");
    }
    if (cell.covariates().length != options.covariates().size()) {
      throw new IllegalArgumentException(
          "Invalid covariates: "
              + cell.covariates().length
              + " (must be "
              + options.covariates().size()
              + ")");
    }
    if (cell.described().length != others) {
      throw new IllegalArgumentException(
          "Invalid described columns: "
              + cell.described().length
              + " (must be "
              + others
              + " as in the first cell)");
    }
  }
}
