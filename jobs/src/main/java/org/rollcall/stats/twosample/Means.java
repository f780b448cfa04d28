package org.rollcall.stats.twosample;

import java.util.List;
import java.util.Optional;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;

/**
 * The difference of two means, first minus second, by Welch's method.
 *
 * <p>Estimates m₁ − m₂ with standard error √(s₁²/n₁ + s₂²/n₂) and Welch's degrees of freedom, (v₁ +
 * v₂)² / (v₁²/(n₁ − 1) + v₂²/(n₂ − 1)), v = s²/n; the arms may differ in spread.
 *
 * <p>Assumes people are independent; people of a group are alike, and means over groups need {@link
 * org.rollcall.stats.clusters.ClusterJackknife}. On ordinal scales, beside the distribution only.
 *
 * <p>Edge cases: nobody in an arm; a single person in an arm (R's error "not enough observations");
 * in both arms everybody has the same value (R's error "data are essentially constant"). If one arm
 * alone is constant, the other's spread is all there is, as in R.
 *
 * <p>Checked against R 4.2.2 {@code t.test}, relative 1e-10.
 *
 * @see "Welch (1947), doi:10.1093/biomet/34.1-2.28"
 */
public final class Means {

  /** As R: a standard error below so many roundings of the means is none. */
  private static final double ROUNDING = 10 * 0x1p-52;

  private Means() {}

  /**
   * The difference of two means.
   *
   * @param first the arm whose increase makes the difference positive, any order
   * @param second the arm that is subtracted, any order
   * @return the difference; or NO_PEOPLE or NO_VARIATION
   */
  public static Estimate welch(List<CountedValue> first, List<CountedValue> second) {
    return Summary.of(first).estimate(one -> Summary.of(second).estimate(two -> welch(one, two)));
  }

  private static Estimate welch(Summary one, Summary two) {
    Optional<NotEstimable> problem = single(one, two);
    if (problem.isPresent()) {
      return problem.get();
    }
    double v = one.variance() / one.people();
    double w = two.variance() / two.people();
    double stdError = Math.sqrt(v + w);
    if (isRounding(stdError, one, two)) {
      return new NotEstimable(Cause.SAME_VALUE_IN_ARMS);
    }
    double df = satterthwaite(v, one.people(), w, two.people());
    return new PointEstimate(one.mean() - two.mean(), stdError, df);
  }

  /** Degrees of freedom of a sum of two independent variances of means. */
  static double satterthwaite(double v, double n, double w, double m) {
    // Shares, not squares, of the variances: squares of tiny ones would vanish.
    double share = v / (v + w);
    return 1 / (share * share / (n - 1) + (1 - share) * (1 - share) / (m - 1));
  }

  /** Whether a spread is no more than the rounding of the means. */
  static boolean isRounding(double spread, Summary one, Summary two) {
    return spread <= ROUNDING * Math.max(Math.abs(one.mean()), Math.abs(two.mean()));
  }

  /** Why arms of a single person have no spread. */
  static Optional<NotEstimable> single(Summary one, Summary two) {
    return one.people() > 1 && two.people() > 1
        ? Optional.empty()
        : Optional.of(new NotEstimable(Cause.SINGLE_PERSON_IN_ARM));
  }
}
