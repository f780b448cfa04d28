package org.rollcall.stats.golden;

import static org.rollcall.stats.golden.GoldenCase.number;
import static org.rollcall.stats.golden.ProportionGoldens.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.agreement.Agreement;
import org.rollcall.stats.agreement.CohenKappa;
import org.rollcall.stats.agreement.CronbachAlpha;
import org.rollcall.stats.agreement.FleissKappa;
import org.rollcall.stats.agreement.ItemAnswers;
import org.rollcall.stats.agreement.KrippendorffAlpha;
import org.rollcall.stats.agreement.RatedUnit;

/** Agreement of coders, and of the items of a scale. */
final class ReliabilityGoldens implements GoldenMethods {

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "cronbach.alpha", ReliabilityGoldens::cronbach,
        "degenerate.cronbach.alpha", ReliabilityGoldens::oddScale,
        "kappa.cohen", ReliabilityGoldens::cohen,
        "degenerate.kappa.cohen", ReliabilityGoldens::oddTable,
        "kappa.fleiss", ReliabilityGoldens::fleiss,
        "degenerate.kappa.fleiss", ReliabilityGoldens::oddUnits,
        "krippendorff.alpha", ReliabilityGoldens::krippendorff);
  }

  private static void cronbach(GoldenCase golden) {
    if (golden.arg("missing").asText().startsWith("pairwise")) {
      golden.leaveOut("covariances of different people make no matrix; complete answers only");
    }
    List<String> items = golden.texts("items");
    Set<String> reversed = Set.copyOf(golden.texts("reverse_items"));
    List<ItemAnswers> answers = new ArrayList<>();
    for (Row row : golden.complete(items)) {
      double[] values = items.stream().mapToDouble(row::number).toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] = reversed.contains(items.get(i)) ? largest(golden) - values[i] : values[i];
      }
      answers.add(ItemAnswers.of(values));
    }
    CronbachAlpha.Alpha found = CronbachAlpha.of(answers).value().orElseThrow();
    golden.check("n", found.people());
    golden.check("k", found.items());
    golden.check("alpha", found.value());
    golden.check("std_alpha", found.standardised());
    PointEstimate estimate = found.estimate().point().orElseThrow();
    golden.check("ase_duhachek", estimate.stdError());
    limits(golden, "duhachek_ci", Estimable.of(estimate.interval(0.95)));
    limits(golden, "feldt_ci", found.feldt(0.95));
  }

  /** The rule reads "x -> 3 - x". */
  private static double largest(GoldenCase golden) {
    String rule = golden.arg("reverse_rule").asText();
    return Double.parseDouble(rule.substring(rule.indexOf('>') + 1, rule.lastIndexOf('-')));
  }

  private static void oddScale(GoldenCase golden) {
    List<ItemAnswers> answers = new ArrayList<>();
    golden.arg("items").forEach(row -> answers.add(ItemAnswers.of(doubles(row))));
    Estimable<CronbachAlpha.Alpha> found = CronbachAlpha.of(answers);
    if (Double.isFinite(number(golden.expected("value.alpha")))) {
      golden.check("value.alpha", found.value().orElseThrow().value());
    } else {
      golden.refused(found.missing());
    }
  }

  private static void cohen(GoldenCase golden) {
    for (CohenKappa.Weights weights : CohenKappa.Weights.values()) {
      CohenKappa.Kappa found = CohenKappa.of(table(golden), weights).value().orElseThrow();
      String path = weights.name().toLowerCase(Locale.ROOT) + ".";
      common(golden, path, found);
      if (number(golden.expected(path + "ase")) == 0) {
        golden.refused(found.agreement().estimate().missing());
        continue;
      }
      PointEstimate estimate = found.agreement().estimate().point().orElseThrow();
      golden.check(path + "ase", estimate.stdError());
      golden.check(path + "lower", estimate.interval(0.95).low());
      golden.check(path + "upper", estimate.interval(0.95).high());
    }
  }

  private static void common(GoldenCase golden, String path, CohenKappa.Kappa found) {
    Agreement agreement = found.agreement();
    golden.check(path + "po", agreement.observed());
    golden.check(path + "pe", agreement.expected());
    golden.check(path + "kappa", agreement.value());
    golden.check(path + "se_null", found.nullStdError());
    golden.check(path + "z", found.statistic());
    golden.check(path + "p", found.pValue());
  }

  private static void oddTable(GoldenCase golden) {
    Estimable<CohenKappa.Kappa> found = CohenKappa.of(table(golden), CohenKappa.Weights.UNWEIGHTED);
    if (Double.isNaN(number(golden.expected("value.kappa")))) {
      golden.refused(found.missing());
    } else {
      common(golden, "value.", found.value().orElseThrow());
      golden.refused(found.value().orElseThrow().agreement().estimate().missing());
    }
  }

  private static void fleiss(GoldenCase golden) {
    List<String> raters = golden.texts("raters");
    List<String> categories = golden.texts("categories");
    List<RatedUnit> units = new ArrayList<>();
    for (Row row : golden.rows()) {
      long[] codes = new long[categories.size()];
      raters.stream().filter(row::has).forEach(r -> codes[categories.indexOf(row.text(r))]++);
      units.add(RatedUnit.of(codes));
    }
    if (FleissKappa.of(units).missing().isPresent()) {
      golden.leaveOut("the formula is for units that all coders coded");
    }
    fleiss(golden, "", FleissKappa.of(units).value().orElseThrow());
  }

  private static void fleiss(GoldenCase golden, String path, FleissKappa.Kappa found) {
    golden.check(path + "kappa", found.value());
    golden.check(path + "mean_agreement", found.observed());
    golden.check(path + "chance_agreement", found.expected());
    golden.check(path + "se_null", found.nullStdError());
    golden.check(path + "z", found.statistic());
    golden.check(path + "p", found.pValue());
    for (int j = 0; j < found.categories().size(); j++) {
      golden.check(path + "category_proportion." + j, found.categories().get(j).share());
      golden.check(path + "category_kappa." + j, found.categories().get(j).kappa());
    }
  }

  private static void oddUnits(GoldenCase golden) {
    List<RatedUnit> units = new ArrayList<>();
    golden.arg("counts").forEach(row -> units.add(RatedUnit.of(longs(row))));
    if (Double.isFinite(number(golden.expected("value.kappa")))) {
      fleiss(golden, "value.", FleissKappa.of(units).value().orElseThrow());
    } else {
      golden.refused(FleissKappa.of(units).missing());
    }
  }

  private static void krippendorff(GoldenCase golden) {
    List<double[]> coders = new ArrayList<>();
    golden.arg("ratings").forEach(row -> coders.add(doubles(row)));
    TreeSet<Double> used = new TreeSet<>();
    coders.forEach(row -> Arrays.stream(row).filter(x -> !Double.isNaN(x)).forEach(used::add));
    Map<Double, Integer> categories = new HashMap<>();
    used.forEach(value -> categories.put(value, categories.size()));
    List<RatedUnit> units = new ArrayList<>();
    for (int u = 0; u < coders.get(0).length; u++) {
      long[] codes = new long[used.size()];
      for (double[] coder : coders) {
        if (!Double.isNaN(coder[u])) {
          codes[categories.get(coder[u])]++;
        }
      }
      units.add(RatedUnit.of(codes));
    }
    double[] values = used.stream().mapToDouble(Double::doubleValue).toArray();
    for (KrippendorffAlpha.Level level : KrippendorffAlpha.Level.values()) {
      String path = level.name().toLowerCase(Locale.ROOT);
      if (golden.expected(path).isMissingNode()) {
        continue;
      }
      KrippendorffAlpha.Alpha found =
          KrippendorffAlpha.of(units, values, level).value().orElseThrow();
      golden.check(path + ".alpha", found.value());
      golden.check(path + ".observed_disagreement", found.observed());
      golden.check(path + ".expected_disagreement", found.expected());
      golden.check(path + ".pairable_values", found.codes());
    }
  }

  private static long[][] table(GoldenCase golden) {
    List<long[]> rows = new ArrayList<>();
    golden.arg("table").forEach(row -> rows.add(longs(row)));
    return rows.toArray(long[][]::new);
  }

  private static double[] doubles(JsonNode row) {
    double[] values = new double[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(row.get(i));
    }
    return values;
  }

  private static long[] longs(JsonNode row) {
    return Arrays.stream(doubles(row)).mapToLong(x -> (long) x).toArray();
  }
}
