package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.rollcall.stats.numeric.Sum;

/**
 * Who is at risk and who has the event at each time when somebody's time ends.
 *
 * <p>Times nearer to each other than 1.5e-8 of the mean time are one, the earliest of them, as in R
 * ({@code timefix}; R also merges times nearer than 1.5e-8 in their own unit).
 */
final class Timeline {

  private static final double SAME = Math.sqrt(Math.ulp(1.0));

  /** Ascending, shape (times,); so are the others by time. */
  final double[] times;

  final long[] peopleAtRisk;
  final long[] peopleLeft;
  final long[] peopleLost;

  /** Sums of weights over people at risk, with the event, and censored. */
  final double[] atRisk;

  final double[] left;
  final double[] lost;

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
    double[] distinct = distinct(canonical);
    double[] exits = merged(distinct, canonical, SurvivalCell::exit);
    double[] entries = merged(distinct, canonical, SurvivalCell::entry);
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
      if (entries[i] == exits[i]) {
        throw new IllegalArgumentException(
            "Invalid entry: " + cell.entry() + " (must differ from the exit)");
      }
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

  private static double[] distinct(List<SurvivalCell> cells) {
    double[] all =
        cells.stream()
            .flatMapToDouble(cell -> DoubleStream.of(cell.entry(), cell.exit()))
            .filter(Double::isFinite)
            .sorted()
            .distinct()
            .toArray();
    Sum size = new Sum();
    for (double time : all) {
      size.add(Math.abs(time) / all.length);
    }
    double same = SAME * size.value();
    double[] kept = new double[all.length];
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] - all[i - 1] > same) {
        kept[count++] = all[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static int countUpTo(double[] sorted, double time) {
    int at = Arrays.binarySearch(sorted, time);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** Each cell's time, as the one time that stands for all that are nearly the same. */
  private static double[] merged(
      double[] distinct, List<SurvivalCell> cells, ToDoubleFunction<SurvivalCell> time) {
    double[] merged = new double[cells.size()];
    for (int i = 0; i < merged.length; i++) {
      double own = time.applyAsDouble(cells.get(i));
      merged[i] = Double.isInfinite(own) ? own : distinct[countUpTo(distinct, own) - 1];
    }
    return merged;
  }
}
