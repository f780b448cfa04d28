package org.rollcall.stats.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rollcall.stats.Interval;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.weighting.Balance;
import org.rollcall.stats.weighting.Balance.Stage;
import org.rollcall.stats.weighting.DifferenceScale;
import org.rollcall.stats.weighting.EValue;
import org.rollcall.stats.weighting.EffectScale;
import org.rollcall.stats.weighting.OutcomeCell;
import org.rollcall.stats.weighting.PropensityCell;
import org.rollcall.stats.weighting.PropensityWeights;
import org.rollcall.stats.weighting.WeightScheme;
import org.rollcall.stats.weighting.WeightedDifference;
import org.rollcall.stats.weighting.WeightingOptions;
import org.rollcall.stats.weighting.WeightingOptions.Precision;

/** Propensity weights, balance, weighted differences and E-values. */
final class WeightingGoldens implements GoldenMethods {

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "ps.weights", WeightingGoldens::weights,
        "ps.balance", WeightingGoldens::balance,
        "degenerate.ps.weights", WeightingGoldens::separated,
        "weighted.mean_difference", WeightingGoldens::difference,
        "weighted.risk_difference", WeightingGoldens::riskDifference,
        "evalue", WeightingGoldens::evalue);
  }

  private static Map<String, WeightingOptions> schemes(GoldenCase golden) {
    WeightingOptions options = WeightingOptions.of(2, golden.texts("covariates"));
    return Map.of(
        "none", options.withScheme(WeightScheme.NONE),
        "ATE", options.withScheme(WeightScheme.ATE),
        "ATT", options.withScheme(WeightScheme.ATT),
        "ATC", options.withScheme(WeightScheme.ATT).withTarget(0),
        "ATO", options);
  }

  private static List<PropensityCell> people(GoldenCase golden) {
    List<String> covariates = golden.texts("covariates");
    List<String> used = new ArrayList<>(golden.texts("used_columns"));
    used.addAll(covariates);
    used.add(golden.arg("treat").asText());
    return golden.complete(used).stream()
        .map(
            row ->
                PropensityCell.of(
                    (int) row.number(golden.arg("treat").asText()),
                    covariates.stream().mapToDouble(row::number).toArray()))
        .toList();
  }

  private static void weights(GoldenCase golden) {
    List<PropensityCell> people = people(golden);
    schemes(golden)
        .forEach(
            (scheme, options) -> {
              if (!scheme.equals("none")) {
                weights(golden, scheme, people, options);
              }
            });
  }

  private static void weights(
      GoldenCase golden, String scheme, List<PropensityCell> people, WeightingOptions options) {
    PropensityWeights found = PropensityWeights.of(people, options).value().orElseThrow();
    golden.check(scheme + ".sum_treated", found.spread(1).sum());
    golden.check(scheme + ".sum_control", found.spread(0).sum());
    golden.check(scheme + ".min", found.spread().least());
    golden.check(scheme + ".max", found.spread().most());
    golden.check(scheme + ".mean", found.spread().mean());
    golden.check(scheme + ".ess_treated", found.spread(1).effective());
    golden.check(scheme + ".ess_control", found.spread(0).effective());
    golden.check(scheme + ".ess_total", found.spread().effective());
    golden.check(scheme + ".q01", found.quantile(0.01));
    golden.check(scheme + ".q99", found.quantile(0.99));
    PropensityWeights truncated =
        PropensityWeights.of(people, options.withTruncation(0.01)).value().orElseThrow();
    golden.check(scheme + ".truncated_q01_q99_sum", truncated.spread().sum());
  }

  private static void balance(GoldenCase golden) {
    List<PropensityCell> people = people(golden);
    schemes(golden)
        .forEach(
            (scheme, options) ->
                balance(
                    golden,
                    scheme,
                    PropensityWeights.of(people, options).value().orElseThrow().balance()));
  }

  private static void balance(GoldenCase golden, String scheme, Balance found) {
    Stage stage = scheme.equals("none") ? Stage.BEFORE : Stage.AFTER;
    for (int k = 0; k < found.columns(); k++) {
      String path = scheme + "." + k;
      golden.check(path + ".mean_treated", found.mean(stage, k, 1));
      golden.check(path + ".mean_control", found.mean(stage, k, 0));
      golden.check(path + ".variance_ratio", found.varianceRatio(stage, k, 1, 0));
      difference(golden, path + ".smd_pooled", found, DifferenceScale.POOLED, k, stage);
      difference(golden, path + ".smd_treated_sd", found, DifferenceScale.FIRST_ARM, k, stage);
      difference(
          golden,
          path + ".smd_pooled_weighted_sd",
          found,
          DifferenceScale.POOLED_WEIGHTED,
          k,
          stage);
      if (golden.expected(path + ".smd_pooled_binary").isNumber()) {
        difference(
            golden, path + ".smd_pooled_binary", found, DifferenceScale.POOLED_SHARES, k, stage);
        difference(
            golden, path + ".smd_treated_binary", found, DifferenceScale.FIRST_ARM_SHARE, k, stage);
      }
    }
  }

  private static void difference(
      GoldenCase golden, String path, Balance found, DifferenceScale scale, int k, Stage stage) {
    golden.check(path, found.difference(stage, scale, k, 1, 0));
  }

  /** R goes on to weights of 1 that look like perfect balance. */
  private static void separated(GoldenCase golden) {
    golden.refused(
        PropensityWeights.of(people(golden), WeightingOptions.of(2, golden.texts("covariates")))
            .missing());
  }

  /** A person is a cluster; the factor G/(G - 1) is then the one of svyglm. */
  private static List<OutcomeCell> outcomes(GoldenCase golden) {
    String outcome = golden.arg("outcome").asText();
    String treat = golden.arg("treat").asText();
    String weights = golden.arg("weights").asText();
    List<OutcomeCell> cells = new ArrayList<>();
    for (Row row : golden.complete(List.of(outcome, treat, weights))) {
      PropensityCell person =
          PropensityCell.of((int) row.number(treat))
              .withCluster(cells.size())
              .withWeight(SamplingWeight.of(row.number(weights)));
      cells.add(new OutcomeCell(person, row.number(outcome)));
    }
    return cells;
  }

  private static void difference(GoldenCase golden) {
    List<OutcomeCell> cells = outcomes(golden);
    WeightingOptions options = WeightingOptions.of(2, List.of()).withScheme(WeightScheme.NONE);
    WeightedDifference found = WeightedDifference.of(cells, options).value().orElseThrow();
    PointEstimate difference = found.difference(1, 0).point().orElseThrow();
    double n = cells.size();
    golden.check("n", n);
    golden.check("mean_treated", found.mean(1).point().orElseThrow().value());
    golden.check("mean_control", found.mean(0).point().orElseThrow().value());
    golden.check("difference", difference.value());
    golden.check("se_svyglm", difference.stdError());
    golden.check("se_hc0", difference.stdError() * Math.sqrt((n - 1) / n));
    golden.check("se_hc1", difference.stdError() * Math.sqrt((n - 1) / (n - 2)));
    golden.check("t", difference.value() / difference.stdError());
    PointEstimate withTheirDf =
        new PointEstimate(
            difference.value(), difference.stdError(), golden.expected("df").asDouble());
    Interval limits = withTheirDf.interval(golden.arg("conf_level").asDouble());
    golden.check("p", withTheirDf.pValue());
    golden.check("lower", limits.low());
    golden.check("upper", limits.high());
    WeightedDifference jackknifed =
        WeightedDifference.of(cells, options.withPrecision(Precision.JACKKNIFE))
            .value()
            .orElseThrow();
    golden.check(
        "se_hc3",
        jackknifed.difference(1, 0).point().orElseThrow().stdError() * Math.sqrt(n / (n - 1)));
  }

  private static void riskDifference(GoldenCase golden) {
    difference(golden);
    WeightedDifference found =
        WeightedDifference.of(
                outcomes(golden), WeightingOptions.of(2, List.of()).withScheme(WeightScheme.NONE))
            .value()
            .orElseThrow();
    PointEstimate ratio = found.logRatio(1, 0).point().orElseThrow();
    golden.check("log_rr", ratio.value());
    golden.check("log_rr_se", ratio.stdError());
    PointEstimate odds = found.logOddsRatio(1, 0).point().orElseThrow();
    golden.check("log_or", odds.value());
    golden.check("log_or_se", odds.stdError());
  }

  private static void evalue(GoldenCase golden) {
    EValue found = evalueOf(golden);
    golden.check("rr_scale.estimate", found.riskRatio());
    golden.check("evalue", found.point());
    if (golden.expected("evalue_ci_limit").isNumber()) {
      golden.check("rr_scale.lower", found.low());
      golden.check("rr_scale.upper", found.high());
      golden.check("evalue_ci_limit", found.limit());
    }
  }

  private static EValue evalueOf(GoldenCase golden) {
    double estimate = golden.arg("estimate").asDouble();
    String measure = golden.arg("measure").asText();
    if (measure.equals("SMD")) {
      double error = golden.arg("se").asDouble();
      return EValue.ofStandardised(new PointEstimate(estimate, error, Double.POSITIVE_INFINITY));
    }
    EffectScale scale =
        golden.arg("rare_outcome").asBoolean() || measure.equals("RR")
            ? EffectScale.RISK_RATIO
            : measure.equals("OR") ? EffectScale.ODDS_RATIO : EffectScale.HAZARD_RATIO;
    // Without limits the point alone is compared.
    double low = golden.arg("lower").isNumber() ? golden.arg("lower").asDouble() : estimate;
    double high = golden.arg("upper").isNumber() ? golden.arg("upper").asDouble() : estimate;
    return EValue.of(scale, estimate, new Interval(0.95, low, high));
  }
}
