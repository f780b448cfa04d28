package org.rollcall.stats.golden;

import static org.rollcall.stats.golden.GoldenCase.number;
import static org.rollcall.stats.golden.ProportionGoldens.limits;

import java.util.Map;
import java.util.function.Consumer;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.twosample.BrunnerMunzel;
import org.rollcall.stats.twosample.CliffDelta;
import org.rollcall.stats.twosample.CliffDelta.Reference;
import org.rollcall.stats.twosample.CliffDelta.VarianceEstimator;
import org.rollcall.stats.twosample.RankSum;

/** Ranks of two arms. */
final class RankGoldens implements GoldenMethods {

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "wilcoxon.rank_sum", RankGoldens::rankSum,
        "brunner.munzel", golden -> brunnerMunzel(golden, TwoSamples.ofRows(golden), ""),
        "cliff.delta", golden -> cliff(golden, TwoSamples.ofRows(golden), ""),
        "degenerate.wilcoxon", RankGoldens::odd,
        "degenerate.brunner.munzel",
            golden -> brunnerMunzel(golden, TwoSamples.ofNumbers(golden), "value."),
        "degenerate.cliff.delta", golden -> cliff(golden, TwoSamples.ofNumbers(golden), "value."));
  }

  private static void rankSum(GoldenCase golden) {
    TwoSamples arms = TwoSamples.ofRows(golden);
    Estimable<RankSum.Test> found = RankSum.of(arms.first(), arms.second());
    if (number(golden.expected("sigma")) == 0) {
      golden.refused(found.missing());
      return;
    }
    RankSum.Test test = found.value().orElseThrow();
    golden.check("W", test.wins());
    golden.check("U2", test.winsOfSecond());
    golden.check("rank_sum1", test.rankSum());
    golden.check("sigma", test.spread());
    golden.check("z", test.z());
    golden.check("p_asymptotic", test.pValue());
    golden.check("p_asymptotic_cc", test.pValueCorrected());
    golden.check("probabilistic_index", test.superiority());
  }

  /** The p-value of the case of one person each is exact, which is not offered. */
  private static void odd(GoldenCase golden) {
    TwoSamples arms = TwoSamples.ofNumbers(golden);
    Estimable<RankSum.Test> found = RankSum.of(arms.first(), arms.second());
    if (Double.isNaN(number(golden.expected("value.p")))) {
      golden.refused(found.missing());
    } else {
      golden.check("value.W", found.value().orElseThrow().wins());
    }
  }

  /** The reference states how probably the second exceeds the first. */
  private static void brunnerMunzel(GoldenCase golden, TwoSamples arms, String path) {
    Estimable<BrunnerMunzel.Test> found = BrunnerMunzel.of(arms.second(), arms.first());
    if (!Double.isFinite(number(golden.expected(path + "statistic")))) {
      golden.refused(found.missing());
      return;
    }
    BrunnerMunzel.Test test = found.value().orElseThrow();
    golden.check(path + "p_hat", test.superiority().value());
    golden.check(path + "se_p_hat", test.superiority().stdError());
    golden.check(path + "df", test.superiority().df());
    golden.check(path + "statistic", test.statistic());
    golden.check(path + "p", test.pValue());
    double level = golden.arg("conf_level").asDouble(0.95);
    golden.check(path + "lower", test.superiority().interval(level).low());
    golden.check(path + "upper", test.superiority().interval(level).high());
  }

  private static void cliff(GoldenCase golden, TwoSamples arms, String path) {
    Estimable<CliffDelta.Delta> found = CliffDelta.of(arms.first(), arms.second());
    if (!(number(golden.expected(path + "var_consistent")) > 0)) {
      golden.refused(found.missing());
      return;
    }
    CliffDelta.Delta delta = found.value().orElseThrow();
    double level = golden.arg("conf_level").asDouble(0.95);
    golden.check(path + "delta", delta.delta());
    golden.check(path + "var_unbiased", delta.unbiased());
    golden.check(path + "var_consistent", delta.consistent());
    golden.check(path + "dominance_ps", (delta.delta() + 1) / 2);
    limits(
        golden,
        path + "asymmetric_z_consistent",
        delta.interval(level, VarianceEstimator.CONSISTENT, Reference.NORMAL));
    limits(
        golden,
        path + "asymmetric_t_consistent",
        delta.interval(level, VarianceEstimator.CONSISTENT, Reference.STUDENT));
    if (number(golden.expected(path + "var_unbiased")) > 0) {
      limits(
          golden,
          path + "asymmetric_z_unbiased",
          delta.interval(level, VarianceEstimator.UNBIASED, Reference.NORMAL));
      limits(golden, path + "normal_symmetric_unbiased", delta.symmetric(level));
    } else {
      golden.refused(delta.symmetric(level).missing());
    }
  }
}
