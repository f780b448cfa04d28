package org.rollcall.stats.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.regression.FitOptions;
import org.rollcall.stats.regression.LogisticOptions;
import org.rollcall.stats.regression.LogisticRegression;
import org.rollcall.stats.regression.NegativeBinomialFit;
import org.rollcall.stats.regression.NegativeBinomialRegression;
import org.rollcall.stats.regression.PoissonRegression;
import org.rollcall.stats.regression.RegressionCell;
import org.rollcall.stats.regression.RegressionFit;
import org.rollcall.stats.regression.Separation;

/** Data without a best fit, of which R returns what its last step happened to have. */
final class RegressionEdgeGoldens implements GoldenMethods {

  /** A fitted mean as near as this to the end of its range is on its way there. */
  private static final double END = 1e-6;

  /** R stops at a change of the deviance of 1e-8. */
  private static final double DEFAULT_CONTROL = 1e-4;

  private record Data(List<String> names, List<RegressionCell> cells) {}

  @Override
  public Map<String, Consumer<GoldenCase>> methods() {
    return Map.of(
        "degenerate.logistic", RegressionEdgeGoldens::logistic,
        "degenerate.glm.poisson", RegressionEdgeGoldens::poisson,
        "degenerate.glm.negbin", RegressionEdgeGoldens::negativeBinomial);
  }

  private static void logistic(GoldenCase c) {
    Data data = data(c);
    LogisticOptions options = LogisticOptions.defaults();
    Estimable<RegressionFit> fit = LogisticRegression.fit(data.names(), data.cells(), options);
    double low = GoldenCase.number(c.expected("value.fitted_min"));
    double high = GoldenCase.number(c.expected("value.fitted_max"));
    boolean running = low < END || high > 1 - END;
    if (!running) {
      compare(c, fit);
      return;
    }
    c.refused(fit.missing());
    LogisticRegression.fit(data.names(), data.cells(), options.withSeparation(Separation.FIRTH))
        .value()
        .ifPresent(penalised -> aliases(c, penalised));
  }

  private static void poisson(GoldenCase c) {
    Data data = data(c);
    Estimable<RegressionFit> fit =
        PoissonRegression.fit(data.names(), data.cells(), FitOptions.defaults());
    if (GoldenCase.number(c.expected("value.fitted_min")) < END) {
      c.refused(fit.missing());
    } else {
      compare(c, fit);
    }
  }

  private static void negativeBinomial(GoldenCase c) {
    Data data = data(c);
    Estimable<NegativeBinomialFit> fit =
        NegativeBinomialRegression.fit(data.names(), data.cells(), FitOptions.defaults());
    if (c.expected("value.theta_greater_than").isNumber()) {
      c.refused(fit.missing());
    } else {
      compare(c, fit.then(one -> Estimable.of(one.regression())));
    }
  }

  private static void compare(GoldenCase c, Estimable<RegressionFit> answer) {
    RegressionFit fit = answer.value().orElseThrow();
    double[] coefficients = fit.coefficients();
    for (int j = 0; j < coefficients.length; j++) {
      if (c.expected("value.coef." + j).isNumber()) {
        c.check("value.coef." + j, coefficients[j], DEFAULT_CONTROL);
      }
    }
    aliases(c, fit);
  }

  /** Where R has no coefficient the covariate is aliased, and nowhere else. */
  private static void aliases(GoldenCase c, RegressionFit fit) {
    for (int j = 0; j < fit.names().size(); j++) {
      boolean missing = !c.expected("value.coef." + j).isNumber();
      c.check("value.coef." + j, missing == fit.aliased().contains(fit.names().get(j)));
    }
  }

  /** From the arguments, or from columns of a data set that they name. */
  private static Data data(GoldenCase c) {
    JsonNode columns = c.arg("data").isObject() ? c.arg("data") : c.arguments();
    if (!columns.path("y").isArray()) {
      return new Data(c.texts("covariates"), RegressionGoldens.cells(c));
    }
    List<String> names = new ArrayList<>();
    columns
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (columns.get(name).isArray() && !name.equals("y")) {
                names.add(name);
              }
            });
    List<RegressionCell> cells = new ArrayList<>();
    for (int i = 0; i < columns.get("y").size(); i++) {
      int row = i;
      double[] covariates =
          names.stream().mapToDouble(name -> columns.get(name).get(row).asDouble()).toArray();
      cells.add(RegressionCell.of(columns.get("y").get(i).asDouble(), covariates));
    }
    return new Data(names, cells);
  }
}
