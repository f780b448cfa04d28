package org.rollcall.stats.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.stats.numeric.Sum;

/** Covariances of items over people, in two passes with compensated sums. */
final class Covariances {

  private final long people;
  private final double[][] matrix;

  private Covariances(TreeMap<double[], Long> byAnswers) {
    this.people = byAnswers.values().stream().mapToLong(Long::longValue).sum();
    int items = byAnswers.isEmpty() ? 0 : byAnswers.firstKey().length;
    this.matrix = new double[items][items];
    double[] means = new double[items];
    for (int i = 0; i < items; i++) {
      Sum sum = new Sum();
      double origin = byAnswers.firstKey()[i];
      for (Map.Entry<double[], Long> one : byAnswers.entrySet()) {
        sum.add(one.getValue() * (one.getKey()[i] - origin));
      }
      means[i] = origin + sum.value() / people;
    }
    for (int i = 0; i < items; i++) {
      for (int j = 0; j <= i; j++) {
        Sum sum = new Sum();
        for (Map.Entry<double[], Long> one : byAnswers.entrySet()) {
          sum.add(one.getValue() * (one.getKey()[i] - means[i]) * (one.getKey()[j] - means[j]));
        }
        matrix[i][j] = sum.value() / (people - 1.0);
        matrix[j][i] = matrix[i][j];
      }
    }
  }

  /** Equal answers are merged, in an order of content. */
  static Covariances of(List<ItemAnswers> answers) {
    TreeMap<double[], Long> merged = new TreeMap<>(Arrays::compare);
    for (ItemAnswers one : answers) {
      if (one.answers().length != answers.get(0).answers().length) {
        throw new IllegalArgumentException(
            "Cannot compare answers: "
                + answers.get(0).answers().length
                + " and "
                + one.answers().length
                + " items (must be equal)");
      }
      if (one.frequency().people() > 0) {
        merged.merge(one.answers(), one.frequency().people(), Long::sum);
      }
    }
    return new Covariances(merged);
  }

  long people() {
    return people;
  }

  int items() {
    return matrix.length;
  }

  double at(int i, int j) {
    return matrix[i][j];
  }
}
