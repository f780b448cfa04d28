package org.rollcall.stats.clusters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.stats.numeric.Sums;

/**
 * What one cluster adds to the totals of its arm.
 *
 * @param cluster index of the cluster
 * @param people people in it
 * @param sums its share of the totals, in the layout of a statistic
 */
public record ClusterSums(long cluster, long people, double[] sums) {

  /** Part of a total below which a rest is rounding: weights do not cancel to the last bit. */
  private static final double ROUNDING = 1e-12;

  /**
   * One entry for each cluster that has people, by index; parts of one cluster are added up.
   *
   * @param parts any order
   * @return ascending by cluster, people positive
   */
  public static List<ClusterSums> merged(List<ClusterSums> parts) {
    Map<Long, List<ClusterSums>> byCluster = new TreeMap<>();
    for (ClusterSums part : parts) {
      byCluster.computeIfAbsent(part.cluster, key -> new ArrayList<>()).add(part);
    }
    List<ClusterSums> merged = new ArrayList<>();
    byCluster.forEach(
        (cluster, same) -> {
          long people = same.stream().mapToLong(ClusterSums::people).sum();
          if (people > 0) {
            double[] sums = same.size() == 1 ? same.get(0).sums() : totals(same);
            merged.add(new ClusterSums(cluster, people, sums));
          }
        });
    return List.copyOf(merged);
  }

  /**
   * The totals over clusters, whatever their order.
   *
   * @param clusters at least one, all of one layout
   * @return shape of the layout
   * @throws IllegalArgumentException if the layouts differ
   */
  public static double[] totals(List<ClusterSums> clusters) {
    int width = clusters.get(0).sums.length;
    double[] totals = new double[width];
    double[] column = new double[clusters.size()];
    for (int k = 0; k < width; k++) {
      for (int g = 0; g < column.length; g++) {
        double[] sums = clusters.get(g).sums;
        if (sums.length != width) {
          throw new IllegalArgumentException(
              "Cannot add up clusters: " + width + " and " + sums.length + " sums (must be equal)");
        }
        column[g] = sums[k];
      }
      totals[k] = Sums.of(column);
    }
    return totals;
  }

  /**
   * What is left of totals without this cluster; nothing, where nothing but rounding is left.
   *
   * @param totals sums over clusters that this one is among
   * @return same shape
   */
  public double[] takenFrom(double[] totals) {
    double[] rest = new double[totals.length];
    for (int k = 0; k < rest.length; k++) {
      double left = totals[k] - sums[k];
      rest[k] = Math.abs(left) > ROUNDING * Math.abs(totals[k]) ? left : 0;
    }
    return rest;
  }
}
