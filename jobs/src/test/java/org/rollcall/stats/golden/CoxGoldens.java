package org.rollcall.stats.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Interval;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.Variance;
import org.rollcall.stats.survival.ChiSquaredTest;
import org.rollcall.stats.survival.Coefficients;
import org.rollcall.stats.survival.CoxCell;
import org.rollcall.stats.survival.CoxFit;
import org.rollcall.stats.survival.CoxOptions;
import org.rollcall.stats.survival.CoxRegression;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.Proportionality;
import org.rollcall.stats.survival.Ties;
import org.rollcall.stats.survival.TimeScale;

/** Cox regression; residuals, base hazards and fitted curves are used by no estimand. */
final class CoxGoldens implements GoldenMethods {

  private static final double LOG_LIKELIHOOD = 1e-11;

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "cox.fit", CoxGoldens::fit,
        "cox.zph", CoxGoldens::proportionality,
        "degenerate.cox", CoxGoldens::degenerate);
  }

  private static void fit(GoldenCase golden) {
    CoxFit fit = answer(golden).value().orElseThrow();
    boolean robust = golden.arg("variance").asText().equals("robust");
    // Without a cluster, R's robust variance has each row as a cluster.
    Variance variance = robust ? Variance.CR0 : Variance.MODEL;
    golden.check("n", fit.people());
    golden.check("n_events", fit.events());
    golden.check("loglik", fit.logLikelihood(), LOG_LIKELIHOOD);
    golden.check("loglik_null", fit.nullLogLikelihood(), LOG_LIKELIHOOD);
    coefficients(golden, fit.coefficients(), variance);
    if (robust) {
      golden.check("naive_var", fit.coefficients().covariance(Variance.MODEL));
      // With a single covariate R's is a matrix of one.
      ChiSquaredTest score = fit.robustScore().value().orElseThrow();
      String inner = golden.expected("robust_score_test.chisq").isArray() ? ".0.0" : "";
      golden.check("robust_score_test.chisq" + inner, score.statistic());
      golden.check("robust_score_test.df", score.df());
      golden.check("robust_score_test.p" + inner, score.pValue(), 1e-6);
    }
    test(golden, "wald_test", fit.coefficients().wald(variance).value().orElseThrow());
    test(golden, "lr_test", fit.likelihoodRatio());
    test(golden, "score_test", fit.score());
  }

  private static void coefficients(GoldenCase golden, Coefficients of, Variance variance) {
    golden.check("var", of.covariance(variance));
    double level = golden.arg("conf_level").asDouble();
    for (int j = 0; j < of.names().size(); j++) {
      if (golden.expected("coef." + j).isNull()) {
        golden.check("coef." + j, of.aliased().contains(of.names().get(j)));
        continue;
      }
      PointEstimate one = of.of(of.names().get(j), variance).point().orElseThrow();
      Interval interval = one.interval(level);
      golden.check("coef." + j, one.value());
      golden.check("hr." + j, Math.exp(one.value()));
      golden.check("hr_lower." + j, Math.exp(interval.low()));
      golden.check("hr_upper." + j, Math.exp(interval.high()));
      // R has stopped within 1e-10 of a coefficient, of which z keeps the relative error.
      double stopped = 1e-10 / Math.abs(one.value());
      golden.check("z." + j, one.value() / one.stdError(), Math.max(1e-8, stopped));
      golden.check("p." + j, one.pValue());
      golden.check("se." + j, Math.sqrt(of.covariance(Variance.MODEL)[j][j]));
      if (variance == Variance.CR0) {
        golden.check("robust_se." + j, one.stdError());
      }
    }
  }

  private static void test(GoldenCase golden, String path, ChiSquaredTest found) {
    golden.check(path + ".chisq", found.statistic());
    golden.check(path + ".df", found.df());
    golden.check(path + ".p", found.pValue());
  }

  private static void proportionality(GoldenCase golden) {
    CoxFit fit = answer(golden).value().orElseThrow();
    TimeScale scale =
        switch (golden.arg("transform").asText()) {
          case "km" -> TimeScale.KAPLAN_MEIER;
          case "identity" -> TimeScale.IDENTITY;
          case "rank" -> TimeScale.RANK;
          case "log" -> TimeScale.LOG;
          default -> throw new IllegalArgumentException(golden.arg("transform").asText());
        };
    Proportionality found = fit.proportionality(scale).value().orElseThrow();
    List<String> terms = new ArrayList<>();
    golden.expected("terms").forEach(term -> terms.add(term.asText()));
    for (int j = 0; j < terms.size(); j++) {
      ChiSquaredTest one =
          terms.get(j).equals("GLOBAL") ? found.global() : found.byCovariate().get(terms.get(j));
      if (one == null) {
        golden.check("chisq." + j, OptionalDouble.empty());
        continue;
      }
      golden.check("chisq." + j, one.statistic());
      golden.check("df." + j, one.df());
      golden.check("p." + j, one.pValue());
    }
  }

  private static void degenerate(GoldenCase golden) {
    Estimable<CoxFit> answer = answer(golden);
    // A likelihood without a maximum, and a coefficient that is not there, are reasons here.
    boolean gone =
        golden.expected("warnings").size() > 0
            || golden.expected("value.n_events").asInt() == 0
            || IntStream.range(0, golden.expected("value.coef").size())
                .allMatch(j -> golden.expected("value.coef." + j).isNull());
    if (gone) {
      golden.refused(answer.missing());
      return;
    }
    CoxFit fit = answer.value().orElseThrow();
    golden.check("value.n", fit.people());
    golden.check("value.n_events", fit.events());
    golden.check("value.loglik.0", fit.nullLogLikelihood());
    golden.check("value.loglik.1", fit.logLikelihood());
    golden.check("value.score", fit.score().statistic());
    Coefficients found = fit.coefficients();
    for (int j = 0; j < found.names().size(); j++) {
      String name = found.names().get(j);
      if (golden.expected("value.coef." + j).isNull()) {
        golden.check("value.coef." + j, found.aliased().contains(name));
        golden.refused(found.of(name, Variance.MODEL).missing());
      } else {
        PointEstimate one = found.of(name, Variance.MODEL).point().orElseThrow();
        golden.check("value.coef." + j, one.value());
        golden.check("value.se." + j, one.stdError());
      }
    }
  }

  private static Estimable<CoxFit> answer(GoldenCase golden) {
    if (golden.arg("ties").asText().equals("exact")) {
      golden.leaveOut("exact ties are of no use on counts of thousands");
    }
    Ties ties =
        switch (golden.arg("ties").asText("efron")) {
          case "breslow" -> Ties.BRESLOW;
          case "efron", "" -> Ties.EFRON;
          default -> throw new IllegalArgumentException(golden.arg("ties").asText());
        };
    List<String> covariates = golden.texts("covariates");
    CoxOptions options = new CoxOptions(covariates, ties);
    return CoxRegression.fit(cells(golden, covariates), options);
  }

  private static List<CoxCell> cells(GoldenCase golden, List<String> covariates) {
    String time = golden.arg("time").asText();
    String status = golden.arg("status").asText();
    Optional<String> entry = golden.column("entry");
    Optional<String> weights = golden.column("weights");
    Optional<String> cluster = golden.column("cluster");
    List<String> strata = golden.texts("strata");
    List<String> used = new ArrayList<>(covariates);
    used.removeIf(name -> golden.rows().stream().noneMatch(row -> row.isColumn(name)));
    used.add(time);
    used.add(status);
    used.addAll(strata);
    entry.ifPresent(used::add);
    weights.ifPresent(used::add);
    cluster.ifPresent(used::add);
    Map<String, Long> labels = new HashMap<>();
    JsonNode event = golden.arg("event_value");
    List<CoxCell> cells = new ArrayList<>();
    List<Row> rows = golden.complete(used);
    double[][] columns =
        covariates.stream().map(name -> golden.numbersOf(name, rows)).toArray(double[][]::new);
    for (Row row : rows) {
      boolean ended = row.number(status) == (event.isMissingNode() ? 1 : event.asDouble());
      int at = cells.size();
      double[] x = Arrays.stream(columns).mapToDouble(column -> column[at]).toArray();
      CoxCell cell =
          CoxCell.of(row.number(time), ended ? Ending.EVENT : Ending.CENSORED, x)
              .withStratum(label(labels, "s" + strata.stream().map(row::text).toList()))
              .withCluster(label(labels, "c" + cluster.map(row::text).orElse("" + cells.size())));
      cell = entry.isPresent() ? cell.withEntry(row.number(entry.get())) : cell;
      cells.add(weights.isPresent() ? cell.withWeight(row.number(weights.get())) : cell);
    }
    return cells;
  }

  private static long label(Map<String, Long> labels, String text) {
    return labels.computeIfAbsent(text, key -> (long) labels.size());
  }
}
