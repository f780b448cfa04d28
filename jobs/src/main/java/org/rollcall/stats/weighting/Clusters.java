package org.rollcall.stats.weighting;

import java.util.Arrays;

/** Which cluster each cell belongs to, and how many there are in each arm. */
final class Clusters {

  /** By cell: index of its cluster, in the order of their labels. */
  final int[] of;

  final int count;

  /** Clusters with people of an arm, shape (arms,). */
  final int[] inArm;

  private final int[] arm;

  Clusters(long[] labels, int[] arm, int arms) {
    long[] distinct = Arrays.stream(labels).sorted().distinct().toArray();
    this.count = distinct.length;
    this.of = new int[labels.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = Arrays.binarySearch(distinct, labels[i]);
    }
    this.arm = arm;
    this.inArm = new int[arms];
    for (int a = 0; a < arms; a++) {
      inArm[a] = inEither(a, a);
    }
  }

  /** The clusters that cells share in two ways. */
  Clusters crossedWith(Clusters other) {
    long[] pairs = new long[of.length];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = (long) of[i] * other.count + other.of[i];
    }
    return new Clusters(pairs, arm, inArm.length);
  }

  /** Clusters with people of one of two arms. */
  int inEither(int first, int second) {
    boolean[] seen = new boolean[count];
    for (int i = 0; i < of.length; i++) {
      seen[of[i]] |= arm[i] == first || arm[i] == second;
    }
    int found = 0;
    for (boolean one : seen) {
      found += one ? 1 : 0;
    }
    return found;
  }

  /** Sums by cluster of what cells add. */
  double[] sums(double[] byCell) {
    double[] sums = new double[count];
    for (int i = 0; i < of.length; i++) {
      sums[of[i]] += byCell[i];
    }
    return sums;
  }

  /** Cells of each cluster, shape (clusters, cells of it). */
  int[][] cells() {
    int[] sizes = new int[count];
    for (int g : of) {
      sizes[g]++;
    }
    int[][] cells = new int[count][];
    Arrays.setAll(cells, g -> new int[sizes[g]]);
    for (int i = of.length - 1; i >= 0; i--) {
      cells[of[i]][--sizes[of[i]]] = i;
    }
    return cells;
  }
}
