package org.rollcall.stats.twosample;

import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Normal;
import org.rollcall.stats.numeric.Sum;

/**
 * The rank-sum test of Wilcoxon, Mann and Whitney, from histograms.
 *
 * <p>Estimates U, the pairs in which the first exceeds the second with ties counting half (R calls
 * it W); its share of all n₁n₂ pairs is the probability that a random first exceeds a random
 * second. Under equal distributions U has mean n₁n₂/2 and variance n₁n₂/12 · (N + 1 − Σ(t³ − t) /
 * (N(N − 1))), t people sharing a value.
 *
 * <p>Assumes people are independent and, for the p-value, that the distributions are equal under
 * the hypothesis: with different spreads use {@link BrunnerMunzel}. The normal approximation is
 * used at any size; R is exact below 50 people without ties.
 *
 * <p>Edge cases: nobody in an arm; all values equal (R gives NaN).
 *
 * <p>Checked against R 4.2.2 {@code wilcox.test(exact = FALSE)}, with and without continuity
 * correction, relative 1e-10, p-values 1e-9.
 *
 * @see "Mann & Whitney (1947), doi:10.1214/aoms/1177730491"
 * @see "Lehmann (1975), Nonparametrics, 1.4"
 */
public final class RankSum {

  /**
   * The test.
   *
   * @param wins U: pairs in which the first is larger, ties counting half
   * @param winsOfSecond n₁n₂ − U
   * @param rankSum sum of the ranks of the first among all, ties sharing their mean rank
   * @param superiority probability that a random first exceeds a random second, ties counting half
   * @param spread standard deviation of U under the hypothesis
   * @param z (U − n₁n₂/2) / spread
   * @param pValue two-sided
   * @param pValueCorrected two-sided, with |U − n₁n₂/2| less by one half
   */
  public record Test(
      double wins,
      double winsOfSecond,
      double rankSum,
      double superiority,
      double spread,
      double z,
      double pValue,
      double pValueCorrected) {}

  private RankSum() {}

  /**
   * The test that neither arm tends to larger values.
   *
   * @param first values of an arm, any order
   * @param second values of the other, any order
   * @return the test; or NO_PEOPLE or NO_VARIATION
   */
  public static Estimable<Test> of(List<CountedValue> first, List<CountedValue> second) {
    Histogram one = Histogram.of(first);
    Histogram two = Histogram.of(second);
    if (one.total() == 0 || two.total() == 0) {
      return Estimable.missing(Cause.NOBODY_TO_COMPARE_WITH);
    }
    Histogram all = one.with(two);
    if (all.size() == 1) {
      return Estimable.missing(Cause.SAME_VALUE);
    }
    Placements placements = Placements.of(one, two);
    double wins = placements.wins();
    double pairs = placements.pairs();
    double spread = Math.sqrt(pairs / 12 * tieFactor(all));
    double apart = wins - pairs / 2;
    double corrected = Math.max(0, Math.abs(apart) - 0.5) / spread;
    double n = placements.people();
    return Estimable.of(
        new Test(
            wins,
            pairs - wins,
            wins + n * (n + 1) / 2,
            wins / pairs,
            spread,
            apart / spread,
            Normal.twoSided(apart / spread),
            Normal.twoSided(corrected)));
  }

  /** N + 1 without ties, less with them. */
  private static double tieFactor(Histogram all) {
    double n = all.total();
    Sum sum = new Sum();
    for (int i = 0; i < all.size(); i++) {
      double t = all.people(i);
      sum.add(t * (t * t - 1));
    }
    return n + 1 - sum.value() / (n * (n - 1));
  }
}
