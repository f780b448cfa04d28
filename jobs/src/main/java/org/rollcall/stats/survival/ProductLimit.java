package org.rollcall.stats.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.rollcall.stats.clusters.ClusterSums;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.clusters.Statistic;

/**
 * The arithmetic of product-limit curves, on sums that add up over clusters.
 *
 * <p>Layout of a cluster's sums up to time k: left[0..k], atRisk[0..k], those followed to the time
 * asked for, at which nobody's time needs to end, and for the incidence of a cause
 * leftByCause[0..k].
 */
final class ProductLimit {

  /** Share of those at risk below which nobody is left but rounding. */
  private static final double ROUNDING = 1e-12;

  private ProductLimit() {}

  /** What is read off a curve. */
  enum Quantity {
    /** Share to whom the event has not happened. */
    SURVIVAL,
    /** Share to whom it has. */
    LEFT,
    /** Nelson and Aalen's sum of hazards. */
    CUMULATIVE_HAZARD,
    /** Mean time without the event: area under the curve. */
    RESTRICTED_MEAN,
    /** Its logarithm. */
    LOG_RESTRICTED_MEAN
  }

  /** Share of those at risk to whom the event does not happen. */
  static double kept(double left, double atRisk) {
    double kept = (atRisk - left) / atRisk;
    return kept > ROUNDING ? kept : 0;
  }

  /**
   * The curve.
   *
   * @param left sums at the event, shape (times,) or longer
   * @param atRisk sums at risk
   * @return NaN from the first time that nobody is at risk at, unless nobody is left by then
   */
  static double[] curve(double[] left, double[] atRisk) {
    double[] curve = new double[atRisk.length];
    double survival = 1;
    for (int j = 0; j < curve.length; j++) {
      if (atRisk[j] > 0) {
        survival *= kept(left[j], atRisk[j]);
      } else if (survival > 0) {
        survival = Double.NaN;
      }
      curve[j] = survival;
    }
    return curve;
  }

  /**
   * Area under a step curve that starts at 1.
   *
   * @param times when it steps, ascending
   * @param curve its height from each time on
   * @param from start, not before 0
   * @param to end
   */
  static double area(double[] times, double[] curve, double from, double to) {
    double area = 0;
    double since = from;
    double height = 1;
    for (int j = 0; j < times.length && times[j] < to; j++) {
      if (times[j] > since) {
        area += height * (times[j] - since);
        since = times[j];
      }
      height = curve[j];
    }
    return to > since ? area + height * (to - since) : area;
  }

  /** An arm whose number is read off its curve at a time. */
  static Sample sample(Timeline line, Quantity quantity, double time) {
    int size = line.upTo(time) + 1;
    double[] times = Arrays.copyOf(line.times, size);
    return Sample.of(byCluster(line, size, time, 0), new AtTime(quantity, time, times));
  }

  /**
   * The sums of each cluster over the first times.
   *
   * @param size how many times
   * @param time to which people are counted as followed
   * @param cause whose events are also counted apart; 0 for none
   */
  static List<ClusterSums> byCluster(Timeline line, int size, double time, int cause) {
    int followedTo = line.from(time);
    int width = 2 * size + 1 + (cause > 0 ? size : 0);
    double[][] sums = new double[line.clusters.length][width];
    long[] people = new long[line.clusters.length];
    for (int i = 0; i < line.first.length; i++) {
      double[] own = sums[line.cluster[i]];
      double mass = line.frequency[i] * line.weight[i];
      int last = line.last[i];
      people[line.cluster[i]] += (long) line.frequency[i];
      for (int j = line.first[i]; j < size && j <= last; j++) {
        own[size + j] += mass;
      }
      if (last < size && line.cause[i] > 0) {
        own[last] += mass;
        if (line.cause[i] == cause) {
          own[2 * size + 1 + last] += mass;
        }
      }
      own[2 * size] += line.first[i] <= followedTo && followedTo <= last ? mass : 0;
    }
    List<ClusterSums> parts = new ArrayList<>();
    for (int g = 0; g < sums.length; g++) {
      parts.add(new ClusterSums(line.clusters[g], people[g], sums[g]));
    }
    return parts;
  }

  /**
   * Share of people with the event by one cause, by time: Σ S(s−) d_k(s) / n(s).
   *
   * @param curve of people without any event
   * @param byCause sums with the event by the cause
   * @param atRisk sums at risk
   * @return shape of the curve; NaN where that is
   */
  static double[] incidence(double[] curve, double[] byCause, double[] atRisk) {
    double[] incidence = new double[curve.length];
    double sum = 0;
    double before = 1;
    for (int j = 0; j < curve.length; j++) {
      sum += before > 0 ? before * (byCause[j] / atRisk[j]) : 0;
      before = curve[j];
      incidence[j] = Double.isNaN(before) ? before : sum;
    }
    return incidence;
  }

  /**
   * A number read off the curve of an arm at a time.
   *
   * <p>Numbers of two arms are of one kind if quantity and time agree; each arm has its own times
   * of events.
   *
   * @param quantity which number
   * @param time when
   * @param times when anybody's time ends, up to then
   */
  record AtTime(Quantity quantity, double time, double[] times) implements Statistic {

    @Override
    public OptionalDouble at(double[] totals) {
      int size = times.length;
      double[] atRisk = new double[size];
      System.arraycopy(totals, size, atRisk, 0, size);
      double[] curve = curve(totals, atRisk);
      double survival = size == 0 ? 1 : curve[size - 1];
      if (Double.isNaN(survival) || (survival > 0 && !(totals[2 * size] > 0))) {
        return OptionalDouble.empty();
      }
      return switch (quantity) {
        case SURVIVAL -> OptionalDouble.of(survival);
        case LEFT -> OptionalDouble.of(1 - survival);
        case CUMULATIVE_HAZARD -> OptionalDouble.of(hazard(totals, atRisk));
        case RESTRICTED_MEAN -> OptionalDouble.of(area(times, curve, 0, time));
        case LOG_RESTRICTED_MEAN -> logarithm(area(times, curve, 0, time));
      };
    }

    private static OptionalDouble logarithm(double mean) {
      return mean > 0 ? OptionalDouble.of(Math.log(mean)) : OptionalDouble.empty();
    }

    private static double hazard(double[] left, double[] atRisk) {
      double sum = 0;
      for (int j = 0; j < atRisk.length; j++) {
        sum += atRisk[j] > 0 ? left[j] / atRisk[j] : 0;
      }
      return sum;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof AtTime
          && ((AtTime) other).quantity == quantity
          && ((AtTime) other).time == time;
    }

    @Override
    public int hashCode() {
      return 31 * quantity.hashCode() + Double.hashCode(time);
    }

    @Override
    public String toString() {
      return quantity + " at " + time;
    }
  }
}
