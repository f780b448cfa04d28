package org.rollcall.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.rollcall.stats.numeric.Matrices;

/**
 * The people of a cluster, those whom the model treats alike taken together whatever their outcome.
 *
 * <p>A pattern of n people is one row times √n: what matrices of people do to what is alike within
 * patterns, matrices of patterns in this scale do exactly.
 */
final class Patterns {

  private final List<double[]> whitened = new ArrayList<>();
  private final List<double[]> rows = new ArrayList<>();
  private final List<double[]> numbers = new ArrayList<>();

  /**
   * Adds people of one cell; those with equal rows must follow each other.
   *
   * @param row whitened columns
   * @param people how many
   * @param weight information of each
   * @param variance of the outcome of each, by the model
   * @param residual derivative of the log-likelihood of each
   */
  void add(double[] row, double people, double weight, double variance, double residual) {
    for (int i = whitened.size() - 1; i >= 0 && Arrays.equals(whitened.get(i), row); i--) {
      double[] same = numbers.get(i);
      if (same[1] == weight && same[2] == variance) {
        same[0] += people;
        same[3] += people * residual;
        return;
      }
    }
    whitened.add(row);
    numbers.add(new double[] {people, weight, variance, people * residual});
  }

  /**
   * Fixes the rows once all people are in, and takes the largest variance for the unit: R Φ is the
   * same in any unit, and squares do not overflow.
   */
  Patterns done() {
    double largest = numbers.stream().mapToDouble(one -> one[2]).max().orElse(1);
    numbers.forEach(one -> one[2] /= largest);
    for (int i = 0; i < whitened.size(); i++) {
      double scale = Math.sqrt(numbers.get(i)[0] * numbers.get(i)[1]);
      rows.add(Arrays.stream(whitened.get(i)).map(u -> scale * u).toArray());
    }
    return this;
  }

  int size() {
    return rows.size();
  }

  /** Whitened columns times the root of information and people. */
  double[] row(int i) {
    return rows.get(i);
  }

  double variance(int i) {
    return numbers.get(i)[2];
  }

  /** Pearson residual times the root of people. */
  double residual(int i) {
    double[] one = numbers.get(i);
    return one[3] / Math.sqrt(one[0] * one[1]);
  }

  /** Whether the outcomes of all people have one variance. */
  boolean isOneVariance() {
    return varianceRatio() == 1;
  }

  /** The largest variance over the smallest. */
  double varianceRatio() {
    DoubleSummaryStatistics all = numbers.stream().mapToDouble(one -> one[2]).summaryStatistics();
    return all.getMax() / all.getMin();
  }

  /**
   * R U with R = (Φ (I - U U') Φ)^(-1/2), U being the rows, by the eigenvalues of R; for variances
   * that are alike.
   */
  double[][] root() {
    int m = size();
    double[][] left = new double[m][m];
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < m; k++) {
        double hat = Matrices.dot(row(i), row(k));
        left[i][k] = ((i == k ? 1 : 0) - hat) * variance(i) * variance(k);
      }
    }
    double[][] root = Matrices.power(left, -0.5, ClusterScores.DECIDED);
    return Matrices.times(root, rows.toArray(new double[0][]));
  }

  /** The same by an integral, for many patterns. */
  double[][] integratedRoot() {
    double[] variances = numbers.stream().mapToDouble(one -> one[2]).toArray();
    return new InverseRoot(variances, rows.toArray(new double[0][])).timesColumns();
  }
}
