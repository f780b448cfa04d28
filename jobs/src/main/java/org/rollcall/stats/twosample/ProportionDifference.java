package org.rollcall.stats.twosample;

import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Interval;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;

/**
 * The difference of two shares, first minus second.
 *
 * <p>Estimates d = x₁/n₁ − x₂/n₂. Newcombe's interval (his method 10) joins two Wilson intervals
 * (l, u): from d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²). Wald's standard
 * error is √(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂) with a normal reference; it is what {@link Equivalence}
 * tests, and too short in small samples.
 *
 * <p>Assumes people are independent, see {@link Proportion}.
 *
 * <p>Edge cases: nobody in an arm; Wald's standard error is 0 if both shares are 0 or 1, and then
 * there is no such estimate (R gives an interval of no width). Newcombe's interval exists also
 * then, and is always between -1 and 1.
 *
 * <p>Checked against R 4.2.2, {@code prop.test(correct = FALSE)} joined by Newcombe's formula,
 * relative 1e-10.
 *
 * @see "Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I"
 */
public final class ProportionDifference {

  private ProportionDifference() {}

  /**
   * Newcombe's interval of the difference.
   *
   * @param first the arm whose increase makes the difference positive
   * @param second the arm that is subtracted
   * @param level coverage, between 0 and 1
   * @return limits between -1 and 1, or NO_PEOPLE; exchanging the arms exchanges the limits and
   *     their signs
   */
  public static Estimable<Interval> newcombe(Share first, Share second, double level) {
    if (first.people() == 0 || second.people() == 0) {
      return Estimable.missing(nobody());
    }
    Interval one = Proportion.score(first, level);
    Interval two = Proportion.score(second, level);
    double p = first.p();
    double q = second.p();
    double below = Math.hypot(p - one.low(), two.high() - q);
    double above = Math.hypot(one.high() - p, q - two.low());
    return Estimable.of(new Interval(level, p - q - below, p - q + above));
  }

  /**
   * The difference with Wald's standard error.
   *
   * @param first the arm whose increase makes the difference positive
   * @param second the arm that is subtracted
   * @return the difference with a normal reference; or NO_PEOPLE, or NO_VARIATION if everybody in
   *     each arm is alike
   */
  public static Estimate wald(Share first, Share second) {
    if (first.people() == 0 || second.people() == 0) {
      return nobody();
    }
    double variance = first.variance() + second.variance();
    return variance == 0
        ? new NotEstimable(Cause.ALIKE_IN_ARMS)
        : new PointEstimate(first.p() - second.p(), Math.sqrt(variance), Double.POSITIVE_INFINITY);
  }

  private static NotEstimable nobody() {
    return new NotEstimable(Cause.NO_SHARE_OF_AN_ARM);
  }
}
