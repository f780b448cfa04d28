package org.rollcall.stats.golden;

import static org.rollcall.stats.golden.ProportionGoldens.limits;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.twosample.CountedValue;
import org.rollcall.stats.twosample.Equivalence;
import org.rollcall.stats.twosample.HedgesG;
import org.rollcall.stats.twosample.Means;
import org.rollcall.stats.twosample.Summary;

/** Means of one arm and of two. */
final class MeansGoldens implements GoldenMethods {

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "univariate", MeansGoldens::summary,
        "ttest.two_sample", MeansGoldens::welch,
        "tost", MeansGoldens::equivalence,
        "hedges.g", MeansGoldens::hedges,
        "degenerate.ttest", MeansGoldens::odd,
        "degenerate.ttest.student", MeansGoldens::single);
  }

  /**
   * The certified values are of decimal numbers; a double holds them to half a unit in the last
   * place, which moves the spread by mean / sd times as much.
   */
  private static void summary(GoldenCase golden) {
    String y = golden.arg("y").asText();
    List<CountedValue> values =
        golden.complete(List.of(y)).stream().map(row -> CountedValue.of(row.number(y), 1)).toList();
    Summary found = Summary.of(values).value().orElseThrow();
    golden.check("n", found.people());
    golden.check("mean", found.mean());
    double held = Math.abs(found.mean()) / found.sd() * 0x1p-53;
    golden.check("sd", found.sd(), Math.max(1e-12, held));
  }

  private static void welch(GoldenCase golden) {
    TwoSamples arms = TwoSamples.ofRows(golden);
    Summary one = Summary.of(arms.first()).value().orElseThrow();
    Summary two = Summary.of(arms.second()).value().orElseThrow();
    golden.check("n1", one.people());
    golden.check("n2", two.people());
    golden.check("mean1", one.mean());
    golden.check("mean2", two.mean());
    golden.check("sd1", one.sd());
    golden.check("sd2", two.sd());
    PointEstimate found = Means.welch(arms.first(), arms.second()).point().orElseThrow();
    golden.check("welch.difference", found.value());
    golden.check("welch.se", found.stdError());
    golden.check("welch.t", found.value() / found.stdError());
    golden.check("welch.df", found.df());
    golden.check("welch.p", found.pValue());
    double level = golden.arg("conf_level").asDouble();
    golden.check("welch.lower", found.interval(level).low());
    golden.check("welch.upper", found.interval(level).high());
  }

  private static void equivalence(GoldenCase golden) {
    TwoSamples arms = TwoSamples.ofRows(golden);
    PointEstimate found = Means.welch(arms.first(), arms.second()).point().orElseThrow();
    double lower = golden.arg("lower_bound").asDouble();
    double upper = golden.arg("upper_bound").asDouble();
    Equivalence.Tests tests = Equivalence.of(found, lower, upper);
    golden.check("welch.t_lower", tests.aboveLower());
    golden.check("welch.p_lower", tests.pAboveLower());
    golden.check("welch.t_upper", tests.belowUpper());
    golden.check("welch.p_upper", tests.pBelowUpper());
    golden.check("welch.df", found.df());
    golden.check("welch.p", tests.pValue());
    limits(golden, "welch.ci90", Estimable.of(found.interval(0.9)));
    boolean equivalent = tests.pValue() < golden.arg("alpha").asDouble();
    golden.check("welch.equivalent", equivalent == golden.expected("welch.equivalent").asBoolean());
  }

  private static void hedges(GoldenCase golden) {
    TwoSamples arms = TwoSamples.ofRows(golden);
    HedgesG.Effect found = HedgesG.of(arms.first(), arms.second()).value().orElseThrow();
    golden.check("cohens_d", found.uncorrected());
    golden.check("j_exact", found.correction());
    golden.check("hedges_g", found.g().value());
    golden.check("var_large_sample", found.g().stdError() * found.g().stdError());
    double level = golden.arg("conf_level").asDouble();
    limits(golden, "g_ci_normal", Estimable.of(found.g().interval(level)));
  }

  private static void odd(GoldenCase golden) {
    TwoSamples arms = TwoSamples.ofNumbers(golden);
    Estimate found = Means.welch(arms.first(), arms.second());
    if (golden.expected("outcome").asText().equals("error")) {
      golden.refused(found.missing());
    } else {
      PointEstimate point = found.point().orElseThrow();
      golden.check("value.t", point.value() / point.stdError());
      golden.check("value.df", point.df());
      golden.check("value.p", point.pValue());
    }
  }

  /** Student's test lends a single person the spread of the other arm; Welch's does not. */
  private static void single(GoldenCase golden) {
    TwoSamples arms = TwoSamples.ofNumbers(golden);
    golden.refused(Means.welch(arms.first(), arms.second()).missing());
    golden.refused(HedgesG.of(arms.first(), arms.second()).missing());
  }
}
