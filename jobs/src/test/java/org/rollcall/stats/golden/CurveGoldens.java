package org.rollcall.stats.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.Interval;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.survival.CurveOptions;
import org.rollcall.stats.survival.CurveQuantile;
import org.rollcall.stats.survival.CurveVariance;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.IntervalScale;
import org.rollcall.stats.survival.KaplanMeier;
import org.rollcall.stats.survival.KaplanMeier.Step;
import org.rollcall.stats.survival.SurvivalCell;

/** Product-limit curves. */
final class CurveGoldens implements GoldenMethods {

  private static final Map<String, IntervalScale> SCALES =
      Map.of(
          "plain", IntervalScale.PLAIN,
          "log", IntervalScale.LOG,
          "log-log", IntervalScale.LOG_LOG);

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "km.curve", CurveGoldens::curve,
        "km.at_times", CurveGoldens::atTimes,
        "km.quantiles", CurveGoldens::quantiles,
        "km.rmst", CurveGoldens::restrictedMeans,
        "degenerate.km_timefix_false", CurveGoldens::nearTies);
  }

  /** The rows of the group of an expected curve; of all if it names none. */
  static List<Row> rowsOf(GoldenCase golden, List<String> columns, JsonNode group) {
    List<String> used = new ArrayList<>(columns);
    golden.column("group").ifPresent(used::add);
    return golden.complete(used).stream()
        .filter(row -> group.isNull() || group.isMissingNode() || isIn(golden, row, group))
        .toList();
  }

  private static boolean isIn(GoldenCase golden, Row row, JsonNode group) {
    String column = golden.column("group").orElseThrow();
    return group.isNumber()
        ? row.number(column) == group.asDouble()
        : row.text(column).equals(group.asText());
  }

  /** The people of a group, or all. */
  static List<SurvivalCell> cells(GoldenCase golden, JsonNode group) {
    String time = golden.column("time").orElseThrow();
    String status = golden.column("status").orElseThrow();
    List<String> used = new ArrayList<>(List.of(time, status));
    golden.column("entry").ifPresent(used::add);
    golden.column("weights").ifPresent(used::add);
    double event = golden.arg("event_value").asDouble(1);
    boolean weighted = isWeighted(golden);
    List<SurvivalCell> cells = new ArrayList<>();
    for (Row row : rowsOf(golden, used, group)) {
      boolean had = row.number(status) == event;
      SurvivalCell cell = SurvivalCell.of(row.number(time), had ? Ending.EVENT : Ending.CENSORED);
      if (golden.column("entry").isPresent()) {
        cell = cell.withEntry(row.number(golden.column("entry").get()));
      }
      if (golden.column("weights").isPresent()) {
        double weight = row.number(golden.column("weights").get());
        cell =
            weighted
                ? cell.withWeight(SamplingWeight.of(weight))
                : cell.withFrequency(Frequency.of((long) weight));
      }
      cells.add(cell);
    }
    return cells;
  }

  /** R takes whole weights as frequencies, others as sampling weights. */
  static boolean isWeighted(GoldenCase golden) {
    return golden.arg("variance").asText().equals("infinitesimal_jackknife")
        || golden.column("weights").isPresent()
            && golden.complete(List.of(golden.column("weights").get())).stream()
                .mapToDouble(row -> row.number(golden.column("weights").get()))
                .anyMatch(weight -> weight != Math.rint(weight));
  }

  private static KaplanMeier fit(GoldenCase golden, JsonNode group, IntervalScale scale) {
    CurveOptions options =
        CurveOptions.DEFAULT
            .withVariance(isWeighted(golden) ? CurveVariance.PEOPLE : CurveVariance.GREENWOOD)
            .withScale(scale)
            .withLevel(golden.arg("conf_level").asDouble(0.95));
    return KaplanMeier.of(cells(golden, group), options).value().orElseThrow();
  }

  private static void curve(GoldenCase golden) {
    for (int c = 0; c < golden.expected("curves").size(); c++) {
      String path = "curves." + c;
      JsonNode group = golden.expected(path + ".group");
      KaplanMeier found = fit(golden, group, IntervalScale.PLAIN);
      List<Step> steps = found.steps();
      golden.check(path + ".n", cells(golden, group).size());
      golden.check(path + ".n_events", steps.stream().mapToDouble(Step::weightLeft).sum());
      String table = path + ".table";
      golden.check(table + ".time", GoldenCase.each(steps, Step::time));
      golden.check(table + ".n_risk", GoldenCase.each(steps, Step::atRisk));
      golden.check(table + ".n_event", GoldenCase.each(steps, Step::weightLeft));
      golden.check(table + ".n_censor", GoldenCase.each(steps, Step::weightCensored));
      golden.check(table + ".surv", GoldenCase.each(steps, Step::survival));
      for (int j = 0; j < steps.size(); j++) {
        double time = steps.get(j).time();
        double survival = steps.get(j).survival();
        OptionalDouble error = found.stdError(time);
        checkError(golden, table + ".std_err_surv." + j, survival, error);
        checkError(golden, table + ".std_err_log." + j, survival, over(error, survival));
        golden.check(table + ".cumhaz." + j, found.cumulativeHazard(time));
        Estimate hazard = found.cumulativeHazardAt(time);
        String hazardError = table + ".std_err_cumhaz." + j;
        hazard
            .point()
            .ifPresentOrElse(
                point -> golden.check(hazardError, point.stdError()),
                () -> checkNothing(golden, hazardError));
      }
      double[] times = GoldenCase.each(steps, Step::time);
      limits(golden, path, times);
    }
  }

  private static OptionalDouble over(OptionalDouble error, double survival) {
    return error.isPresent() ? OptionalDouble.of(error.getAsDouble() / survival) : error;
  }

  /** R has 0 where the curve is 1, and nothing or infinity where it is 0; here is nothing. */
  static void checkError(GoldenCase golden, String path, double survival, OptionalDouble found) {
    if (survival > 0 && survival < 1) {
      golden.check(path, found);
    } else {
      golden.check(path, found.isEmpty());
    }
  }

  /** R has a precision of 0, or none; here is none. */
  private static void checkNothing(GoldenCase golden, String path) {
    double wanted = GoldenCase.number(golden.expected(path));
    golden.check(path, !Double.isFinite(wanted) || Math.abs(wanted) < 1e-12);
  }

  private static void limits(GoldenCase golden, String path, double[] times) {
    JsonNode group = golden.expected(path + ".group");
    for (String type : golden.texts("conf_types")) {
      KaplanMeier found = fit(golden, group, SCALES.get(type));
      for (int j = 0; j < times.length; j++) {
        String lower = path + ".ci." + type + ".lower." + j;
        String upper = path + ".ci." + type + ".upper." + j;
        double survival = found.survival(times[j]).orElse(Double.NaN);
        if (survival > 0 && survival < 1) {
          Interval interval = found.interval(times[j]).orElseThrow();
          golden.check(lower, interval.low());
          golden.check(upper, interval.high());
        } else {
          golden.check(lower, found.interval(times[j]).isEmpty());
        }
      }
    }
  }

  private static void atTimes(GoldenCase golden) {
    for (int c = 0; c < golden.expected("curves").size(); c++) {
      String path = "curves." + c;
      KaplanMeier found = fit(golden, golden.expected(path + ".group"), IntervalScale.PLAIN);
      List<Step> steps = found.steps();
      double[] times = golden.numbers("times");
      double before = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < times.length; j++) {
        double from = before;
        double to = times[j];
        before = to;
        List<Step> between = steps.stream().filter(s -> s.time() > from && s.time() <= to).toList();
        golden.check(path + ".time." + j, to);
        golden.check(path + ".n_event." + j, between.stream().mapToDouble(Step::weightLeft).sum());
        golden.check(
            path + ".n_censor." + j, between.stream().mapToDouble(Step::weightCensored).sum());
        double atRisk =
            steps.stream()
                .filter(s -> s.time() >= to)
                .mapToDouble(Step::atRisk)
                .findFirst()
                .orElse(0);
        golden.check(path + ".n_risk." + j, atRisk);
        OptionalDouble survival = found.survival(to);
        if (survival.isEmpty()) {
          // R carries the last value on; here the curve has ended.
          golden.check(path + ".surv." + j, atRisk == 0);
          golden.check(path + ".std_err_surv." + j, found.stdError(to).isEmpty());
        } else {
          golden.check(path + ".surv." + j, survival);
          checkError(
              golden, path + ".std_err_surv." + j, survival.getAsDouble(), found.stdError(to));
        }
      }
      limits(golden, path, times);
    }
  }

  private static void quantiles(GoldenCase golden) {
    double[] shares = golden.numbers("probs");
    for (int c = 0; c < golden.expected("curves").size(); c++) {
      String path = "curves." + c;
      for (String type : golden.texts("conf_types")) {
        KaplanMeier found = fit(golden, golden.expected(path + ".group"), SCALES.get(type));
        for (int j = 0; j < shares.length; j++) {
          CurveQuantile quantile = found.quantile(shares[j]);
          golden.check(path + ".quantiles." + j, quantile.time());
          limit(golden, path + ".ci." + type + ".lower." + j, quantile.low(), found);
          limit(golden, path + ".ci." + type + ".upper." + j, quantile.high(), found);
        }
      }
    }
  }

  /** R gives a weighted curve at 0 limits of 0, which cross any height there; here it has none. */
  private static void limit(
      GoldenCase golden, String path, OptionalDouble limit, KaplanMeier curve) {
    Step end = curve.steps().stream().filter(s -> s.survival() == 0).findFirst().orElse(null);
    boolean atZero =
        end != null && GoldenCase.number(golden.expected(path)) == end.time() && limit.isEmpty();
    if (atZero && isWeighted(golden) && path.contains(".plain.")) {
      golden.check(path, true);
    } else {
      golden.check(path, limit);
    }
  }

  private static void restrictedMeans(GoldenCase golden) {
    double tau = golden.arg("tau").asDouble();
    // R's precision of a weighted mean is Greenwood's with weights for counts; there is no such
    // here.
    boolean weighted = isWeighted(golden);
    Map<String, KaplanMeier> byGroup = new LinkedHashMap<>();
    for (int c = 0; c < golden.expected("curves").size(); c++) {
      String path = "curves." + c;
      KaplanMeier found = fit(golden, golden.expected(path + ".group"), IntervalScale.PLAIN);
      byGroup.put(golden.expected(path + ".group").asText(), found);
      if (found.restrictedMean(tau).isEmpty()) {
        // R carries the curve on to tau; here it has ended.
        double end = found.steps().get(found.steps().size() - 1).time();
        golden.check(path + ".rmst", end < tau);
        golden.refused(found.restrictedMeanUpTo(tau).missing());
        continue;
      }
      golden.check(path + ".rmst", found.restrictedMean(tau));
      if (!weighted) {
        estimate(golden, path, found.restrictedMeanUpTo(tau));
      }
    }
    if (weighted || golden.expected("difference").isMissingNode()) {
      return;
    }
    KaplanMeier first = byGroup.get(golden.expected("difference.minuend_group").asText());
    KaplanMeier second = byGroup.get(golden.expected("difference.subtrahend_group").asText());
    estimate(golden, "difference", KaplanMeier.restrictedMeanDifference(first, second, tau));
    ratio(golden, KaplanMeier.restrictedMeanLogRatio(first, second, tau));
  }

  /** Only where R's standard error is 0, of an arm's mean, is there no estimate. */
  private static void estimate(GoldenCase golden, String path, Estimate found) {
    if (found.point().isEmpty()) {
      golden.check(path + ".se", isRefusedRightly(golden, path));
      golden.refused(found.missing());
      return;
    }
    found
        .point()
        .ifPresent(
            point -> {
              if (path.equals("difference")) {
                golden.check(path + ".estimate", point.value());
                golden.check(path + ".z", point.value() / point.stdError());
                golden.check(path + ".p", point.pValue());
              }
              golden.check(path + ".se", point.stdError());
              Interval interval = point.interval(golden.arg("conf_level").asDouble(0.95));
              golden.check(path + ".lower", interval.low());
              golden.check(path + ".upper", interval.high());
            });
  }

  private static boolean isRefusedRightly(GoldenCase golden, String path) {
    boolean refused = false;
    for (int c = 0; c < golden.expected("curves").size(); c++) {
      String curve = "curves." + c;
      if (curve.equals(path) || path.equals("difference")) {
        double tau = golden.arg("tau").asDouble();
        KaplanMeier found = fit(golden, golden.expected(curve + ".group"), IntervalScale.PLAIN);
        boolean exact = Math.abs(golden.expected(curve + ".se").asDouble()) < 1e-12;
        refused |= exact || found.restrictedMean(tau).isEmpty();
      }
    }
    return refused;
  }

  private static void ratio(GoldenCase golden, Estimate log) {
    log.point()
        .ifPresentOrElse(
            point -> {
              Interval interval = point.interval(golden.arg("conf_level").asDouble(0.95));
              golden.check("ratio.estimate", Math.exp(point.value()));
              golden.check("ratio.se_log", point.stdError());
              golden.check("ratio.lower", Math.exp(interval.low()));
              golden.check("ratio.upper", Math.exp(interval.high()));
            },
            () -> golden.refused(log.missing()));
  }

  /** Times that differ by rounding are one here, so only the end of R's curve can agree. */
  private static void nearTies(GoldenCase golden) {
    KaplanMeier found = fit(golden, golden.expected("none"), IntervalScale.PLAIN);
    int last = golden.expected("value.surv").size() - 1;
    double end = GoldenCase.number(golden.expected("value.time." + last));
    golden.check("value.surv." + last, found.survival(end));
    golden.check("value.n_risk.0", found.steps().get(0).atRisk());
    golden.check("value.time", found.steps().size() < golden.expected("value.time").size());
  }
}
