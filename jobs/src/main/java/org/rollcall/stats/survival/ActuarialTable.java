package org.rollcall.stats.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;

/**
 * The life table of actuaries: times in intervals, half of those lost in one counted as exposed.
 *
 * <p>Estimates q = d / (n − c / 2) of each interval, n people entering it, d with the event and c
 * lost in it; S, the product of 1 − q, with Greenwood's standard error; and the hazard in the
 * middle, q / (width (1 − q / 2)).
 *
 * <p>Assumes besides independent censoring that people are lost evenly over an interval. Where the
 * times themselves are known {@link KaplanMeier} needs no such assumption; this is for comparison
 * with published tables.
 *
 * <p>Edge cases: the table ends with the last interval that somebody enters. The last interval
 * takes all later times, so it has no width and no hazard. There is no standard error where nobody
 * left yet or everybody has, nor of a hazard of 0.
 *
 * <p>Checked in {@code RetentionTableGoldens} against R 4.2.2, KMsurv 0.1-5 {@code lifetab},
 * relative 1e-10.
 *
 * @see "Cutler & Ederer (1958), doi:10.1016/0021-9681(58)90126-7"
 */
public final class ActuarialTable {

  /**
   * One interval.
   *
   * @param start inclusive
   * @param end exclusive; the last interval also takes later times
   * @param entering people who reach its start
   * @param lost people whose follow-up ends in it
   * @param left people with the event in it
   * @param exposed entering less half of those lost
   * @param probability of the event for those who reach its start
   * @param survival share without the event at its start
   * @param survivalAtEnd share without the event at its end
   * @param stdError of the share at its start
   * @param hazard in its middle
   * @param hazardStdError of the hazard
   */
  public record Row(
      double start,
      double end,
      long entering,
      long lost,
      long left,
      double exposed,
      double probability,
      double survival,
      double survivalAtEnd,
      OptionalDouble stdError,
      OptionalDouble hazard,
      OptionalDouble hazardStdError) {}

  private ActuarialTable() {}

  /**
   * The table of people.
   *
   * @param cells any order, at risk from the start on
   * @param breaks starts of the intervals, and the end of the last; ascending, the first not after
   *     any time
   * @return an interval each, or the reason that nobody is there
   * @throws IllegalArgumentException for sampling weights, delayed entry, or bad breaks
   */
  public static Estimable<List<Row>> of(List<SurvivalCell> cells, double[] breaks) {
    int intervals = breaks.length - 1;
    Cells.requireUnweighted(cells, "an actuarial table");
    long[] left = new long[Math.max(0, intervals)];
    long[] lost = new long[left.length];
    long entering = 0;
    for (SurvivalCell cell : cells) {
      int at = Math.min(intervals - 1, intervalOf(cell, breaks));
      long[] counts = cell.ending() == Ending.EVENT ? left : lost;
      counts[at] += cell.frequency().people();
      entering += cell.frequency().people();
    }
    return entering == 0
        ? Estimable.missing(Cause.NOBODY)
        : Estimable.of(rows(breaks, left, lost, entering));
  }

  private static List<Row> rows(double[] breaks, long[] left, long[] lost, long all) {
    List<Row> rows = new ArrayList<>();
    long entering = all;
    double survival = 1;
    double sum = 0;
    for (int k = 0; k < left.length && entering > 0; k++) {
      double exposed = entering - lost[k] / 2.0;
      double q = left[k] / exposed;
      double after = ProductLimit.kept(left[k], exposed) * survival;
      OptionalDouble error =
          sum > 0 && survival > 0
              ? OptionalDouble.of(survival * Math.sqrt(sum))
              : OptionalDouble.empty();
      double width = k == left.length - 1 ? Double.NaN : breaks[k + 1] - breaks[k];
      double hazard = q / (width * (1 - q / 2));
      double half = hazard * width / 2;
      double hazardError = hazard * Math.sqrt((1 - half * half) / (exposed * q));
      rows.add(
          new Row(
              breaks[k],
              breaks[k + 1],
              entering,
              lost[k],
              left[k],
              exposed,
              q,
              survival,
              after,
              error,
              known(hazard),
              known(hazardError)));
      sum += q / (exposed * (1 - q));
      survival = after;
      entering -= left[k] + lost[k];
    }
    return List.copyOf(rows);
  }

  private static OptionalDouble known(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static int intervalOf(SurvivalCell cell, double[] breaks) {
    int at = Arrays.binarySearch(breaks, cell.exit());
    int interval = at >= 0 ? at : -at - 2;
    if (interval < 0 || breaks.length < 2 || cell.entry() > Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "Cannot put a time into an interval: entry "
              + cell.entry()
              + ", exit "
              + cell.exit()
              + " (must have no entry, and not be before the first of at least two breaks)");
    }
    return interval;
  }
}
