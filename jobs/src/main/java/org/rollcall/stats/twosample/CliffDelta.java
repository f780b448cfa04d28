package org.rollcall.stats.twosample;

import java.util.List;
import java.util.Optional;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Interval;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.numeric.StudentT;

/**
 * Cliff's delta: how much more often a first exceeds a second than the other way round.
 *
 * <p>Estimates δ = P(X₁ &gt; X₂) − P(X₁ &lt; X₂), from -1 to 1. With d the estimate, d_i its part
 * of one person and s the sign of one pair, the variance is
 *
 * <ul>
 *   <li>unbiased: (n₂² Σ(d_i. − d)² + n₁² Σ(d_.j − d)² − ΣΣ(s − d)²) / (n₁n₂(n₁ − 1)(n₂ − 1)),
 *       which can be negative;
 *   <li>consistent: ((n₂ − 1)s₁² + (n₁ − 1)s₂² + ΣΣ(s − d)²/((n₁ − 1)(n₂ − 1))) / (n₁n₂), s² the
 *       variances of the d_i. and d_.j, as R's effsize.
 * </ul>
 *
 * The asymmetric interval is (d − d³ ∓ q√v √((1 − d²)² + q²v)) / (1 − d² + q²v) and stays within -1
 * and 1; the symmetric one is d ∓ q√v.
 *
 * <p>Assumes people are independent.
 *
 * <p>Edge cases: fewer than two people in an arm; arms that do not overlap, or everybody equal: the
 * consistent variance would be 0. An interval on an unbiased variance that is not positive is
 * refused alone.
 *
 * <p>Checked against the papers' formulas in R 4.2.2 on pairs, relative 1e-10.
 *
 * @see "Cliff (1993), doi:10.1037/0033-2909.114.3.494"
 * @see "Feng & Cliff (2004), doi:10.22237/jmasm/1099267560"
 */
public final class CliffDelta {

  /** Which variance an interval rests on. */
  public enum VarianceEstimator {
    /** Unbiased, sometimes negative. */
    UNBIASED,
    /** Slightly too large, never negative. */
    CONSISTENT
  }

  /** Which quantile an interval takes. */
  public enum Reference {
    /** The normal distribution's. */
    NORMAL,
    /** Student's t with n₁ + n₂ - 2 degrees of freedom. */
    STUDENT
  }

  /**
   * The estimate.
   *
   * @param delta from -1 to 1
   * @param unbiased unbiased variance, perhaps not positive
   * @param consistent consistent variance, positive
   * @param df n₁ + n₂ − 2
   */
  public record Delta(double delta, double unbiased, double consistent, double df) {

    /**
     * The asymmetric interval.
     *
     * @param level coverage, between 0 and 1
     * @param variance which variance
     * @param reference which quantile
     * @return limits within -1 and 1; or NO_VARIATION if the variance is not positive
     */
    public Estimable<Interval> interval(
        double level, VarianceEstimator variance, Reference reference) {
      double v = variance == VarianceEstimator.UNBIASED ? unbiased : consistent;
      if (!(v > 0)) {
        return notPositive();
      }
      double q = quantile(level, reference);
      double d = delta;
      double inner = (1 - d) * (1 + d);
      double half = q * Math.sqrt(v) * Math.sqrt(inner * inner + q * q * v);
      double below = inner + q * q * v;
      return Estimable.of(
          new Interval(level, (d * inner - half) / below, (d * inner + half) / below));
    }

    /**
     * The symmetric interval on the unbiased variance.
     *
     * @param level coverage, between 0 and 1
     * @return limits, perhaps beyond -1 and 1; or NO_VARIATION if the variance is not positive
     */
    public Estimable<Interval> symmetric(double level) {
      if (!(unbiased > 0)) {
        return notPositive();
      }
      double half = quantile(level, Reference.NORMAL) * Math.sqrt(unbiased);
      return Estimable.of(new Interval(level, delta - half, delta + half));
    }

    private double quantile(double level, Reference reference) {
      return StudentT.quantile(
          level, reference == Reference.STUDENT ? df : Double.POSITIVE_INFINITY);
    }

    private static Estimable<Interval> notPositive() {
      return Estimable.missing(Cause.TOO_FEW_FOR_PRECISION);
    }
  }

  private CliffDelta() {}

  /**
   * Cliff's delta of two arms.
   *
   * @param first the arm whose larger values make delta positive, any order
   * @param second the other, any order
   * @return delta; or NO_PEOPLE or NO_VARIATION
   */
  public static Estimable<Delta> of(List<CountedValue> first, List<CountedValue> second) {
    Histogram one = Histogram.of(first);
    Histogram two = Histogram.of(second);
    Optional<NotEstimable> problem = Placements.tooFew(one, two);
    if (problem.isPresent()) {
      return Estimable.missing(problem.get());
    }
    double n = one.total();
    double m = two.total();
    Placements placements = Placements.of(one, two);
    double pairs = placements.pairs();
    double wins = placements.wins() - placements.ties() / 2;
    double losses = pairs - placements.ties() - wins;
    double ofPairs = ofPairs(wins, losses, pairs);
    // d_i. is twice the placement over n₂, less one.
    double ofFirst = 4 * placements.deviations() / (m * m);
    double ofSecond = 4 * Placements.of(two, one).deviations() / (n * n);
    double below = (n - 1) * (m - 1);
    double unbiased = (m * m * ofFirst + n * n * ofSecond - ofPairs) / (pairs * below);
    double consistent =
        ((m - 1) * ofFirst / (n - 1) + (n - 1) * ofSecond / (m - 1) + ofPairs / below) / pairs;
    if (!(consistent > 0)) {
      return Estimable.missing(Placements.alike());
    }
    return Estimable.of(new Delta((wins - losses) / pairs, unbiased, consistent, n + m - 2));
  }

  /** Sum over pairs of (s - d)², of terms that are not negative, so that nothing cancels. */
  private static double ofPairs(double wins, double losses, double pairs) {
    return (wins * (pairs - wins) + losses * (pairs - losses) + 2 * wins * losses) / pairs;
  }
}
