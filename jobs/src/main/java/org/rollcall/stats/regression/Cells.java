package org.rollcall.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.numeric.Sum;
import org.rollcall.stats.numeric.Sums;

/**
 * The cells of a regression in their canonical order, as arrays: sorted by content, equal ones
 * merged, those without people or weight dropped.
 *
 * <p>Whatever is summed over them in this order depends neither on the order in which the cells
 * came nor on how far they had been compressed.
 */
final class Cells {

  final int size;
  final int width;

  /**
   * Number of patterns of covariates: cells of one pattern differ in outcome, cluster and so on.
   */
  final int patterns;

  /** Index of the pattern of each cell, ascending. */
  final int[] pattern;

  /** Covariates of the patterns, one array each, shape (width, patterns). */
  final double[][] columns;

  final double[] outcome;
  final double[] offset;
  final double[] people;
  final double[] weight;

  /** Index of the cluster of each cell, 0 to clusters - 1. */
  final Clustering first;

  final Clustering second;
  final Clustering pairs;
  final double total;

  private Cells(List<RegressionCell> cells, int width) {
    this.size = cells.size();
    this.width = width;
    this.pattern = new int[size];
    for (int i = 1; i < size; i++) {
      pattern[i] = pattern[i - 1] + (cells.get(i).hasCovariatesOf(cells.get(i - 1)) ? 0 : 1);
    }
    this.patterns = size == 0 ? 0 : pattern[size - 1] + 1;
    this.columns = new double[width][patterns];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < width; j++) {
        columns[j][pattern[i]] = cells.get(i).covariate(j);
      }
    }
    this.outcome = each(cells, RegressionCell::outcome);
    this.offset = each(cells, RegressionCell::offset);
    this.people = each(cells, cell -> cell.frequency().people());
    this.weight = each(cells, cell -> cell.weight().value());
    long[] one = labels(cells, RegressionCell::cluster);
    long[] two = labels(cells, RegressionCell::secondCluster);
    this.first = Clustering.of(one);
    this.second = Clustering.of(two);
    this.pairs = Clustering.of(first, second);
    this.total = Sums.of(people);
  }

  /**
   * Brings cells into their canonical form.
   *
   * @param names names of the covariates
   * @param cells any order
   * @return the arrays; perhaps without any cell
   * @throws IllegalArgumentException if names repeat or a cell has another number of covariates
   */
  static Cells of(List<String> names, List<RegressionCell> cells) {
    if (new HashSet<>(names).size() < names.size() || names.contains(RegressionFit.INTERCEPT)) {
      throw new IllegalArgumentException(
          "Invalid covariates: " + names + " (must be different, without the intercept)");
    }
    RegressionCell[] sorted =
        cells.stream()
            .filter(cell -> cell.frequency().people() > 0 && cell.weight().value() > 0)
            .toArray(RegressionCell[]::new);
    for (RegressionCell cell : sorted) {
      if (cell.width() != names.size()) {
        throw new IllegalArgumentException(
            "Invalid cell: "
                + cell.width()
                + " covariates (must be "
                + names.size()
                + ", as many as names)");
      }
    }
    Arrays.sort(sorted, RegressionCell::byContent);
    return new Cells(merged(sorted), names.size());
  }

  private static List<RegressionCell> merged(RegressionCell[] sorted) {
    List<RegressionCell> merged = new ArrayList<>();
    int next = 0;
    while (next < sorted.length) {
      RegressionCell one = sorted[next];
      long people = 0;
      int copies = 0;
      while (next < sorted.length && RegressionCell.byContent(one, sorted[next]) == 0) {
        people = Math.addExact(people, sorted[next].frequency().people());
        copies++;
        next++;
      }
      merged.add(copies == 1 ? one : one.withFrequency(Frequency.of(people)));
    }
    return merged;
  }

  /** What a cell counts for in estimating equations: people times weight. */
  double mass(int i) {
    return people[i] * weight[i];
  }

  /** What each pattern of covariates counts for. */
  double[] masses() {
    double[] masses = new double[patterns];
    for (int i = 0; i < size; i++) {
      masses[pattern[i]] += mass(i);
    }
    return masses;
  }

  /** What one person counts for on average. */
  double unit() {
    return Sums.of(masses()) / total;
  }

  /** The mean of the outcome over people, weighted. */
  double meanOutcome() {
    Sum sum = new Sum();
    for (int i = 0; i < size; i++) {
      sum.add(mass(i) * outcome[i]);
    }
    return sum.value() / Sums.of(masses());
  }

  private static double[] each(List<RegressionCell> cells, ToDoubleFunction<RegressionCell> of) {
    return cells.stream().mapToDouble(of).toArray();
  }

  private static long[] labels(List<RegressionCell> cells, ToLongFunction<RegressionCell> of) {
    return cells.stream().mapToLong(of).toArray();
  }
}
