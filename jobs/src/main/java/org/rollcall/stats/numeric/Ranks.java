package org.rollcall.stats.numeric;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The ranks of values among their distinct values, and the order of rows by several of them.
 *
 * <p>Rows of counts that are put in the order of their content can be added up in one way only,
 * whatever order they came in. Sorting by ranks takes time linear in the rows.
 *
 * @param rank of each value, from 0; equal values have equal ranks; shape (n,)
 * @param example for each rank, ascending, the index of a value that has it
 */
public record Ranks(int[] rank, int[] example) {

  /** A row of numbers that is equal to another with the same content. */
  private static final class Row {
    private final double[] values;
    private final int hash;

    Row(double[] values) {
      this.values = values;
      this.hash = Arrays.hashCode(values);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Row && Arrays.equals(values, ((Row) other).values);
    }
  }

  /** Distinct values. */
  public int levels() {
    return example.length;
  }

  /**
   * The ranks of numbers.
   *
   * @param values not NaN, no negative zero; shape (n,)
   * @return their ranks
   */
  public static Ranks of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int levels = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[levels++] = sorted[i];
      }
    }
    int[] rank = new int[values.length];
    int[] example = new int[levels];
    for (int i = 0; i < rank.length; i++) {
      rank[i] = Arrays.binarySearch(sorted, 0, levels, values[i]);
      example[rank[i]] = i;
    }
    return new Ranks(rank, example);
  }

  /**
   * The ranks of whole numbers.
   *
   * @param values shape (n,)
   * @return their ranks
   */
  public static Ranks of(long[] values) {
    long[] sorted = Arrays.stream(values).sorted().distinct().toArray();
    int[] rank = new int[values.length];
    int[] example = new int[sorted.length];
    for (int i = 0; i < rank.length; i++) {
      rank[i] = Arrays.binarySearch(sorted, values[i]);
      example[rank[i]] = i;
    }
    return new Ranks(rank, example);
  }

  /**
   * The ranks of rows of numbers, the first number counting most.
   *
   * @param rows not NaN, no negative zero; shape (n, k)
   * @return their ranks
   */
  public static Ranks ofRows(double[][] rows) {
    Map<Row, Integer> found = new HashMap<>();
    int[] arrival = new int[rows.length];
    int[] first = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int next = found.size();
      Integer known = found.putIfAbsent(new Row(rows[i]), next);
      arrival[i] = known == null ? next : known;
      if (known == null) {
        first[next] = i;
      }
    }
    Integer[] order = new Integer[found.size()];
    Arrays.setAll(order, k -> k);
    Arrays.sort(order, (a, b) -> Arrays.compare(rows[first[a]], rows[first[b]]));
    int[] rankOfArrival = new int[order.length];
    int[] example = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      rankOfArrival[order[k]] = k;
      example[k] = first[order[k]];
    }
    int[] rank = new int[rows.length];
    Arrays.setAll(rank, i -> rankOfArrival[arrival[i]]);
    return new Ranks(rank, example);
  }

  /**
   * The indices of rows in ascending order of their keys.
   *
   * @param keys ranks of the same rows, the most significant first
   * @return a permutation of the rows; rows with equal keys keep their order
   */
  public static int[] order(Ranks... keys) {
    int[] order = new int[keys[0].rank.length];
    Arrays.setAll(order, i -> i);
    for (int k = keys.length - 1; k >= 0; k--) {
      if (keys[k].levels() > 1) {
        order = stable(order, keys[k]);
      }
    }
    return order;
  }

  /**
   * Which rows are equal.
   *
   * @param order of the rows by at least the keys
   * @param keys ranks of the same rows
   * @return for each place in the order, the index of the group of rows with equal keys, from 0
   */
  public static int[] groups(int[] order, Ranks... keys) {
    int[] group = new int[order.length];
    for (int i = 1; i < order.length; i++) {
      boolean same = true;
      for (Ranks key : keys) {
        same &= key.rank[order[i]] == key.rank[order[i - 1]];
      }
      group[i] = group[i - 1] + (same ? 0 : 1);
    }
    return group;
  }

  private static int[] stable(int[] order, Ranks key) {
    int[] start = new int[key.levels() + 1];
    for (int rank : key.rank) {
      start[rank + 1]++;
    }
    for (int level = 0; level < key.levels(); level++) {
      start[level + 1] += start[level];
    }
    int[] sorted = new int[order.length];
    for (int row : order) {
      sorted[start[key.rank[row]]++] = row;
    }
    return sorted;
  }
}
