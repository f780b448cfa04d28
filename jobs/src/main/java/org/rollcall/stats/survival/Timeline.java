package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.rollcall.stats.numeric.Sum;

/**
 * Who is at risk and who has the event at each time when somebody's time ends.
 *
 * <p>Times that differ by rounding are one, see {@link NearTimes}.
 */
final class Timeline {

  /** Ascending, shape (times,); so are the others by time. */
  final double[] times;

  final long[] peopleAtRisk;
  final long[] peopleLeft;
  final long[] peopleLost;

  /** Sums of weights over people at risk, with the event, and censored. */
  final double[] atRisk;

  final double[] left;
  final double[] lost;

  /** The product-limit estimate from each time on. */
  final double[] curve;

  /** By cell: the first and the last time that its people are at risk at. */
  final int[] first;

  final int[] last;

  /** By cell: frequency and weight, and cause, 0 if censored. */
  final double[] frequency;

  final double[] weight;
  final int[] cause;

  /** Labels of clusters, ascending; by cell, the index of its cluster among them. */
  final long[] clusters;

  final int[] cluster;

  /**
   * The times of people.
   *
   * @param canonical cells in order, see {@link Cells}
   */
  Timeline(List<SurvivalCell> canonical) {
    double[] entries = canonical.stream().mapToDouble(SurvivalCell::entry).toArray();
    double[] exits = canonical.stream().mapToDouble(SurvivalCell::exit).toArray();
    NearTimes.merge(entries, exits);
    times = Arrays.stream(exits).sorted().distinct().toArray();
    clusters = canonical.stream().mapToLong(SurvivalCell::cluster).sorted().distinct().toArray();
    first = new int[exits.length];
    last = new int[exits.length];
    frequency = new double[exits.length];
    weight = new double[exits.length];
    cause = new int[exits.length];
    cluster = new int[exits.length];
    for (int i = 0; i < exits.length; i++) {
      SurvivalCell cell = canonical.get(i);
      first[i] = countUpTo(times, entries[i]);
      last[i] = countUpTo(times, exits[i]) - 1;
      frequency[i] = cell.frequency().people();
      weight[i] = cell.weight().value();
      cause[i] = cell.cause();
      cluster[i] = Arrays.binarySearch(clusters, cell.cluster());
    }
    peopleLeft = people(true);
    peopleLost = people(false);
    left = masses(c -> c > 0);
    lost = masses(c -> c == 0);
    peopleAtRisk = new long[times.length];
    atRisk = new double[times.length];
    fillAtRisk();
    curve = ProductLimit.curve(left, atRisk);
  }

  /** Number of times. */
  int size() {
    return times.length;
  }

  /**
   * Index of the last time not after a time; −1 if there is none.
   *
   * @throws IllegalArgumentException if the time is negative or not finite
   */
  int upTo(double time) {
    if (!(time >= 0) || Double.isInfinite(time)) {
      throw new IllegalArgumentException(
          "Invalid time: " + time + " (must be finite and not negative)");
    }
    return countUpTo(times, time) - 1;
  }

  /** Index of the first time not before a time; the number of times if there is none. */
  int from(double time) {
    int before = upTo(time);
    return before >= 0 && times[before] == time ? before : before + 1;
  }

  /** The product-limit estimate at a time; see {@link #isKnown} for where it says something. */
  double survival(double time) {
    int last = upTo(time);
    return last < 0 ? 1 : curve[last];
  }

  /** Whether people were followed to a time, or nobody is left by then. */
  boolean isKnown(double time) {
    return from(time) < size() || survival(time) == 0;
  }

  private void fillAtRisk() {
    Sum[] entering = new Sum[times.length + 1];
    Sum[] leaving = new Sum[times.length];
    long[] enteringPeople = new long[times.length + 1];
    Arrays.setAll(entering, j -> new Sum());
    Arrays.setAll(leaving, j -> new Sum());
    for (int i = 0; i < first.length; i++) {
      entering[first[i]].add(frequency[i] * weight[i]);
      enteringPeople[first[i]] += (long) frequency[i];
      leaving[last[i]].add(frequency[i] * weight[i]);
    }
    long people = 0;
    Sum mass = new Sum();
    for (int j = times.length - 1; j >= 0; j--) {
      people += peopleLeft[j] + peopleLost[j] - enteringPeople[j + 1];
      mass.add(leaving[j].value());
      mass.add(-entering[j + 1].value());
      peopleAtRisk[j] = people;
      atRisk[j] = people == 0 ? 0 : mass.value();
    }
  }

  private long[] people(boolean events) {
    long[] people = new long[times.length];
    for (int i = 0; i < last.length; i++) {
      people[last[i]] += cause[i] > 0 == events ? (long) frequency[i] : 0;
    }
    return people;
  }

  /** Sums of weights over people with the event by one cause, by time. */
  double[] leftBy(int oneCause) {
    return masses(c -> c == oneCause);
  }

  private double[] masses(IntPredicate ofCause) {
    Sum[] sums = new Sum[times.length];
    Arrays.setAll(sums, j -> new Sum());
    for (int i = 0; i < last.length; i++) {
      if (ofCause.test(cause[i])) {
        sums[last[i]].add(frequency[i] * weight[i]);
      }
    }
    return Arrays.stream(sums).mapToDouble(Sum::value).toArray();
  }

  private static int countUpTo(double[] sorted, double time) {
    int at = Arrays.binarySearch(sorted, time);
    return at >= 0 ? at + 1 : -at - 1;
  }
}
