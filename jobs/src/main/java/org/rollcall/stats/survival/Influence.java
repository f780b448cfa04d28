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

  private final Timeline line;
  private final int size;
  private final double[] any;
  private final double[] own;
  private final int cause;

  /** Σ over the times before an index of what those at risk were expected to contribute. */
  private final double[] expected;

  /** Influence on a number whose derivative does not tell causes apart. */
  static Influence of(Timeline line, double[] any) {
    return new Influence(line, any, new double[any.length], 0);
  }

  /**
   * Influence on a number of one cause.
   *
   * @param any coefficients of events of any cause, by time up to the number's; 0 from then on
   * @param own coefficients of events of the cause alone, same shape
   */
  Influence(Timeline line, double[] any, double[] own, int cause) {
    this.line = line;
    this.size = any.length;
    this.any = any;
    this.own = own;
    this.cause = cause;
    this.expected = new double[size + 1];
    double[] leftByCause = cause == 0 ? new double[line.size()] : line.leftBy(cause);
    Sum sum = new Sum();
    for (int j = 0; j < size; j++) {
      sum.add((any[j] * line.left[j] + own[j] * leftByCause[j]) / line.atRisk[j]);
      expected[j + 1] = sum.value();
    }
  }

  private double of(int cell) {
    int last = line.last[cell];
    int to = Math.min(last + 1, size);
    double move = expected[Math.min(line.first[cell], to)] - expected[to];
    if (last < size && line.cause[cell] > 0) {
      move += any[last] + (line.cause[cell] == cause ? own[last] : 0);
    }
    return line.weight[cell] * move;
  }

  /** The spread of the number over people or clusters. */
  Spread spread(double value, CurveVariance variance) {
    Sum[] byCluster = new Sum[line.clusters.length];
    Arrays.setAll(byCluster, g -> new Sum());
    Sum squares = new Sum();
    for (int i = 0; i < line.first.length; i++) {
      double move = of(i);
      squares.add(line.frequency[i] * move * move);
      byCluster[line.cluster[i]].add(line.frequency[i] * move);
    }
    if (variance.isByCluster()) {
      double[] moves = Arrays.stream(byCluster).mapToDouble(Sum::value).toArray();
      return Spread.ofClusters(value, line.clusters, moves);
    }
    return Spread.ofPeople(value, squares.value());
  }
}
