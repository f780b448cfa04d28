package org.rollcall.stats.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.Variance;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.HazardCell;
import org.rollcall.stats.survival.HazardFit;
import org.rollcall.stats.survival.HazardOptions;
import org.rollcall.stats.survival.Link;
import org.rollcall.stats.survival.PooledLogistic;

/** Hazards by period; periods without events are left out, where R's intercepts run away. */
final class HazardGoldens implements GoldenMethods {

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of("retention.discrete_time_model", HazardGoldens::model);
  }

  private static void model(GoldenCase golden) {
    List<String> covariates = golden.texts("covariates");
    Link link =
        switch (golden.arg("link").asText()) {
          case "logit" -> Link.LOGIT;
          case "cloglog" -> Link.COMPLEMENTARY_LOG_LOG;
          default -> throw new IllegalArgumentException(golden.arg("link").asText());
        };
    HazardFit fit =
        PooledLogistic.fit(cells(golden, covariates), new HazardOptions(covariates, link))
            .value()
            .orElseThrow();
    golden.check("n_person_periods", fit.personPeriods());
    golden.check("loglik", fit.logLikelihood());
    golden.check("deviance", -2 * fit.logLikelihood());
    for (int j = 0; j < covariates.size(); j++) {
      PointEstimate one =
          fit.coefficients().of(covariates.get(j), Variance.MODEL).point().orElseThrow();
      golden.check("coef." + j, one.value());
      golden.check("se." + j, one.stdError());
    }
    for (HazardFit.Period period : fit.periods()) {
      int place = period.period() - 1;
      golden.check(
          "period_has_event." + place, golden.expected("period_has_event." + place).asBoolean());
      double value = period.intercept();
      golden.check("coef_period." + place, value, relative(link, value));
      double error = period.modelStdError();
      golden.check("se_period." + place, error, relative(link, error));
    }
    for (int period : fit.leftOut()) {
      String has = "period_has_event." + (period - 1);
      golden.check(has, !golden.expected(has).asBoolean());
    }
  }

  /**
   * With the log-log link R's steps shrink only by a factor each, and it ends up to 1e-6 early:
   * started again from its own result with epsilon 1e-30 it agrees with us to 1e-10.
   */
  private static double relative(Link link, double value) {
    return link == Link.LOGIT ? 1e-7 : Math.max(1e-7, 1e-6 / Math.abs(value));
  }

  private static List<HazardCell> cells(GoldenCase golden, List<String> covariates) {
    String period = golden.arg("period").asText();
    String status = golden.arg("status").asText();
    int most = golden.arg("max_period").asInt(Integer.MAX_VALUE);
    double event = golden.arg("event_value").asDouble(1);
    List<String> used = new ArrayList<>(covariates);
    used.add(period);
    used.add(status);
    Optional<String> weights = golden.column("weights");
    weights.ifPresent(used::add);
    List<HazardCell> cells = new ArrayList<>();
    for (Row row : golden.complete(used)) {
      int last = (int) row.number(period);
      boolean ended = last <= most && row.number(status) == event;
      double[] x = covariates.stream().mapToDouble(row::number).toArray();
      Ending ending = ended ? Ending.EVENT : Ending.CENSORED;
      HazardCell cell = HazardCell.of(Math.min(last, most), ending, x).withCluster(cells.size());
      cells.add(weights.isPresent() ? cell.withWeight(row.number(weights.get())) : cell);
    }
    return cells;
  }
}
