package org.rollcall.stats.twosample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Distinct values, ascending, each with its people: what all estimators here start from. */
final class Histogram {

  private final double[] values;
  private final long[] people;
  private final long total;

  private Histogram(double[] values, long[] people) {
    this.values = values;
    this.people = people;
    this.total = Arrays.stream(people).sum();
  }

  /** Equal values are merged, and values that nobody has vanish. */
  static Histogram of(List<CountedValue> counts) {
    List<CountedValue> sorted = new ArrayList<>(counts);
    sorted.removeIf(one -> one.frequency().people() == 0);
    sorted.sort(Comparator.comparingDouble(CountedValue::value));
    double[] values = new double[sorted.size()];
    long[] people = new long[sorted.size()];
    int size = 0;
    for (CountedValue one : sorted) {
      if (size == 0 || values[size - 1] != one.value()) {
        values[size++] = one.value();
      }
      people[size - 1] += one.frequency().people();
    }
    return new Histogram(Arrays.copyOf(values, size), Arrays.copyOf(people, size));
  }

  /** The histogram of both. */
  Histogram with(Histogram other) {
    double[] all = new double[size() + other.size()];
    long[] counts = new long[all.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < size() || j < other.size()) {
      boolean own = j == other.size() || i < size() && values[i] <= other.values[j];
      boolean others = i == size() || j < other.size() && other.values[j] <= values[i];
      all[size] = own ? values[i] : other.values[j];
      counts[size] += own ? people[i++] : 0;
      counts[size++] += others ? other.people[j++] : 0;
    }
    return new Histogram(Arrays.copyOf(all, size), Arrays.copyOf(counts, size));
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
