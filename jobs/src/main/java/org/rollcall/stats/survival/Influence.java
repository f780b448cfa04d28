package org.rollcall.stats.survival;

import java.util.Arrays;
import org.rollcall.stats.numeric.Sum;

/**
 * How a person moves a number that is made of risk sets, by the number's derivative.
 *
 * <p>U = w · (Σ over times of c (dN − Y h) + Σ of c_k (dN_k − Y h_k)), N counts the person's event,
 * Y is 1 while at risk, h the share of those at risk with the event; the second sum is of one cause
 * alone. The coefficients c say which number it is.
 */
final class Influence {

  private final RiskSets sets;
  private final int size;
  private final double[] any;
  private final double[] own;
  private final int cause;

  /** Σ over the times before an index of what those at risk were expected to contribute. */
  private final double[] expected;

  /** Influence on a number whose derivative does not tell causes apart. */
  static Influence of(RiskSets sets, double[] any) {
    return new Influence(sets, any, new double[any.length], 0);
  }

  /**
   * Influence on a number of one cause.
   *
   * @param any coefficients of events of any cause, by time up to the number's; 0 from then on
   * @param own coefficients of events of the cause alone, same shape
   */
  Influence(RiskSets sets, double[] any, double[] own, int cause) {
    this.sets = sets;
    this.size = any.length;
    this.any = any;
    this.own = own;
    this.cause = cause;
    this.expected = new double[size + 1];
    double[] leftByCause = cause == 0 ? new double[sets.size()] : sets.leftBy(cause);
    Sum sum = new Sum();
    for (int j = 0; j < size; j++) {
      sum.add((any[j] * sets.left[j] + own[j] * leftByCause[j]) / sets.atRisk[j]);
      expected[j + 1] = sum.value();
    }
  }

  private double of(int cell) {
    int last = sets.last[cell];
    int to = Math.min(last + 1, size);
    double move = expected[Math.min(sets.first[cell], to)] - expected[to];
    if (last < size && sets.cause[cell] > 0) {
      move += any[last] + (sets.cause[cell] == cause ? own[last] : 0);
    }
    return sets.weight[cell] * move;
  }

  /** The spread of the number over people or clusters. */
  Spread spread(double value, CurveVariance variance) {
    Sum[] byCluster = new Sum[sets.clusters.length];
    Arrays.setAll(byCluster, g -> new Sum());
    Sum squares = new Sum();
    for (int i = 0; i < sets.first.length; i++) {
      double move = of(i);
      squares.add(sets.frequency[i] * move * move);
      byCluster[sets.cluster[i]].add(sets.frequency[i] * move);
    }
    if (variance.isByCluster()) {
      double[] moves = Arrays.stream(byCluster).mapToDouble(Sum::value).toArray();
      return Spread.ofClusters(value, sets.clusters, moves);
    }
    return Spread.ofPeople(value, squares.value());
  }
}
