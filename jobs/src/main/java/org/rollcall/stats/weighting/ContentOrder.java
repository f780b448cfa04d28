package org.rollcall.stats.weighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.stats.Frequency;

/**
 * Cells in the order of their content, equal ones merged: by covariates, arm and cluster, then by
 * outcome, what else is described, sampling weight and second cluster.
 *
 * <p>Covariates and clusters are numbered first, and the numbers are sorted: many cells share them.
 */
final class ContentOrder {

  private static final Comparator<OutcomeCell> BY_REST =
      Comparator.comparingDouble(OutcomeCell::outcome)
          .thenComparing(cell -> cell.people().described(), Arrays::compare)
          .thenComparingDouble(cell -> cell.people().weight().value())
          .thenComparingLong(cell -> cell.people().secondCluster());

  /** Distinct covariates, ascending. */
  final double[][] patterns;

  /** Merged cells. */
  final List<OutcomeCell> cells = new ArrayList<>();

  /** Of each merged cell, the index of its covariates among the patterns; may be longer. */
  final int[] pattern;

  /** A row of covariates that is equal to others of its content. */
  private record Row(double[] values) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Row && Arrays.equals(values, ((Row) other).values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /**
   * Sorts and merges.
   *
   * @param given any order, none without people or weight
   * @param arms above every arm's index
   */
  ContentOrder(List<OutcomeCell> given, int arms) {
    Map<Row, Integer> numbers = new HashMap<>();
    for (OutcomeCell cell : given) {
      numbers.put(new Row(cell.people().covariates()), 0);
    }
    this.patterns = numbers.keySet().stream().map(Row::values).toArray(double[][]::new);
    Arrays.sort(patterns, Arrays::compare);
    for (int p = 0; p < patterns.length; p++) {
      numbers.put(new Row(patterns[p]), p);
    }
    long[] labels =
        given.stream().mapToLong(cell -> cell.people().cluster()).sorted().distinct().toArray();
    int clusters = labels.length;
    long[] keys = new long[given.size()];
    for (int i = 0; i < keys.length; i++) {
      PropensityCell who = given.get(i).people();
      long key = (long) numbers.get(new Row(who.covariates())) * arms + who.arm();
      key = key * clusters + Arrays.binarySearch(labels, who.cluster());
      keys[i] = Math.addExact(Math.multiplyExact(key, (long) keys.length), i);
    }
    Arrays.sort(keys);
    this.pattern = new int[keys.length];
    int next = 0;
    while (next < keys.length) {
      int from = next;
      long key = keys[from] / keys.length;
      List<OutcomeCell> same = new ArrayList<>();
      while (next < keys.length && keys[next] / keys.length == key) {
        same.add(given.get((int) (keys[next] % keys.length)));
        next++;
      }
      int first = cells.size();
      same.sort(BY_REST);
      addMerged(same);
      Arrays.fill(pattern, first, cells.size(), (int) (key / clusters / arms));
    }
  }

  private void addMerged(List<OutcomeCell> sorted) {
    int next = 0;
    while (next < sorted.size()) {
      OutcomeCell first = sorted.get(next);
      int from = next;
      long people = 0;
      while (next < sorted.size() && BY_REST.compare(first, sorted.get(next)) == 0) {
        people += sorted.get(next).people().frequency().people();
        next++;
      }
      cells.add(next == from + 1 ? first : withPeople(first, people));
    }
  }

  private static OutcomeCell withPeople(OutcomeCell cell, long people) {
    return new OutcomeCell(cell.people().withFrequency(Frequency.of(people)), cell.outcome());
  }
}
