package org.rollcall.stats.weighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.NotEstimable;

/**
 * Cells in an order of their content with equal ones merged, as arrays by cell.
 *
 * <p>Cells without people or without weight are left out. Whatever is summed in this order does not
 * depend on the order in which the cells came.
 */
final class People {

  private static final Comparator<OutcomeCell> BY_CONTENT =
      ((Comparator<OutcomeCell>)
              (a, b) -> Arrays.compare(a.people().covariates(), b.people().covariates()))
          .thenComparingInt(cell -> cell.people().arm())
          .thenComparingLong(cell -> cell.people().cluster())
          .thenComparingDouble(OutcomeCell::outcome)
          .thenComparing((a, b) -> Arrays.compare(a.people().described(), b.people().described()))
          .thenComparingDouble(cell -> cell.people().weight().value());

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

  /** By cell: index of its cluster, in the order of their labels. */
  final int[] cluster;

  final int arms;
  final int clusters;

  /** Clusters with people of an arm, shape (arms,). */
  final int[] groups;

  private People(List<OutcomeCell> cells, int arms) {
    int size = cells.size();
    this.arms = arms;
    this.pattern = new int[size];
    this.arm = new int[size];
    this.described = new double[size][];
    this.outcome = new double[size];
    this.frequency = new long[size];
    this.sampling = new double[size];
    this.cluster = new int[size];
    long[] labels =
        cells.stream().mapToLong(c -> c.people().cluster()).sorted().distinct().toArray();
    this.clusters = labels.length;
    List<double[]> rows = new ArrayList<>();
    double[] last = null;
    for (int i = 0; i < size; i++) {
      PropensityCell who = cells.get(i).people();
      double[] covariates = who.covariates();
      if (last == null || !Arrays.equals(last, covariates)) {
        rows.add(withIntercept(covariates));
        last = covariates;
      }
      pattern[i] = rows.size() - 1;
      arm[i] = who.arm();
      described[i] = who.described();
      outcome[i] = cells.get(i).outcome();
      frequency[i] = who.frequency().people();
      sampling[i] = who.weight().value();
      cluster[i] = Arrays.binarySearch(labels, who.cluster());
    }
    this.patterns = rows.toArray(double[][]::new);
    this.groups = groupsByArm();
  }

  /**
   * Sorts, merges and checks cells.
   *
   * @throws IllegalArgumentException if an arm or a number of covariates does not fit the options,
   *     or the cells differ in what else they describe
   */
  static People of(List<OutcomeCell> cells, WeightingOptions options) {
    List<OutcomeCell> sorted = new ArrayList<>(cells.size());
    int others = cells.isEmpty() ? 0 : cells.get(0).people().described().length;
    for (OutcomeCell cell : cells) {
      check(cell.people(), options, others);
      if (cell.people().frequency().people() > 0 && cell.people().weight().value() > 0) {
        sorted.add(cell);
      }
    }
    sorted.sort(BY_CONTENT);
    return new People(merged(sorted), options.arms());
  }

  /** Cells of people without an outcome. */
  static People ofPeople(List<PropensityCell> cells, WeightingOptions options) {
    return of(cells.stream().map(cell -> new OutcomeCell(cell, 0)).toList(), options);
  }

  int size() {
    return arm.length;
  }

  /** How much the people of a cell count for together. */
  double mass(int cell) {
    return frequency[cell] * sampling[cell];
  }

  /** Why some arm cannot be compared, or empty. */
  Optional<NotEstimable> emptyArm() {
    for (int groupsOfArm : groups) {
      if (groupsOfArm == 0) {
        return Optional.of(
            new NotEstimable(NotEstimable.Reason.NO_PEOPLE, "Nobody is in one of the arms."));
      }
    }
    return Optional.empty();
  }

  /** Clusters with people of one of two arms. */
  int groupsOf(int first, int second) {
    boolean[] seen = new boolean[clusters];
    for (int i = 0; i < arm.length; i++) {
      seen[cluster[i]] |= arm[i] == first || arm[i] == second;
    }
    int count = 0;
    for (boolean one : seen) {
      count += one ? 1 : 0;
    }
    return count;
  }

  private int[] groupsByArm() {
    int[] found = new int[arms];
    for (int a = 0; a < arms; a++) {
      found[a] = groupsOf(a, a);
    }
    return found;
  }

  private static List<OutcomeCell> merged(List<OutcomeCell> sorted) {
    List<OutcomeCell> merged = new ArrayList<>(sorted.size());
    int next = 0;
    while (next < sorted.size()) {
      OutcomeCell first = sorted.get(next);
      long people = 0;
      int from = next;
      while (next < sorted.size() && BY_CONTENT.compare(first, sorted.get(next)) == 0) {
        people += sorted.get(next).people().frequency().people();
        next++;
      }
      boolean alone = next == from + 1;
      merged.add(alone ? first : withPeople(first, people));
    }
    return merged;
  }

  private static OutcomeCell withPeople(OutcomeCell cell, long people) {
    return new OutcomeCell(cell.people().withFrequency(Frequency.of(people)), cell.outcome());
  }

  private static double[] withIntercept(double[] covariates) {
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
