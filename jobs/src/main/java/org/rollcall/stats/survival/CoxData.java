package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.rollcall.stats.numeric.Ranks;
import org.rollcall.stats.numeric.Sum;

/**
 * The cells of a Cox regression, merged and in the order of their content, as flat arrays.
 *
 * <p>Members are people equal in all. A risk cell holds the members that differ only in weight or
 * cluster and therefore enter a partial likelihood together. A moment is a pair of stratum and time
 * with events.
 */
final class CoxData {

  final Patterns patterns;
  final int clusters;
  final long persons;
  final long events;

  /** What one person counts for on average. */
  final double unit;

  /** By risk cell, ascending by stratum, exit, ending, pattern and entry: its row of covariates. */
  final int[] pattern;

  final boolean[] event;
  final double[] entry;
  final double[] exit;
  final double[] people;

  /** By risk cell: sum of the weights of its people. */
  final double[] weight;

  /** By risk cell: the first moment at which it is at risk. */
  final int[] from;

  /** By risk cell: one after the last moment at which it is at risk; never descending. */
  final int[] to;

  /** Risk cells that enter after a moment of their stratum, by descending {@code from}. */
  final int[] lateEntries;

  /** By moment. */
  final double[] time;

  /** By moment: the first moment of its stratum. */
  final int[] start;

  /** By member, in the order of the risk cells: its risk cell. */
  final int[] cell;

  final double[] memberPeople;
  final double[] memberWeight;
  final int[] cluster;

  /**
   * Merges cells.
   *
   * @param cells at least one, each with people and a positive weight, all of the same width
   */
  CoxData(CoxCell[] cells) {
    Ranks stratum = longs(cells, CoxCell::stratum);
    double[] entryOf = Arrays.stream(cells).mapToDouble(CoxCell::entry).toArray();
    double[] exitOf = Arrays.stream(cells).mapToDouble(CoxCell::exit).toArray();
    NearTimes.merge(entryOf, exitOf);
    Ranks exits = Ranks.of(exitOf);
    Ranks ending = longs(cells, c -> c.ending().ordinal());
    Ranks covariates =
        Ranks.ofRows(Arrays.stream(cells).map(CoxCell::covariates).toArray(double[][]::new));
    Ranks entries = Ranks.of(entryOf);
    Ranks weights = Ranks.of(Arrays.stream(cells).mapToDouble(c -> c.weight().value()).toArray());
    Ranks clusterRanks = longs(cells, CoxCell::cluster);
    int[] order = Ranks.order(stratum, exits, ending, covariates, entries, weights, clusterRanks);
    int[] riskOf = Ranks.groups(order, stratum, exits, ending, covariates, entries);
    int[] memberOf =
        Ranks.groups(order, stratum, exits, ending, covariates, entries, weights, clusterRanks);
    int risks = riskOf[order.length - 1] + 1;
    int members = memberOf[order.length - 1] + 1;

    this.pattern = new int[risks];
    this.event = new boolean[risks];
    this.entry = new double[risks];
    this.exit = new double[risks];
    this.people = new double[risks];
    this.cell = new int[members];
    this.memberPeople = new double[members];
    this.memberWeight = new double[members];
    this.cluster = new int[members];
    int[] stratumOf = new int[risks];
    for (int i = 0; i < order.length; i++) {
      CoxCell one = cells[order[i]];
      int risk = riskOf[i];
      int member = memberOf[i];
      stratumOf[risk] = stratum.rank()[order[i]];
      pattern[risk] = covariates.rank()[order[i]];
      event[risk] = one.ending() == Ending.EVENT;
      entry[risk] = entryOf[order[i]];
      exit[risk] = exitOf[order[i]];
      people[risk] += one.frequency().people();
      cell[member] = risk;
      memberPeople[member] += one.frequency().people();
      memberWeight[member] = one.weight().value();
      cluster[member] = clusterRanks.rank()[order[i]];
    }
    this.clusters = clusterRanks.levels();
    this.weight = weights();
    this.persons = (long) Arrays.stream(people).sum();
    this.unit = Arrays.stream(weight).sum() / persons;
    this.events = countEvents();
    this.patterns = patterns(cells, covariates);

    int[] moments = moments(stratumOf);
    this.time = new double[moments.length];
    this.start = new int[moments.length];
    this.from = new int[risks];
    this.to = new int[risks];
    place(moments, stratumOf);
    this.lateEntries = lateEntries();
  }

  /** Number of covariates. */
  int width() {
    return patterns.width();
  }

  /** Number of moments. */
  int moments() {
    return time.length;
  }

  /** Number of risk cells. */
  int cells() {
    return pattern.length;
  }

  private static Ranks longs(CoxCell[] cells, ToLongFunction<CoxCell> of) {
    return Ranks.of(Arrays.stream(cells).mapToLong(of).toArray());
  }

  private double[] weights() {
    double[] sums = new double[pattern.length];
    Sum sum = new Sum();
    for (int m = 0; m < cell.length; m++) {
      sum.add(memberPeople[m] * memberWeight[m]);
      if (m + 1 == cell.length || cell[m + 1] != cell[m]) {
        sums[cell[m]] = sum.value();
        sum = new Sum();
      }
    }
    return sums;
  }

  private long countEvents() {
    double sum = 0;
    for (int c = 0; c < event.length; c++) {
      sum += event[c] ? people[c] : 0;
    }
    return (long) sum;
  }

  private Patterns patterns(CoxCell[] cells, Ranks covariates) {
    double[][] raw = new double[covariates.levels()][];
    Arrays.setAll(raw, q -> cells[covariates.example()[q]].covariates());
    double[] weights = new double[raw.length];
    for (int c = 0; c < pattern.length; c++) {
      weights[pattern[c]] += weight[c];
    }
    return new Patterns(raw, weights);
  }

  /** For each moment, the first of its risk cells. */
  private int[] moments(int[] stratumOf) {
    int[] found = new int[pattern.length];
    int count = 0;
    for (int c = 0; c < pattern.length; c++) {
      boolean begins = c == 0 || stratumOf[c] != stratumOf[c - 1] || exit[c] != exit[c - 1];
      // Events come before other endings, so the first cell of a time tells whether it has any.
      if (begins && event[c]) {
        found[count++] = c;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private void place(int[] moments, int[] stratumOf) {
    for (int k = 0; k < moments.length; k++) {
      time[k] = exit[moments[k]];
      boolean first = k == 0 || stratumOf[moments[k]] != stratumOf[moments[k - 1]];
      start[k] = first ? k : start[k - 1];
    }
    int passed = 0;
    int begin = 0;
    for (int c = 0; c < pattern.length; c++) {
      if (c > 0 && stratumOf[c] != stratumOf[c - 1]) {
        begin = passed;
      }
      if (passed < moments.length && moments[passed] == c) {
        passed++;
      }
      to[c] = passed;
      from[c] = Math.min(passed, firstAfter(entry[c], begin, passed));
    }
  }

  private int firstAfter(double entered, int begin, int end) {
    int found = Arrays.binarySearch(time, begin, end, entered);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int[] lateEntries() {
    int[] late = new int[pattern.length];
    int count = 0;
    for (int c = 0; c < pattern.length; c++) {
      if (from[c] < to[c] && from[c] > start[from[c]]) {
        late[count++] = c;
      }
    }
    int[] found = Arrays.copyOf(late, count);
    double[] first = Arrays.stream(found).mapToDouble(c -> -from[c] + 0.0).toArray();
    int[] order = Ranks.order(Ranks.of(first));
    return Arrays.stream(order).map(i -> found[i]).toArray();
  }
}
