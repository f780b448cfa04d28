package org.rollcall.stats.agreement;

import java.util.List;
import java.util.OptionalDouble;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Interval;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.numeric.FisherF;

/**
 * Cronbach's alpha: how well the items of a scale hang together.
 *
 * <p>Estimates α = k/(k − 1) · (1 − Σ c_ii / Σ c_ij), c the covariances of the k items. Intervals:
 * Feldt's, 1 − (1 − α) F with n − 1 and (n − 1)(k − 1) degrees of freedom, and the one of the
 * asymptotic standard error of van Zyl, Duhachek and Iacobucci, normal reference. The standardised
 * α is k r̄/(1 + (k − 1) r̄), r̄ the mean correlation of items.
 *
 * <p>Assumes people are independent, with all items answered, items turned to one direction, and
 * normal answers for the intervals; Feldt's also that items are parallel.
 *
 * <p>Edge cases: nobody; fewer than two people or items; a total that does not vary, as of two
 * items that mirror each other (R gives minus infinity). A constant item lowers α and leaves the
 * standardised one undefined; R's psych drops such items. α = 1 has no standard error. α may be
 * negative, which says that items were not turned.
 *
 * <p>Checked against R 4.2.2, psych 2.2.9, relative 1e-10.
 *
 * @see "Cronbach (1951), doi:10.1007/BF02310555"
 * @see "Feldt (1965), doi:10.1007/BF02289499"
 * @see "Duhachek & Iacobucci (2004), doi:10.1037/0021-9010.89.5.792"
 */
public final class CronbachAlpha {

  /** Relative size of a variance below which it is rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * Alpha.
   *
   * @param people people who answered all items
   * @param items number of items
   * @param value alpha, at most 1
   * @param standardised alpha of items brought to one spread; empty if one is constant
   * @param estimate alpha with its asymptotic standard error, or why there is none
   */
  public record Alpha(
      long people, int items, double value, OptionalDouble standardised, Estimate estimate) {

    /**
     * Feldt's interval.
     *
     * @param level coverage, between 0 and 1
     * @return limits below 1; or NO_VARIATION if alpha is 1
     */
    public Estimable<Interval> feldt(double level) {
      double tail = (1 - Interval.requireLevel(level)) / 2;
      return value == 1
          ? Estimable.missing(Cause.SAME_ITEMS)
          : Estimable.of(new Interval(level, limit(tail), limit(1 - tail)));
    }

    private double limit(double upper) {
      double free = people - 1.0;
      return 1 - (1 - value) * FisherF.quantile(upper, free, free * (items - 1));
    }
  }

  private CronbachAlpha() {}

  /**
   * Alpha of a scale.
   *
   * @param answers any order, each of all items
   * @return alpha; or NO_PEOPLE or NO_VARIATION
   * @throws IllegalArgumentException if the numbers of items differ
   */
  public static Estimable<Alpha> of(List<ItemAnswers> answers) {
    Covariances covariances = Covariances.of(answers);
    if (covariances.people() == 0) {
      return Estimable.missing(Cause.NOBODY_ANSWERED_ALL);
    }
    if (covariances.people() < 2 || covariances.items() < 2) {
      return Estimable.missing(Cause.TOO_FEW_FOR_CONSISTENCY);
    }
    double trace = 0;
    double sum = 0;
    for (int i = 0; i < covariances.items(); i++) {
      trace += covariances.at(i, i);
      for (int j = 0; j < covariances.items(); j++) {
        sum += covariances.at(i, j);
      }
    }
    if (sum <= ROUNDING * trace) {
      return Estimable.missing(Cause.SAME_TOTAL);
    }
    double k = covariances.items();
    // The sum of what is off the diagonal, in which equal items cancel nothing.
    double value = k / (k - 1) * ((sum - trace) / sum);
    return Estimable.of(
        new Alpha(
            covariances.people(),
            covariances.items(),
            value,
            standardised(covariances),
            estimate(covariances, value, trace, sum)));
  }

  private static Estimate estimate(
      Covariances covariances, double value, double trace, double sum) {
    double k = covariances.items();
    double squares = 0;
    double ofRows = 0;
    for (int i = 0; i < k; i++) {
      double row = 0;
      for (int j = 0; j < k; j++) {
        row += covariances.at(i, j);
        squares += covariances.at(i, j) * covariances.at(i, j);
      }
      ofRows += row * row;
    }
    double inner = sum * (squares + trace * trace) - 2 * trace * ofRows;
    double variance = 2 * k * k / ((k - 1) * (k - 1) * sum * sum * sum) * inner;
    boolean known = inner > ROUNDING * sum * trace * trace;
    return known
        ? new PointEstimate(
            value, Math.sqrt(variance / covariances.people()), Double.POSITIVE_INFINITY)
        : new NotEstimable(Cause.SAME_ITEMS);
  }

  private static OptionalDouble standardised(Covariances covariances) {
    int k = covariances.items();
    double sum = 0;
    for (int i = 0; i < k; i++) {
      if (covariances.at(i, i) == 0) {
        return OptionalDouble.empty();
      }
      for (int j = 0; j < i; j++) {
        sum += covariances.at(i, j) / Math.sqrt(covariances.at(i, i) * covariances.at(j, j));
      }
    }
    double mean = 2 * sum / (k * (k - 1.0));
    double below = 1 + (k - 1) * mean;
    return below > ROUNDING ? OptionalDouble.of(k * mean / below) : OptionalDouble.empty();
  }
}
