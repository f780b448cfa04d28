package org.rollcall.stats.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Interval;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.survival.AalenJohansen;
import org.rollcall.stats.survival.AalenJohansen.Step;
import org.rollcall.stats.survival.CurveOptions;
import org.rollcall.stats.survival.CurveVariance;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.IntervalScale;
import org.rollcall.stats.survival.SurvivalCell;

/** Cumulative incidences of competing causes. */
final class IncidenceGoldens implements GoldenMethods {

  private static final CurveOptions OPTIONS =
      CurveOptions.DEFAULT.withVariance(CurveVariance.PEOPLE).withScale(IntervalScale.LOG);

  private static final Set<Cause> ENDED = Set.of(Cause.NOT_FOLLOWED, Cause.FOLLOWED_BY_ONE_GROUP);

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "cif.aalen_johansen", IncidenceGoldens::atTimes,
        "cif.curve", IncidenceGoldens::curve,
        "degenerate.cif", IncidenceGoldens::degenerate);
  }

  private static AalenJohansen fit(GoldenCase golden, JsonNode group) {
    String time = golden.column("time").orElseThrow();
    String cause = golden.column("cause").orElseThrow();
    double censored = golden.arg("censor_value").asDouble(0);
    List<String> used = new ArrayList<>(List.of(time, cause));
    golden.column("entry").ifPresent(used::add);
    golden.column("weights").ifPresent(used::add);
    List<SurvivalCell> cells = new ArrayList<>();
    for (Row row : CurveGoldens.rowsOf(golden, used, group)) {
      SurvivalCell cell =
          row.number(cause) == censored
              ? SurvivalCell.of(row.number(time), Ending.CENSORED)
              : SurvivalCell.of(row.number(time), Ending.EVENT).withCause((int) row.number(cause));
      if (golden.column("entry").isPresent()) {
        cell = cell.withEntry(row.number(golden.column("entry").get()));
      }
      if (golden.column("weights").isPresent()) {
        cell = cell.withWeight(SamplingWeight.of(row.number(golden.column("weights").get())));
      }
      cells.add(cell);
    }
    return AalenJohansen.of(cells, OPTIONS).value().orElseThrow();
  }

  private static void atTimes(GoldenCase golden) {
    double[] times = golden.numbers("times");
    for (int c = 0; c < golden.expected("curves").size(); c++) {
      String path = "curves." + c;
      AalenJohansen found = fit(golden, golden.expected(path + ".group"));
      for (int j = 0; j < times.length; j++) {
        double time = times[j];
        double atRisk =
            found.steps().stream()
                .filter(step -> step.time() >= time)
                .mapToDouble(Step::atRisk)
                .findFirst()
                .orElse(0);
        golden.check(path + ".n_risk." + j, atRisk);
        orEnded(golden, path + ".event_free." + j, found.eventFree(time), atRisk);
        for (int k = 0; k < golden.expected(path + ".by_cause").size(); k++) {
          String by = path + ".by_cause." + k;
          int cause = golden.expected(by + ".cause").asInt();
          orEnded(golden, by + ".cif." + j, found.incidence(cause, time), atRisk);
          precision(golden, by + ".se_ij." + j, found.incidenceAt(cause, time));
          limits(golden, by, j, found.interval(cause, time));
        }
      }
    }
  }

  private static void limits(GoldenCase golden, String by, int j, Optional<Interval> found) {
    if (found.isPresent()) {
      golden.check(by + ".lower_log." + j, found.get().low());
      golden.check(by + ".upper_log." + j, found.get().high());
    }
  }

  /** R carries the last value on; here the curve has ended. */
  private static void orEnded(GoldenCase golden, String path, OptionalDouble found, double atRisk) {
    if (found.isPresent()) {
      golden.check(path, found);
    } else {
      golden.check(path, atRisk == 0);
    }
  }

  /** R has 0 where nothing happened yet; here is a reason. */
  private static void precision(GoldenCase golden, String path, Estimate found) {
    Optional<PointEstimate> point = found.point();
    if (point.isPresent()) {
      golden.check(path, point.get().stdError());
    } else {
      boolean ended = ENDED.contains(found.missing().get().cause());
      golden.check(path, ended || Math.abs(golden.expected(path).asDouble()) < 1e-12);
    }
  }

  private static void curve(GoldenCase golden) {
    double[] causes = golden.numbers("causes");
    for (int c = 0; c < golden.expected("curves").size(); c++) {
      String path = "curves." + c;
      AalenJohansen found = fit(golden, golden.expected(path + ".group"));
      List<Step> steps = found.steps();
      golden.check(path + ".time", GoldenCase.each(steps, Step::time));
      golden.check(path + ".n_risk", GoldenCase.each(steps, Step::atRisk));
      for (int j = 0; j < steps.size(); j++) {
        for (int k = 0; k < causes.length; k++) {
          int cause = (int) causes[k];
          String at = "." + j + "." + k;
          int index = found.causes().indexOf(cause);
          golden.check(path + ".n_event" + at, index < 0 ? 0 : steps.get(j).left().get(index));
          golden.check(path + ".pstate" + at, found.incidence(cause, steps.get(j).time()));
          precision(golden, path + ".se_ij" + at, found.incidenceAt(cause, steps.get(j).time()));
        }
      }
    }
  }

  /** The call, not the arguments, has the times; states are "(s0)" and the causes. */
  private static void degenerate(GoldenCase golden) {
    AalenJohansen found = fit(golden, golden.expected("none"));
    double end = found.steps().get(found.steps().size() - 1).time();
    Matcher call = Pattern.compile("times = c\\(([^)]*)\\)").matcher(golden.call());
    if (!call.find()) {
      golden.leaveOut("its times stand nowhere");
    }
    double[] times =
        Arrays.stream(call.group(1).split(",")).mapToDouble(Double::parseDouble).toArray();
    for (int j = 0; j < times.length; j++) {
      double time = times[j];
      int row = j;
      double atRisk = time <= end ? 1 : 0;
      orEnded(golden, "value.pstate." + row + ".0", found.eventFree(time), atRisk);
      IntStream.range(1, golden.expected("value.states").size())
          .forEach(
              k -> {
                int cause = golden.expected("value.states." + k).asInt();
                orEnded(
                    golden, "value.pstate." + row + "." + k, found.incidence(cause, time), atRisk);
              });
    }
  }
}
