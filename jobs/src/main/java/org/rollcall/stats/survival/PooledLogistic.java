package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.List;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;

/**
 * Hazards by period, one intercept for each period and coefficients that all periods share.
 *
 * <p>Estimates β of g(h_t(x)) = α_t + x'β, h_t being the probability of an event in period t of
 * those at risk in it and g the {@link Link}; the maximum of the likelihood of all person-periods,
 * by Fisher scoring. It is the logistic regression of person-period rows, computed without them.
 *
 * <p>Assumes coefficients that do not change with the period; leaving and the end of follow-up
 * independent given the covariates. Whoever's follow-up ends in a period was at risk in all of it.
 * A covariate that changes from a period on is given by two cells, the second with its {@code
 * first} period; a cluster then has to hold both. Log odds ratios of a short period are close to
 * log hazard ratios.
 *
 * <p>Edge cases: a period in which nobody had an event, or everybody, has no finite intercept. It
 * is left out, which is the limit of the likelihood, and listed; R runs to about −30 and reports a
 * standard error of 1e5. Aliased covariates are listed. Reasons: nobody, no informative period, all
 * covariates constant or collinear, a coefficient that runs away.
 *
 * <p>A {@code Frequency} of k is k people everywhere. {@code Variance.HC0} sums a person's periods
 * before squaring, unlike the HC0 of person-period rows.
 *
 * <p>Checked in {@code HazardGoldens} against R 4.2.2, {@code glm} on person-periods: 4 cases with
 * both links, relative 1e-7; its cluster-robust variance by an independent computation in the
 * tests, 1e-9.
 *
 * @see "Allison (1982), doi:10.2307/270718"
 * @see "D'Agostino et al. (1990), doi:10.1002/sim.4780091214"
 * @see "Prentice & Gloeckler (1978), doi:10.2307/2529588"
 */
public final class PooledLogistic {

  private PooledLogistic() {}

  /**
   * Fits the model.
   *
   * @param cells any order; equal ones are merged
   * @param options names of the covariates, and the link
   * @return the fit, or the reason why there is none
   * @throws IllegalArgumentException if a cell has not as many covariates as there are names
   */
  public static Estimable<HazardFit> fit(List<HazardCell> cells, HazardOptions options) {
    return Columns.counted(cells, options.covariates().size())
        .then(counted -> fit(new HazardData(counted.toArray(HazardCell[]::new)), options));
  }

  private static Estimable<HazardFit> fit(HazardData data, HazardOptions options) {
    int[] periods = data.informative();
    if (periods.length == 0) {
      return Estimable.missing(Cause.NO_MIXED_PERIOD);
    }
    double[] start = overall(data, periods, options.link());
    double[] padded = Arrays.copyOf(start, periods.length + data.width());
    HazardPoint all = new HazardPoint(data, data.patterns, options.link(), periods, padded);
    return Columns.kept(all.factor, data.width()).then(kept -> fit(data, start, kept, options));
  }

  private static Estimable<HazardFit> fit(
      HazardData data, double[] start, int[] kept, HazardOptions options) {
    int[] periods = data.informative();
    Patterns patterns = data.patterns.keep(kept);
    return Search.maximum(
            new HazardLikelihood(data, patterns, options.link(), periods),
            Arrays.copyOf(start, periods.length + kept.length))
        .then(found -> Estimable.of(new HazardFit(found, kept, periods, options)));
  }

  /** The intercepts that are best if no covariate matters. */
  private static double[] overall(HazardData data, int[] periods, Link link) {
    double[] events = new double[data.peopleAtRisk.length];
    double[] none = new double[events.length];
    for (int q = 0; q < data.begin.length; q++) {
      for (int i = 0; i < data.events[q].length; i++) {
        events[data.begin[q] + i] += data.events[q][i];
        none[data.begin[q] + i] += data.none[q][i];
      }
    }
    return Arrays.stream(periods)
        .mapToDouble(t -> link.predictor(events[t] / (events[t] + none[t])))
        .toArray();
  }
}
