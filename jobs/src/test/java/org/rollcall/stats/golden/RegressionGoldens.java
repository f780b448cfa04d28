package org.rollcall.stats.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.Variance;
import org.rollcall.stats.regression.FitOptions;
import org.rollcall.stats.regression.LinearRegression;
import org.rollcall.stats.regression.LogisticOptions;
import org.rollcall.stats.regression.LogisticRegression;
import org.rollcall.stats.regression.NegativeBinomialFit;
import org.rollcall.stats.regression.NegativeBinomialRegression;
import org.rollcall.stats.regression.PoissonRegression;
import org.rollcall.stats.regression.RegressionCell;
import org.rollcall.stats.regression.RegressionFit;
import org.rollcall.stats.regression.WaldTest;

/** Linear, logistic and count regressions against NIST and R's glm, MASS and sandwich. */
final class RegressionGoldens implements GoldenMethods {

  /**
   * R's covariances are of the step before the last: glm keeps the weights that its last step began
   * with. At the fit itself R's own formula agrees with ours to 1e-13.
   */
  static final double STALE = 2e-7;

  /** Of high powers, that normal equations in raw columns would lose altogether. */
  private static final double POLYNOMIAL = 1e-6;

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "ols", RegressionGoldens::ols,
        "glm.logistic", RegressionGoldens::glmLogistic,
        "ps.logistic", RegressionGoldens::propensity,
        "glm.poisson", RegressionGoldens::glmPoisson,
        "glm.negbin", RegressionGoldens::glmNegativeBinomial);
  }

  private static void ols(GoldenCase c) {
    if (!c.arg("intercept").asBoolean(true)) {
      c.leaveOut("no estimand has a model without intercept");
    }
    int degree = c.arg("polynomial_degree").asInt(0);
    double tolerance = degree > 1 ? POLYNOMIAL : Tolerances.relative("ols", "");
    String y = c.arg("y").asText();
    List<String> names = new ArrayList<>(c.texts("covariates"));
    Function<Row, double[]> covariates = row -> numbers(row, c.texts("covariates"));
    if (degree > 0) {
      String x = c.arg("x").asText();
      for (int k = 1; k <= degree; k++) {
        names.add(x + k);
      }
      covariates =
          row -> {
            double[] powers = new double[degree];
            for (int k = 0; k < degree; k++) {
              powers[k] = Math.pow(row.number(x), k + 1);
            }
            return powers;
          };
    }
    List<String> used = new ArrayList<>(c.texts("covariates"));
    used.add(y);
    List<RegressionCell> cells = new ArrayList<>();
    for (Row row : c.complete(used)) {
      cells.add(RegressionCell.of(row.number(y), covariates.apply(row)));
    }
    RegressionFit fit = LinearRegression.fit(names, cells).value().orElseThrow();
    c.check("n", fit.people());
    double[] found = fit.coefficients();
    boolean perfect = GoldenCase.number(c.expected("sigma")) == 0;
    double rSquared = 1 - fit.deviance() / fit.nullDeviance();
    c.check("r_squared", rSquared, tolerance);
    for (int j = 0; j < found.length; j++) {
      c.check("coef." + j, found[j], tolerance);
      if (perfect) {
        c.refused(fit.estimate(fit.names().get(j), Variance.MODEL).missing());
      } else {
        c.check("se." + j, point(fit, j, Variance.MODEL).stdError(), tolerance);
      }
    }
    if (!perfect) {
      c.check("sigma", Math.sqrt(fit.dispersion()), tolerance);
      double explained = (fit.nullDeviance() - fit.deviance()) / names.size();
      c.check("F", explained / fit.dispersion(), tolerance);
      if (degree < 2) {
        WaldTest all = fit.wald(names, Variance.MODEL).value().orElseThrow();
        c.check("F", all.statistic(), tolerance);
      }
    }
  }

  private static void glmLogistic(GoldenCase c) {
    RegressionFit fit = logistic(c).value().orElseThrow();
    wald(c, fit, "odds_ratio", "lower", "upper");
    stale(c, "se", errors(fit, Variance.MODEL));
    stale(c, "se_hc0", errors(fit, Variance.HC0));
    tests(c, fit);
    deviances(c, fit, fit.names().size());
    c.check("lr_test.chisq", fit.nullDeviance() - fit.deviance());
  }

  /** The model of a propensity score. */
  private static void propensity(GoldenCase c) {
    List<String> covariates = c.texts("covariates");
    List<Row> rows = c.complete(c.texts("used_columns"));
    String treat = c.arg("treat").asText();
    List<RegressionCell> cells =
        rows.stream()
            .map(row -> RegressionCell.of(row.number(treat), numbers(row, covariates)))
            .toList();
    RegressionFit fit =
        LogisticRegression.fit(covariates, cells, LogisticOptions.defaults()).value().orElseThrow();
    c.check("n", fit.people());
    c.check("coef", fit.coefficients());
    stale(c, "se", errors(fit, Variance.MODEL));
    double[][] covariance = fit.covariance(Variance.MODEL).value().orElseThrow();
    for (int j = 0; j < covariance.length; j++) {
      stale(c, "var." + j, covariance[j]);
    }
    tests(c, fit);
    deviances(c, fit, fit.names().size());
    c.check("fitted", GoldenCase.each(rows, row -> fit.fitted(numbers(row, covariates), 0)));
  }

  private static void glmPoisson(GoldenCase c) {
    RegressionFit fit = poisson(c).value().orElseThrow();
    wald(c, fit, "rate_ratio", "rr_lower", "rr_upper");
    double[] model = errors(fit, Variance.MODEL);
    stale(c, "se", model);
    stale(c, "se_hc0", errors(fit, Variance.HC0));
    stale(c, "se_hc1", errors(fit, Variance.HC1));
    c.check("dispersion_pearson", fit.dispersion());
    for (int j = 0; j < model.length; j++) {
      PointEstimate robust = point(fit, j, Variance.HC0);
      c.check("rr_lower_hc0." + j, Math.exp(robust.interval(0.95).low()), STALE);
      c.check("rr_upper_hc0." + j, Math.exp(robust.interval(0.95).high()), STALE);
      c.check("se_quasi." + j, model[j] * Math.sqrt(fit.dispersion()), STALE);
    }
    deviances(c, fit, model.length);
  }

  private static void glmNegativeBinomial(GoldenCase c) {
    NegativeBinomialFit fit =
        NegativeBinomialRegression.fit(c.texts("covariates"), cells(c), FitOptions.defaults())
            .value()
            .orElseThrow();
    RegressionFit regression = fit.regression();
    wald(c, regression, "rate_ratio", "rr_lower", "rr_upper");
    stale(c, "se", errors(regression, Variance.MODEL));
    stale(c, "se_hc0", errors(regression, Variance.HC0));
    c.check("theta", fit.theta());
    c.check("alpha_nb2", 1 / fit.theta());
    c.check("theta_se_observed", fit.thetaStdError(), 1e-6);
    c.check("loglik", regression.logLikelihood());
    c.check("aic", -2 * regression.logLikelihood() + 2 * (regression.names().size() + 1));
  }

  private static void wald(
      GoldenCase c, RegressionFit fit, String ratio, String lower, String upper) {
    c.check("n", fit.people());
    c.check("coef", fit.coefficients());
    for (int j = 0; j < fit.names().size(); j++) {
      PointEstimate one = point(fit, j, Variance.MODEL);
      c.check(ratio + "." + j, Math.exp(one.value()));
      c.check(lower + "." + j, Math.exp(one.interval(0.95).low()), STALE);
      c.check(upper + "." + j, Math.exp(one.interval(0.95).high()), STALE);
    }
  }

  private static void stale(GoldenCase c, String path, double[] found) {
    for (int j = 0; j < found.length; j++) {
      c.check(path + "." + j, found[j], STALE);
    }
  }

  private static void tests(GoldenCase c, RegressionFit fit) {
    for (int j = 0; j < fit.names().size(); j++) {
      PointEstimate one = point(fit, j, Variance.MODEL);
      double z = one.value() / one.stdError();
      c.check("z." + j, z, STALE);
      // An error of z is magnified by about z² in its tail.
      c.check("p." + j, one.pValue(), Math.max(1e-6, STALE * z * z));
    }
  }

  private static void deviances(GoldenCase c, RegressionFit fit, int parameters) {
    c.check("deviance", fit.deviance());
    c.check("null_deviance", fit.nullDeviance());
    c.check("loglik", fit.logLikelihood());
    c.check("aic", -2 * fit.logLikelihood() + 2 * parameters);
  }

  static Estimable<RegressionFit> logistic(GoldenCase c) {
    return LogisticRegression.fit(c.texts("covariates"), cells(c), LogisticOptions.defaults());
  }

  static Estimable<RegressionFit> poisson(GoldenCase c) {
    return PoissonRegression.fit(c.texts("covariates"), cells(c), FitOptions.defaults());
  }

  /** People of the case's rows that have all it uses, with cluster and exposure if it has them. */
  static List<RegressionCell> cells(GoldenCase c) {
    List<String> covariates = c.texts("covariates");
    String y = c.arg("y").asText();
    Optional<String> cluster = c.column("cluster");
    Optional<String> exposure = c.column("exposure_offset");
    List<String> used = new ArrayList<>(covariates);
    used.add(y);
    cluster.ifPresent(used::add);
    exposure.ifPresent(used::add);
    Optional<String> weight = c.column("weights");
    weight.ifPresent(used::add);
    List<Row> rows = c.complete(used);
    List<String> labels =
        cluster
            .map(name -> rows.stream().map(row -> row.text(name)).distinct().toList())
            .orElse(List.of());
    return rows.stream()
        .map(
            row ->
                RegressionCell.of(row.number(y), numbers(row, covariates))
                    .withCluster(cluster.map(name -> labels.indexOf(row.text(name))).orElse(0))
                    .withOffset(exposure.map(name -> Math.log(row.number(name))).orElse(0.0))
                    .withWeight(
                        weight
                            .map(name -> SamplingWeight.of(row.number(name)))
                            .orElse(SamplingWeight.ONE)))
        .toList();
  }

  static double[] numbers(Row row, List<String> columns) {
    return columns.stream().mapToDouble(row::number).toArray();
  }

  static double[] errors(RegressionFit fit, Variance variance) {
    return GoldenCase.each(
        fit.names(), name -> fit.estimate(name, variance).point().orElseThrow().stdError());
  }

  static PointEstimate point(RegressionFit fit, int j, Variance variance) {
    return fit.estimate(fit.names().get(j), variance).point().orElseThrow();
  }
}
