package org.rollcall.stats.golden;

import static org.rollcall.stats.golden.GoldenCase.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Interval;
import org.rollcall.stats.twosample.Equivalence;
import org.rollcall.stats.twosample.McNemar;
import org.rollcall.stats.twosample.Proportion;
import org.rollcall.stats.twosample.ProportionDifference;
import org.rollcall.stats.twosample.ProportionRatio;
import org.rollcall.stats.twosample.Share;

/** Shares of one arm and of two, and shares of cohorts who came back. */
final class ProportionGoldens implements GoldenMethods {

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "prop.ci", ProportionGoldens::single,
        "prop.diff", ProportionGoldens::difference,
        "twobytwo", ProportionGoldens::fourfold,
        "mcnemar", ProportionGoldens::pairs,
        "tost.proportion", ProportionGoldens::equivalence,
        "retention.by_wave", ProportionGoldens::waves,
        "retention.cohort_log", ProportionGoldens::cohorts);
  }

  private static void single(GoldenCase golden) {
    Share share = new Share(golden.arg("x").asLong(), golden.arg("n").asLong());
    double level = golden.arg("conf_level").asDouble();
    golden.check("estimate", share.value());
    limits(golden, "wilson", Proportion.wilson(share, level));
    limits(golden, "clopper_pearson", Proportion.clopperPearson(share, level));
    limits(golden, "jeffreys", Proportion.jeffreys(share, level));
  }

  private static void difference(GoldenCase golden) {
    Share first = share(golden, 1);
    Share second = share(golden, 2);
    double level = golden.arg("conf_level").asDouble();
    limits(golden, "newcombe", ProportionDifference.newcombe(first, second, level));
    wald(golden, "", ProportionDifference.wald(first, second), level);
  }

  private static void fourfold(GoldenCase golden) {
    long a = golden.arg("a").asLong();
    long c = golden.arg("c").asLong();
    Share first = new Share(a, a + golden.arg("b").asLong());
    Share second = new Share(c, c + golden.arg("d").asLong());
    double level = golden.arg("conf_level").asDouble();
    golden.check("risk1", first.value());
    golden.check("risk2", second.value());
    String difference = "risk_difference.";
    limits(golden, difference + "newcombe", ProportionDifference.newcombe(first, second, level));
    wald(golden, difference, ProportionDifference.wald(first, second), level);
    Estimable<ProportionRatio.Ratio> ratio = ProportionRatio.katz(first, second);
    double stdError = number(golden.expected("risk_ratio.se_log"));
    if (stdError > 0 && Double.isFinite(stdError)) {
      golden.check("risk_ratio.estimate", ratio.value().orElseThrow().value());
      golden.check("risk_ratio.se_log", ratio.value().orElseThrow().log().stdError());
      limits(golden, "risk_ratio.katz", ratio.then(one -> Estimable.of(one.interval(level))));
    } else {
      golden.refused(ratio.missing());
    }
  }

  /** Where everybody of each arm is alike, R's interval has no width, and there is none here. */
  private static void wald(GoldenCase golden, String path, Estimate found, double level) {
    JsonNode wanted = golden.expected(path + "wald");
    if (number(wanted.get(0)) == number(wanted.get(1))) {
      golden.refused(found.missing());
    } else {
      golden.check(path + "estimate", found.point().orElseThrow().value());
      limits(golden, path + "wald", Estimable.of(found.point().orElseThrow().interval(level)));
    }
  }

  private static void pairs(GoldenCase golden) {
    JsonNode table = golden.arg("table");
    Estimable<McNemar.Test> found =
        McNemar.of(table.get(0).get(1).asLong(), table.get(1).get(0).asLong());
    if (Double.isNaN(number(golden.expected("chisq")))) {
      golden.refused(found.missing());
      return;
    }
    McNemar.Test test = found.value().orElseThrow();
    golden.check("chisq", test.chiSquared());
    golden.check("p", test.pValue());
    golden.check("chisq_continuity", test.chiSquaredCorrected());
    golden.check("p_continuity", test.pValueCorrected());
    golden.check("exact_p", test.pValueExact());
  }

  private static void equivalence(GoldenCase golden) {
    Share first = share(golden, 1);
    Share second = share(golden, 2);
    double bound = golden.arg("bound").asDouble();
    double alpha = golden.arg("alpha").asDouble();
    Estimate found = ProportionDifference.wald(first, second);
    if (number(golden.expected("se")) == 0) {
      golden.refused(found.missing());
      return;
    }
    golden.check("difference", found.point().orElseThrow().value());
    golden.check("se", found.point().orElseThrow().stdError());
    Equivalence.Tests tests = Equivalence.of(found.point().orElseThrow(), -bound, bound);
    golden.check("z_lower", tests.aboveLower());
    golden.check("p_lower", tests.pAboveLower());
    golden.check("z_upper", tests.belowUpper());
    golden.check("p_upper", tests.pBelowUpper());
    golden.check("p", tests.pValue());
    golden.check(
        "equivalent_wald",
        (tests.pValue() < alpha) == golden.expected("equivalent_wald").asBoolean());
    limits(golden, "wald_ci90", Estimable.of(found.point().orElseThrow().interval(0.9)));
    Estimable<Interval> newcombe = ProportionDifference.newcombe(first, second, 0.9);
    limits(golden, "newcombe_ci90", newcombe);
    golden.check(
        "equivalent_newcombe",
        newcombe.value().orElseThrow().isInside(bound)
            == golden.expected("equivalent_newcombe").asBoolean());
  }

  private static void waves(GoldenCase golden) {
    String id = golden.arg("id").asText();
    String wave = golden.arg("wave").asText();
    String group = golden.arg("group").asText();
    double[] waves = golden.numbers("waves");
    List<Row> rows = golden.rows();
    for (int g = 0; g < golden.expected("groups").size(); g++) {
      String label = golden.expected("groups." + g).asText();
      long base = 0;
      for (int w = 0; w < waves.length; w++) {
        double at = waves[w];
        long here =
            rows.stream()
                .filter(row -> row.text(group).equals(label) && row.number(wave) == at)
                .map(row -> row.text(id))
                .distinct()
                .count();
        base = w == 0 ? here : base;
        String where = "." + g + "." + w;
        Share share = new Share(here, base);
        golden.check("rate" + where, share.value());
        Interval interval = Proportion.wilson(share, 0.95).value().orElseThrow();
        golden.check("wilson_lower" + where, interval.low());
        golden.check("wilson_upper" + where, interval.high());
      }
    }
  }

  private static void cohorts(GoldenCase golden) {
    Map<String, TreeSet<Integer>> months = new TreeMap<>();
    for (Row row : golden.rows()) {
      months
          .computeIfAbsent(row.text(golden.arg("user").asText()), key -> new TreeSet<>())
          .add(month(row.text(golden.arg("date").asText())));
    }
    int last = month(golden.arg("last_month").asText());
    for (int c = 0; c < golden.expected("cohort").size(); c++) {
      int start = month(golden.expected("cohort." + c).asText());
      List<TreeSet<Integer>> people =
          months.values().stream().filter(active -> active.first() == start).toList();
      for (int k = 0; k < golden.expected("active_rate." + c).size(); k++) {
        int at = start + k;
        long active = people.stream().filter(one -> one.contains(at)).count();
        long later = people.stream().filter(one -> one.last() >= at).count();
        Share share = new Share(active, people.size());
        Optional<Interval> interval =
            at > last ? Optional.empty() : Proportion.wilson(share, 0.95).value();
        String where = "." + c + "." + k;
        if (interval.isPresent()) {
          golden.check("active_rate" + where, share.value());
          golden.check("rolling_rate" + where, new Share(later, people.size()).value());
          golden.check("active_rate_wilson_lower" + where, interval.get().low());
          golden.check("active_rate_wilson_upper" + where, interval.get().high());
        }
      }
    }
  }

  private static int month(String date) {
    return 12 * Integer.parseInt(date.substring(0, 4)) + Integer.parseInt(date.substring(5, 7));
  }

  private static Share share(GoldenCase golden, int arm) {
    return new Share(golden.arg("x" + arm).asLong(), golden.arg("n" + arm).asLong());
  }

  static void limits(GoldenCase golden, String path, Estimable<Interval> found) {
    Interval interval = found.value().orElseThrow();
    golden.check(path, new double[] {interval.low(), interval.high()});
  }
}
