package org.rollcall.stats.weighting;

import org.rollcall.stats.Interval;
import org.rollcall.stats.PointEstimate;

/**
 * How strong an unmeasured reason would have to be, with arm and with outcome alike, to be all of
 * an observed association.
 *
 * <p>Estimates E = R + √(R (R − 1)), R the risk ratio or its inverse, whichever is at least 1: the
 * least risk ratio that a confounder must have with both arm and outcome, beyond the measured
 * covariates, to turn a true ratio of 1 into R. The limit is the E of the confidence limit nearer
 * to 1, and 1 if the interval holds 1.
 *
 * <p>Assumes nothing of the confounder; the conversions of {@link EffectScale} and of standardised
 * differences to risk ratios are approximations.
 *
 * <p>Edge cases a ratio of 1 has E = 1. By itself an E-value is only the estimate in other units:
 * show it beside {@link #ofChange} of the measured covariates, dropped one at a time.
 *
 * <p>Checked goldens evalue: formulas of the paper in R 4.2.2, relative 1e-9; the paper's own 7.26
 * and 3.00 for 3.9 (1.8, 8.7).
 *
 * @param riskRatio estimate as a risk ratio, positive
 * @param low lower confidence limit as a risk ratio, positive
 * @param high upper confidence limit as a risk ratio
 * @param point E-value of the estimate, at least 1
 * @param limit E-value of the confidence limit nearer to 1, at least 1
 * @see "VanderWeele & Ding (2017), doi:10.7326/M16-2607"
 * @see "Ioannidis, Tan & Blum (2019), doi:10.7326/M18-2159, on its misuse"
 */
public record EValue(double riskRatio, double low, double high, double point, double limit) {

  /** Chinn's conversion of standardised differences, and its standard error's. */
  private static final double SMD_TO_LOG_RATIO = 0.91;

  private static final double SMD_ERROR_TO_LOG_LIMITS = 1.78;

  /**
   * The E-value of a ratio.
   *
   * @param scale what kind of ratio
   * @param ratio the estimate, positive
   * @param limits its confidence interval, positive
   * @return point and limit
   * @throws IllegalArgumentException if a ratio is not positive and finite
   */
  public static EValue of(EffectScale scale, double ratio, Interval limits) {
    requirePositive(ratio);
    requirePositive(limits.low());
    requirePositive(limits.high());
    return ofRiskRatios(
        scale.riskRatio(ratio), scale.riskRatio(limits.low()), scale.riskRatio(limits.high()));
  }

  /**
   * The E-value of an estimated log ratio, as of two arms' weighted shares: the form in which a
   * risk difference has one.
   *
   * @param scale what kind of ratio it is the logarithm of
   * @param logRatio the estimate
   * @param level coverage of the interval whose limit is used, between 0 and 1
   * @return point and limit
   */
  public static EValue ofLog(EffectScale scale, PointEstimate logRatio, double level) {
    Interval log = logRatio.interval(level);
    return of(
        scale,
        Math.exp(logRatio.value()),
        new Interval(level, Math.exp(log.low()), Math.exp(log.high())));
  }

  /**
   * The E-value of a standardised mean difference d, taken as the risk ratio exp(0.91 d) with
   * limits exp(0.91 d ∓ 1.78 se).
   *
   * @param difference difference in standard deviations, with its standard error
   * @return point and limit, of 95% coverage
   */
  public static EValue ofStandardised(PointEstimate difference) {
    double log = SMD_TO_LOG_RATIO * difference.value();
    double half = SMD_ERROR_TO_LOG_LIMITS * difference.stdError();
    return ofRiskRatios(Math.exp(log), Math.exp(log - half), Math.exp(log + half));
  }

  /**
   * How strong a measured covariate is, on the same scale: the E-value of what its adjustment does.
   *
   * <p>The bounding factor that the covariate accounts for is the ratio of the risk ratios with and
   * without it; its E-value is the least strength that the covariate must have, given the others.
   * An unmeasured reason as strong as the strongest measured one would move the result as much. The
   * limit compares the confidence limits nearer to 1 in the adjusted analysis with the same-side
   * limits without the covariate, as R's tipr does.
   *
   * @param without the same analysis without the covariate, or group of covariates
   * @return how far it moves the point and the limit: point and limit are at least 1, and 1 means
   *     not at all; riskRatio, low and high are the ratios of the two analyses'
   * @see "D'Agostino McGowan & Greevy (2020), arXiv:2011.07030"
   */
  public EValue ofChange(EValue without) {
    double estimate = without.riskRatio / riskRatio;
    double lower = without.low / low;
    double upper = without.high / high;
    double nearer = isLowNearer() ? lower : upper;
    return new EValue(estimate, lower, upper, strength(estimate), strength(nearer));
  }

  private boolean isLowNearer() {
    return riskRatio >= 1;
  }

  private static EValue ofRiskRatios(double ratio, double low, double high) {
    double limit = ratio >= 1 ? Math.max(1, low) : Math.min(1, high);
    return new EValue(ratio, low, high, strength(ratio), strength(limit));
  }

  /** The smaller of two equal associations whose joint bounding factor is a ratio. */
  private static double strength(double ratio) {
    double r = ratio < 1 ? 1 / ratio : ratio;
    return r + Math.sqrt(r * (r - 1));
  }

  private static void requirePositive(double ratio) {
    if (!(ratio > 0) || Double.isInfinite(ratio)) {
      throw new IllegalArgumentException(
          "Invalid ratio: " + ratio + " (must be positive and finite)");
    }
  }
}
