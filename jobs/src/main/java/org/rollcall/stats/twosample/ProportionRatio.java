package org.rollcall.stats.twosample;

import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Interval;
import org.rollcall.stats.PointEstimate;

/**
 * The ratio of two shares, first over second: the risk ratio.
 *
 * <p>Estimates r = (x₁/n₁) / (x₂/n₂); log r has Katz's standard error √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂)
 * and a normal reference.
 *
 * <p>Assumes people are independent, see {@link Proportion}.
 *
 * <p>Edge cases: nobody in an arm; nobody who has it in an arm, where R's formula gives 0, infinity
 * or NaN; everybody in both arms, where the standard error would be 0.
 *
 * <p>Checked against Katz's formula in R 4.2.2, relative 1e-10.
 *
 * @see "Katz, Baptista, Azen & Pike (1978), doi:10.2307/2530610"
 */
public final class ProportionRatio {

  /**
   * A ratio of shares.
   *
   * @param value the ratio, positive
   * @param log its logarithm with its standard error
   */
  public record Ratio(double value, PointEstimate log) {

    /**
     * The interval of the ratio, symmetric for its logarithm.
     *
     * @param level coverage, between 0 and 1
     * @return positive limits
     */
    public Interval interval(double level) {
      Interval ofLog = log.interval(level);
      return new Interval(level, Math.exp(ofLog.low()), Math.exp(ofLog.high()));
    }
  }

  private ProportionRatio() {}

  /**
   * The ratio with Katz's standard error.
   *
   * @param first the arm whose increase makes the ratio larger
   * @param second the arm that it is divided by
   * @return the ratio; or NO_PEOPLE, NO_EVENTS or NO_VARIATION
   */
  public static Estimable<Ratio> katz(Share first, Share second) {
    if (first.people() == 0 || second.people() == 0) {
      return Estimable.missing(Cause.NO_SHARE_OF_AN_ARM);
    }
    if (first.withOutcome() == 0 || second.withOutcome() == 0) {
      return Estimable.missing(Cause.NEVER_IN_AN_ARM);
    }
    double variance = ofLog(first) + ofLog(second);
    if (variance == 0) {
      return Estimable.missing(Cause.HAPPENED_TO_ALL);
    }
    double ratio = first.p() / second.p();
    PointEstimate log =
        new PointEstimate(Math.log(ratio), Math.sqrt(variance), Double.POSITIVE_INFINITY);
    return Estimable.of(new Ratio(ratio, log));
  }

  /** Variance of the logarithm of a share, 1/x - 1/n, without the rounding of a difference. */
  private static double ofLog(Share share) {
    return (double) (share.people() - share.withOutcome()) / share.withOutcome() / share.people();
  }
}
