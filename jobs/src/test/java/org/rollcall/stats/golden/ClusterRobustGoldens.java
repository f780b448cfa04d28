package org.rollcall.stats.golden;

import java.util.Map;
import java.util.function.Consumer;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.Variance;
import org.rollcall.stats.regression.LinearRegression;
import org.rollcall.stats.regression.RegressionFit;

/** Variances by cluster against sandwich and clubSandwich. */
final class ClusterRobustGoldens implements GoldenMethods {

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "ols.cluster_robust",
        ClusterRobustGoldens::linear,
        "glm.binomial.cluster_robust",
        c -> byCluster(c, RegressionGoldens.logistic(c)),
        "glm.poisson.cluster_robust",
        c -> byCluster(c, RegressionGoldens.poisson(c)));
  }

  private static void linear(GoldenCase c) {
    RegressionFit fit =
        LinearRegression.fit(c.texts("covariates"), RegressionGoldens.cells(c))
            .value()
            .orElseThrow();
    byCluster(c, Estimable.of(fit));
    c.check("sigma", Math.sqrt(fit.dispersion()));
    double left = fit.deviance() / fit.nullDeviance();
    c.check("r_squared", 1 - left);
    c.check("adj_r_squared", 1 - left * (fit.people() - 1) / fit.residualDf());
  }

  private static void byCluster(GoldenCase c, Estimable<RegressionFit> answer) {
    RegressionFit fit = answer.value().orElseThrow();
    c.check("n", fit.people());
    c.check("clusters", fit.clusters());
    c.check("coef", fit.coefficients());
    if (c.expected("deviance").isNumber()) {
      c.check("deviance", fit.deviance());
      c.check("loglik", fit.logLikelihood());
    }
    Map.of(
            "se_model", Variance.MODEL,
            "se_hc0", Variance.HC0,
            "se_hc1", Variance.HC1,
            "se_hc3", Variance.HC3,
            "se_cr0", Variance.CR0,
            "se_cr1", Variance.CR1,
            "se_cr1s", Variance.CR1S,
            "se_cr2", Variance.CR2)
        .forEach((path, variance) -> c.check(path, RegressionGoldens.errors(fit, variance)));
    c.check("var_cr0", fit.covariance(Variance.CR0).value().orElseThrow());
    for (int j = 0; j < fit.names().size(); j++) {
      PointEstimate reduced = RegressionGoldens.point(fit, j, Variance.CR2);
      c.check("df_satterthwaite." + j, reduced.df(), 1e-7);
      c.check("t_cr2." + j, reduced.value() / reduced.stdError(), 1e-7);
      c.check("p_cr2." + j, reduced.pValue());
      c.check("p_cr1s_t_gminus1." + j, RegressionGoldens.point(fit, j, Variance.CR1S).pValue());
    }
  }
}
