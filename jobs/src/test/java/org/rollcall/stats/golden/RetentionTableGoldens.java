package org.rollcall.stats.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rollcall.stats.survival.ActuarialTable;
import org.rollcall.stats.survival.CurveOptions;
import org.rollcall.stats.survival.CurveVariance;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.KaplanMeier;
import org.rollcall.stats.survival.KaplanMeier.Step;
import org.rollcall.stats.survival.SurvivalCell;

/** Tables of retention by period. */
final class RetentionTableGoldens implements GoldenMethods {

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "retention.discrete_hazard", RetentionTableGoldens::discreteHazard,
        "retention.lifetable", RetentionTableGoldens::actuarialTable);
  }

  private static void discreteHazard(GoldenCase golden) {
    String period = golden.column("period").orElseThrow();
    String status = golden.column("status").orElseThrow();
    int last = golden.arg("max_period").asInt(Integer.MAX_VALUE);
    double event = golden.arg("event_value").asDouble(1);
    List<SurvivalCell> cells = new ArrayList<>();
    for (Row row : golden.complete(List.of(period, status))) {
      boolean had = row.number(status) == event && row.number(period) <= last;
      cells.add(
          SurvivalCell.of(
              Math.min(row.number(period), last), had ? Ending.EVENT : Ending.CENSORED));
    }
    KaplanMeier found =
        KaplanMeier.of(cells, CurveOptions.DEFAULT.withVariance(CurveVariance.GREENWOOD))
            .value()
            .orElseThrow();
    for (int j = 0; j < golden.expected("period").size(); j++) {
      double now = golden.expected("period." + j).asDouble();
      List<Step> at = found.steps().stream().filter(s -> s.time() == now).toList();
      double atRisk =
          found.steps().stream()
              .filter(s -> s.time() >= now)
              .mapToDouble(Step::atRisk)
              .findFirst()
              .orElse(0);
      double left = at.stream().mapToDouble(Step::left).sum();
      golden.check("n_risk." + j, atRisk);
      golden.check("n_event." + j, left);
      golden.check("n_censor." + j, at.stream().mapToDouble(Step::censored).sum());
      golden.check("hazard." + j, left / atRisk);
      double survival = found.survival(now).orElseThrow();
      golden.check("surv." + j, survival);
      CurveGoldens.checkError(golden, "surv_se." + j, survival, found.stdError(now));
    }
  }

  private static void actuarialTable(GoldenCase golden) {
    for (int c = 0; c < golden.expected("curves").size(); c++) {
      String path = "curves." + c;
      List<ActuarialTable.Row> rows =
          ActuarialTable.of(
                  CurveGoldens.cells(golden, golden.expected(path + ".group")),
                  golden.numbers("breaks"))
              .value()
              .orElseThrow();
      for (int k = 0; k < golden.expected(path + ".interval_start").size(); k++) {
        if (k >= rows.size()) {
          golden.check(path + ".n_enter." + k, 0);
          continue;
        }
        ActuarialTable.Row row = rows.get(k);
        golden.check(path + ".interval_start." + k, row.start());
        golden.check(path + ".interval_end." + k, row.end());
        golden.check(path + ".n_enter." + k, row.entering());
        golden.check(path + ".n_lost." + k, row.lost());
        golden.check(path + ".n_exposed." + k, row.exposed());
        golden.check(path + ".n_event." + k, row.left());
        golden.check(path + ".q." + k, row.probability());
        golden.check(path + ".surv_at_start." + k, row.survival());
        golden.check(path + ".surv_at_end." + k, row.survivalAtEnd());
        CurveGoldens.checkError(golden, path + ".se_surv." + k, row.survival(), row.stdError());
        golden.check(path + ".hazard." + k, row.hazard());
        golden.check(path + ".se_hazard." + k, row.hazardStdError());
      }
    }
  }
}
