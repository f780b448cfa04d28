package org.rollcall.stats.survival;

import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.NotEstimable;

/**
 * How characteristics raise or lower the hazard of an event, by a constant factor each.
 *
 * <p>Estimates β of the hazard h(t | x) = h₀(t) exp(x'β), h₀ free and of each stratum its own, by
 * the maximum of the partial likelihood; ties after Efron or Breslow. A {@code Frequency} of k is k
 * tied people, in the likelihood and in every variance. A {@code SamplingWeight} multiplies what a
 * person adds to the log-likelihood and to the risk sets, and under Efron tied events count with
 * the mean of their weights.
 *
 * <p>Assumes proportional hazards ({@link CoxFit#proportionality} tests it); leaving and the end of
 * follow-up independent given the covariates. A covariate that changes over time is given by
 * several cells of one person, each with its entry and exit, and a cluster that holds them all.
 *
 * <p>Edge cases, each a {@link NotEstimable}: nobody; no events; all covariates constant or
 * collinear; a coefficient that runs away because the likelihood rises forever (R warns and returns
 * the last step). A single aliased covariate is reported and left out.
 *
 * <p>Differs from R in the meaning of counts: R's {@code coxph(weights)} are what is here a
 * sampling weight. With Breslow's ties this is the same as a frequency; with Efron's it is not: k
 * rows and one row of weight k give other coefficients (3e-5 in one example), and R has no way to
 * have the first from counts. Times that differ by rounding are one, as in R and {@link
 * KaplanMeier}. People of weight 0 are left out, where R refuses.
 *
 * <p>Checked in {@code CoxGoldens} against R 4.2.2, survival 3.5-3, {@code coxph}: 40 cases,
 * relative 1e-8, p-values 1e-6; log-likelihood 1e-11.
 *
 * @see "Cox (1972), doi:10.1111/j.2517-6161.1972.tb00899.x"
 * @see "Efron (1977), doi:10.1080/01621459.1977.10480613"
 * @see "Therneau & Grambsch (2000), Modeling Survival Data, 3 and 7"
 */
public final class CoxRegression {

  private CoxRegression() {}

  /**
   * Fits the model.
   *
   * @param cells any order; equal ones are merged
   * @param options names of the covariates, and how ties count
   * @return the fit, or the reason why there is none
   * @throws IllegalArgumentException if a cell has not as many covariates as there are names
   */
  public static Estimable<CoxFit> fit(List<CoxCell> cells, CoxOptions options) {
    return Columns.counted(cells, options.covariates().size())
        .then(counted -> fit(new CoxData(counted.toArray(CoxCell[]::new)), options));
  }

  private static Estimable<CoxFit> fit(CoxData data, CoxOptions options) {
    if (data.events == 0) {
      return Estimable.missing(Cause.NO_EVENTS);
    }
    double[] zero = new double[data.width()];
    RiskSets all = new RiskSets(data, data.patterns, options.ties(), zero);
    return Columns.kept(all.factor, data.width()).then(kept -> fit(data, kept, options));
  }

  private static Estimable<CoxFit> fit(CoxData data, int[] kept, CoxOptions options) {
    Patterns patterns = data.patterns.keep(kept);
    return Search.maximum(
            new PartialLikelihood(data, patterns, options.ties()), new double[kept.length])
        .then(found -> Estimable.of(new CoxFit(found, kept, options)));
  }
}
