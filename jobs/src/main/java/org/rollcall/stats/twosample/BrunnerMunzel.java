package org.rollcall.stats.twosample;

import java.util.List;
import java.util.Optional;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.numeric.StudentT;

/**
 * The probability that a random first exceeds a random second, ties counting half, with an interval
 * that allows the arms different spreads.
 *
 * <p>Estimates p = P(X₁ &gt; X₂) + P(X₁ = X₂)/2 by U/(n₁n₂), with variance s₁²/(n₁n₂²) +
 * s₂²/(n₂n₁²), s² the variance of the placements of an arm's people in the other arm, and
 * Satterthwaite's degrees of freedom. For ordinal answers, where means presume too much.
 *
 * <p>Assumes people are independent. The interval is p ∓ t · standard error and may leave 0 to 1,
 * as in the paper.
 *
 * <p>Edge cases: nobody in an arm; a single person in an arm; arms that do not overlap at all, or
 * everybody equal, where the standard error would be 0 (R's formula gives an infinite statistic).
 *
 * <p>Checked against the paper's data and R 4.2.2, relative 1e-10. R packages state the probability
 * of the second exceeding the first: exchange the arms for theirs.
 *
 * @see "Brunner & Munzel (2000), Biometrical Journal 42:17-25"
 */
public final class BrunnerMunzel {

  /**
   * The estimate and its test.
   *
   * @param superiority the probability, with standard error and degrees of freedom
   */
  public record Test(PointEstimate superiority) {

    /** (p - 1/2) / standard error; positive if the first tends to larger values. */
    public double statistic() {
      return (superiority.value() - 0.5) / superiority.stdError();
    }

    /** The two-sided p-value of p = 1/2; that of the estimate itself would be of p = 0. */
    public double pValue() {
      return StudentT.twoSided(statistic(), superiority.df());
    }
  }

  private BrunnerMunzel() {}

  /**
   * The probability that a random first exceeds a random second.
   *
   * @param first values of an arm, any order
   * @param second values of the other, any order
   * @return the estimate; or NO_PEOPLE or NO_VARIATION
   */
  public static Estimable<Test> of(List<CountedValue> first, List<CountedValue> second) {
    Histogram one = Histogram.of(first);
    Histogram two = Histogram.of(second);
    Optional<NotEstimable> problem = Placements.tooFew(one, two);
    if (problem.isPresent()) {
      return Estimable.missing(problem.get());
    }
    double n = one.total();
    double m = two.total();
    Placements placements = Placements.of(one, two);
    double ofFirst = placements.deviations() / (n - 1) / (n * m * m);
    double ofSecond = Placements.of(two, one).deviations() / (m - 1) / (m * n * n);
    double variance = ofFirst + ofSecond;
    if (variance == 0) {
      return Estimable.missing(Placements.alike());
    }
    double df = Means.satterthwaite(ofFirst, n, ofSecond, m);
    double superiority = placements.wins() / placements.pairs();
    return Estimable.of(new Test(new PointEstimate(superiority, Math.sqrt(variance), df)));
  }
}
