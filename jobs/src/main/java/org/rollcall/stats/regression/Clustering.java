package org.rollcall.stats.regression;

import java.util.Arrays;

/**
 * Which cells belong to which cluster.
 *
 * @param count number of clusters
 * @param start where each cluster's cells begin in {@code cells}, shape (count + 1,)
 * @param cells indices of cells, cluster by cluster, ascending within each
 * @param cluster index of the cluster of each cell
 */
record Clustering(int count, int[] start, int[] cells, int[] cluster) {

  /** The clustering by labels, one for each cell; clusters ascend by label. */
  static Clustering of(long[] labels) {
    long[] distinct = Arrays.stream(labels).sorted().distinct().toArray();
    int[] cluster = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      cluster[i] = Arrays.binarySearch(distinct, labels[i]);
    }
    return of(cluster, distinct.length);
  }

  /** The clustering by pairs of clusters. */
  static Clustering of(Clustering first, Clustering second) {
    long[] labels = new long[first.cluster.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (long) first.cluster[i] * second.count + second.cluster[i];
    }
    return of(labels);
  }

  private static Clustering of(int[] cluster, int count) {
    int[] start = new int[count + 1];
    for (int g : cluster) {
      start[g + 1]++;
    }
    for (int g = 0; g < count; g++) {
      start[g + 1] += start[g];
    }
    int[] next = start.clone();
    int[] cells = new int[cluster.length];
    for (int i = 0; i < cluster.length; i++) {
      cells[next[cluster[i]]++] = i;
    }
    return new Clustering(count, start, cells, cluster);
  }
}
