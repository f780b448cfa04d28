package org.rollcall.stats.twosample;

import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Sum;

/**
 * Number, mean and spread of one arm's values.
 *
 * <p>Two passes with compensated sums, the first from the smallest value and the second from the
 * mean, so that values that differ little lose no digits.
 *
 * <p>Checked against the certified values of NIST's univariate data sets, relative 1e-12 (NumAcc3
 * and NumAcc4: 1e-8, which is what doubles hold of such decimals).
 *
 * @param people positive
 * @param mean their mean
 * @param deviations sum of the squared distances from the mean
 * @see "Chan, Golub & LeVeque (1983), doi:10.1080/00031305.1983.10483115"
 */
public record Summary(long people, double mean, double deviations) {

  /**
   * The summary of values.
   *
   * @param values any order
   * @return the summary, or NO_PEOPLE
   */
  public static Estimable<Summary> of(List<CountedValue> values) {
    Histogram histogram = Histogram.of(values);
    if (histogram.total() == 0) {
      return Estimable.missing(Cause.NO_MEAN_OF_NOBODY);
    }
    double n = histogram.total();
    double origin = histogram.value(0);
    Sum first = new Sum();
    for (int i = 0; i < histogram.size(); i++) {
      first.add(histogram.people(i) * (histogram.value(i) - origin));
    }
    double mean = origin + first.value() / n;
    Sum rest = new Sum();
    Sum squares = new Sum();
    for (int i = 0; i < histogram.size(); i++) {
      double apart = histogram.value(i) - mean;
      rest.add(histogram.people(i) * apart);
      squares.add(histogram.people(i) * apart * apart);
    }
    // What the rounding of the mean leaves over.
    double left = rest.value() / n;
    double deviations = histogram.size() == 1 ? 0 : squares.value() - n * left * left;
    return Estimable.of(new Summary(histogram.total(), mean, deviations));
  }

  /** The variance, deviations / (people - 1); NaN of a single person. */
  public double variance() {
    return deviations / (people - 1);
  }

  /** The standard deviation; NaN of a single person. */
  public double sd() {
    return Math.sqrt(variance());
  }
}
