package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.rollcall.stats.numeric.Matrices;
import org.rollcall.stats.numeric.Ranks;

/**
 * The cells of a model of hazards by period, merged and in the order of their content.
 *
 * <p>Within a pattern of covariates the people at risk in a period are the reverse cumulative sum
 * of exits less that of entries, so no person is ever spread over rows.
 */
final class HazardData {

  final Patterns patterns;
  final int clusters;
  final long personPeriods;

  /** What one person counts for on average. */
  final double unit;

  /** By merged cell, ascending by pattern first. */
  final int[] pattern;

  final int[] first;
  final int[] last;
  final boolean[] event;
  final double[] people;
  final double[] weight;
  final int[] cluster;

  /** By pattern: the first period that it has people at risk in. */
  final int[] begin;

  /** By pattern and period from its first on: sum of the weights of those with an event. */
  final double[][] events;

  /** The same of those at risk without one. */
  final double[][] none;

  /** By period from 0 on: people at risk, and people with events. */
  final long[] peopleAtRisk;

  final long[] peopleWithEvents;

  /**
   * Merges cells.
   *
   * @param cells at least one, each with people and a positive weight, all of the same width
   */
  HazardData(HazardCell[] cells) {
    Ranks covariates =
        Ranks.ofRows(Arrays.stream(cells).map(HazardCell::covariates).toArray(double[][]::new));
    Ranks weights = Ranks.of(Arrays.stream(cells).mapToDouble(c -> c.weight().value()).toArray());
    Ranks clusterRanks = longs(cells, HazardCell::cluster);
    Ranks[] keys = {
      covariates,
      longs(cells, HazardCell::first),
      longs(cells, HazardCell::last),
      longs(cells, c -> c.ending().ordinal()),
      weights,
      clusterRanks
    };
    int[] order = Ranks.order(keys);
    int[] group = Ranks.groups(order, keys);
    int size = group[order.length - 1] + 1;
    this.pattern = new int[size];
    this.first = new int[size];
    this.last = new int[size];
    this.event = new boolean[size];
    this.people = new double[size];
    this.weight = new double[size];
    this.cluster = new int[size];
    for (int i = 0; i < order.length; i++) {
      HazardCell one = cells[order[i]];
      int c = group[i];
      pattern[c] = covariates.rank()[order[i]];
      first[c] = one.first();
      last[c] = one.last();
      event[c] = one.ending() == Ending.EVENT;
      people[c] += one.frequency().people();
      weight[c] = one.weight().value();
      cluster[c] = clusterRanks.rank()[order[i]];
    }
    this.clusters = clusterRanks.levels();
    this.unit = Matrices.dot(people, weight) / Arrays.stream(people).sum();
    int periods = Arrays.stream(last).max().getAsInt() + 1;
    this.peopleAtRisk = new long[periods];
    this.peopleWithEvents = new long[periods];
    this.begin = new int[covariates.levels()];
    this.events = new double[begin.length][];
    this.none = new double[begin.length][];
    count();
    this.personPeriods = Arrays.stream(peopleAtRisk).sum();
    double[][] raw = new double[begin.length][];
    Arrays.setAll(raw, q -> cells[covariates.example()[q]].covariates());
    double[] sizes = new double[raw.length];
    Arrays.setAll(sizes, q -> Arrays.stream(events[q]).sum() + Arrays.stream(none[q]).sum());
    this.patterns = new Patterns(raw, sizes);
  }

  private static Ranks longs(HazardCell[] cells, ToLongFunction<HazardCell> of) {
    return Ranks.of(Arrays.stream(cells).mapToLong(of).toArray());
  }

  private void count() {
    for (int c = 0; c < pattern.length; ) {
      int end = c;
      while (end < pattern.length && pattern[end] == pattern[c]) {
        end++;
      }
      countPattern(c, end);
      c = end;
    }
    for (int t = 1; t < peopleAtRisk.length; t++) {
      peopleAtRisk[t] += peopleAtRisk[t - 1];
    }
  }

  private void countPattern(int start, int end) {
    int q = pattern[start];
    // Cells of a pattern ascend by their first period.
    int low = first[start];
    int high = Arrays.stream(last, start, end).max().getAsInt();
    double[] with = new double[high - low + 1];
    double[] without = new double[high - low + 1];
    double[] entering = new double[high - low + 1];
    for (int c = start; c < end; c++) {
      double sum = people[c] * weight[c];
      (event[c] ? with : without)[last[c] - low] += sum;
      entering[first[c] - low] += sum;
      peopleAtRisk[first[c]] += (long) people[c];
      if (last[c] + 1 < peopleAtRisk.length) {
        peopleAtRisk[last[c] + 1] -= (long) people[c];
      }
      peopleWithEvents[last[c]] += event[c] ? (long) people[c] : 0;
    }
    double staying = 0;
    for (int t = high - low; t >= 0; t--) {
      without[t] += staying;
      staying = without[t] + with[t] - entering[t];
    }
    begin[q] = low;
    events[q] = with;
    none[q] = without;
  }

  /** Periods in which some have an event and some have not; the others have no finite intercept. */
  int[] informative() {
    int[] found = new int[peopleAtRisk.length];
    int count = 0;
    for (int t = 0; t < found.length; t++) {
      if (peopleWithEvents[t] > 0 && peopleWithEvents[t] < peopleAtRisk[t]) {
        found[count++] = t;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Number of covariates. */
  int width() {
    return patterns.width();
  }
}
