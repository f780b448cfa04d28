package org.rollcall.stats.clusters;

import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Interval;
import org.rollcall.stats.numeric.StudentT;

/**
 * How much is enough: the precision that a number of groups can give, and the groups that a
 * precision needs.
 *
 * <p>Estimates the standard error of a difference of two arms as √(v (D₁/N₁ + D₂/N₂)): v the
 * variance of one person's outcome, N people, D the design effect of {@link GroupSizes}. The
 * half-width of an interval is q times that, q the two-sided quantile at the level; the difference
 * that is detected with a given power is (q + q′) times that, q′ the one-sided quantile at the
 * power. Quantiles are of t with one degree of freedom fewer than the smaller arm has groups, as of
 * the intervals that will be reported.
 *
 * <p>Assumes both arms have the same variance and correlation, and groups that differ between arms.
 *
 * <p>Edge cases: fewer than two groups in an arm. With the normal quantile the answers are those of
 * textbooks: too few groups, where groups are few.
 *
 * <p>Checked by hand; with correlation 0.06 and a half-width of 5 points at 90%, groups of 15 need
 * about 1,000 people in 66 groups an arm, groups of 100 about 3,800 people in 38.
 *
 * @see "Donner & Klar (2000), Design and Analysis of Cluster Randomization Trials"
 */
public final class MinimumDetectableDifference {

  /** Which quantile precision is reckoned with. */
  public enum Reference {
    /** Student's t with groups of the smaller arm - 1 degrees of freedom. */
    STUDENT,
    /** The normal distribution, as in textbooks. */
    NORMAL
  }

  /**
   * What is assumed of outcomes, and what is asked.
   *
   * @param variance variance of one person's outcome, positive
   * @param correlation intracluster correlation, from 0 to below 1
   * @param level coverage of the interval, between 0 and 1
   * @param power chance to detect the difference, between 0 and 1
   * @param reference which quantile
   */
  public record Options(
      double variance, double correlation, double level, double power, Reference reference) {

    public Options {
      if (!(variance > 0) || Double.isInfinite(variance)) {
        throw new IllegalArgumentException(
            "Invalid variance: " + variance + " (must be positive and finite)");
      }
      if (!(correlation >= 0 && correlation < 1)) {
        throw new IllegalArgumentException(
            "Invalid correlation: " + correlation + " (must be in [0, 1))");
      }
      Interval.requireLevel(level);
      if (!(power > 0.5 && power < 1)) {
        throw new IllegalArgumentException("Invalid power: " + power + " (must be in (0.5, 1))");
      }
    }

    /** An outcome of some variance: level 0.95, power 0.8, Student's t. */
    public static Options of(double variance, double correlation) {
      return new Options(variance, correlation, 0.95, 0.8, Reference.STUDENT);
    }

    /** A share that is expected: variance p (1 - p), otherwise as {@link #of}. */
    public static Options ofShare(double share, double correlation) {
      return of(share * (1 - share), correlation);
    }

    /** The same with another coverage. */
    public Options withLevel(double other) {
      return new Options(variance, correlation, other, power, reference);
    }

    /** The same with another power. */
    public Options withPower(double other) {
      return new Options(variance, correlation, level, other, reference);
    }

    /** The same with another quantile. */
    public Options withReference(Reference other) {
      return new Options(variance, correlation, level, power, other);
    }

    private double quantile(double between, double df) {
      return StudentT.quantile(
          between, reference == Reference.STUDENT ? df : Double.POSITIVE_INFINITY);
    }
  }

  /**
   * What an arm needs.
   *
   * @param groups groups in each arm
   * @param people people in each arm, groups times their mean size
   */
  public record Need(long groups, double people) {}

  private MinimumDetectableDifference() {}

  /**
   * The smallest true difference that is found with the power.
   *
   * @param first groups of an arm
   * @param second groups of the other
   * @param options what is assumed
   * @return positive, in the unit of the outcome; or TOO_FEW_GROUPS
   */
  public static Estimable<Double> of(GroupSizes first, GroupSizes second, Options options) {
    double df = Math.min(first.groups(), second.groups()) - 1.0;
    return df < 1
        ? tooFew()
        : Estimable.of(
            stdError(first, second, options)
                * (options.quantile(options.level, df)
                    + options.quantile(2 * options.power - 1, df)));
  }

  /**
   * Half the width of the interval of the difference.
   *
   * @param first groups of an arm
   * @param second groups of the other
   * @param options what is assumed
   * @return positive, in the unit of the outcome; or TOO_FEW_GROUPS
   */
  public static Estimable<Double> halfWidth(GroupSizes first, GroupSizes second, Options options) {
    double df = Math.min(first.groups(), second.groups()) - 1.0;
    return df < 1
        ? tooFew()
        : Estimable.of(stdError(first, second, options) * options.quantile(options.level, df));
  }

  /**
   * The smallest number of groups, the same in both arms, for an interval of a half-width.
   *
   * @param halfWidth wanted, positive, in the unit of the outcome
   * @param like groups of the sizes that are to be expected; their number does not matter
   * @param options what is assumed
   * @return what each arm needs, at least two groups
   * @throws IllegalArgumentException if the half-width is not positive
   */
  public static Need groups(double halfWidth, GroupSizes like, Options options) {
    if (!(halfWidth > 0)) {
      throw new IllegalArgumentException(
          "Invalid half-width: " + halfWidth + " (must be positive)");
    }
    double ofOneGroup = stdError(like.withGroups(1), like.withGroups(1), options) / halfWidth;
    double normal = StudentT.quantile(options.level, Double.POSITIVE_INFINITY);
    long groups = Math.max(2, (long) Math.ceil(Math.pow(normal * ofOneGroup, 2)));
    // Student's quantile falls with the number of groups, so the first that is enough is the least.
    while (options.quantile(options.level, groups - 1.0) * ofOneGroup > Math.sqrt(groups)) {
      groups++;
    }
    return new Need(groups, like.withGroups(groups).people());
  }

  private static double stdError(GroupSizes first, GroupSizes second, Options options) {
    double correlation = options.correlation;
    return Math.sqrt(
        options.variance
            * (first.designEffect(correlation) / first.people()
                + second.designEffect(correlation) / second.people()));
  }

  private static Estimable<Double> tooFew() {
    return Estimable.missing(Cause.FEWER_THAN_TWO_GROUPS_IN_ARM);
  }
}
