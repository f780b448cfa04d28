package org.rollcall.stats.twosample;

import java.util.List;
import java.util.TreeMap;

/** Distinct values, ascending, each with its people: what all estimators here start from. */
final class Histogram {

  private final double[] values;
  private final long[] people;
  private final long total;

  private Histogram(TreeMap<Double, Long> byValue) {
    this.values = byValue.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    this.people = byValue.values().stream().mapToLong(Long::longValue).toArray();
    this.total = byValue.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Equal values are merged, and values that nobody has vanish. */
  static Histogram of(List<CountedValue> counts) {
    TreeMap<Double, Long> byValue = new TreeMap<>();
    for (CountedValue one : counts) {
      if (one.frequency().people() > 0) {
        byValue.merge(one.value(), one.frequency().people(), Long::sum);
      }
    }
    return new Histogram(byValue);
  }

  /** The histogram of both. */
  Histogram with(Histogram other) {
    TreeMap<Double, Long> byValue = new TreeMap<>();
    for (Histogram one : List.of(this, other)) {
      for (int i = 0; i < one.values.length; i++) {
        byValue.merge(one.values[i], one.people[i], Long::sum);
      }
    }
    return new Histogram(byValue);
  }

  /** People in all. */
  long total() {
    return total;
  }

  /** Number of distinct values. */
  int size() {
    return values.length;
  }

  double value(int i) {
    return values[i];
  }

  long people(int i) {
    return people[i];
  }
}
