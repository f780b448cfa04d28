package org.rollcall.stats.twosample;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.special.Beta;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;

/**
 * The difference of two means in standard deviations, without small-sample bias.
 *
 * <p>Estimates g = J (m₁ − m₂)/s with s the pooled standard deviation, ν = n₁ + n₂ − 2 and the
 * exact J = Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)); variance 1/n₁ + 1/n₂ + g²/(2(n₁ + n₂)), normal
 * reference.
 *
 * <p>Assumes people are independent and the arms have one standard deviation.
 *
 * <p>Edge cases: nobody in an arm; fewer than four people in all or a single one in an arm;
 * everybody of an arm alike in both arms.
 *
 * <p>Checked against R 4.2.2, metafor 3.8-1 {@code escalc("SMD")}, relative 1e-8. The limits that
 * invert the noncentral t are not given: no estimand uses them.
 *
 * @see "Hedges (1981), doi:10.3102/10769986006002107"
 */
public final class HedgesG {

  /**
   * A standardised difference.
   *
   * @param uncorrected Cohen's d, (m₁ − m₂)/s
   * @param correction J, below 1
   * @param g J times d, with its standard error
   */
  public record Effect(double uncorrected, double correction, PointEstimate g) {}

  private HedgesG() {}

  /**
   * The standardised difference of two means.
   *
   * @param first the arm whose increase makes it positive, any order
   * @param second the arm that is subtracted, any order
   * @return the effect; or NO_PEOPLE or NO_VARIATION
   */
  public static Estimable<Effect> of(List<CountedValue> first, List<CountedValue> second) {
    return Summary.of(first).then(one -> Summary.of(second).then(two -> of(one, two)));
  }

  private static Estimable<Effect> of(Summary one, Summary two) {
    Optional<NotEstimable> problem = Means.single(one, two);
    if (problem.isPresent()) {
      return Estimable.missing(problem.get());
    }
    double n = one.people();
    double m = two.people();
    double df = n + m - 2;
    double pooled = Math.sqrt((one.deviations() + two.deviations()) / df);
    if (Means.isRounding(pooled, one, two)) {
      return Estimable.missing(Cause.NO_SPREAD_IN_ARMS);
    }
    double d = (one.mean() - two.mean()) / pooled;
    double correction = correction(df);
    double g = correction * d;
    double variance = 1 / n + 1 / m + g * g / (2 * (n + m));
    PointEstimate estimate = new PointEstimate(g, Math.sqrt(variance), Double.POSITIVE_INFINITY);
    return Estimable.of(new Effect(d, correction, estimate));
  }

  /** The ratio of gamma functions by a beta function, which stays exact for many people. */
  private static double correction(double df) {
    double half = df / 2;
    return Math.exp(Math.log(Math.PI / half) / 2 - Beta.logBeta(half - 0.5, 0.5));
  }
}
