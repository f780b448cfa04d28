package org.rollcall.stats.weighting;

import java.util.List;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;

/**
 * Means, or shares, of arms that weights have made alike, and their differences.
 *
 * <p>Estimates m_a = Σ n w y / Σ n w over the people of arm a; the difference of two of them, and
 * for shares the difference of their logarithms and log odds. w is the weight of the scheme times
 * the sampling weight.
 *
 * <p>Assumes no unmeasured reason for the arm that also matters for the outcome; every kind of
 * person could have been in every arm; the form of the propensity model; clusters independent of
 * each other. {@link WeightScheme#NONE} assumes nothing of the arms: a difference as it is, of
 * people counted by their sampling weights.
 *
 * <p>Precision by {@link WeightingOptions.Precision}, all with Student's t and one degree of
 * freedom fewer than the smaller arm has clusters. The stacked variance counts the estimation of
 * the propensity; of a mean by exact algebra, of truncated weights with the limits as given.
 *
 * <p>Edge cases nobody in an arm; covariates that tell the arm without fail; an arm with one
 * cluster; an arm whose outcome is the same for everybody, as a share of 0 or 1.
 *
 * <p>Checked goldens weighted.mean_difference and weighted.risk_difference: R 4.2.2, survey 4.1-1,
 * sandwich 3.0-2, relative 1e-8 (people as clusters: the standard error is svyglm's, and the
 * jackknife's is HC3's times √((n − 1)/n)). The stacked variance against the sandwich of the whole
 * system by finite differences in R, and a cluster bootstrap: see the tests.
 *
 * @see "Li, Thomas & Li (2019), doi:10.1093/aje/kwy201"
 * @see "Lunceford & Davidian (2004), doi:10.1002/sim.1903"
 */
public final class WeightedDifference {

  private final StackedEquations equations;

  private WeightedDifference(StackedEquations equations) {
    this.equations = equations;
  }

  /**
   * Weights people and takes their means.
   *
   * @param cells any order
   * @param options arms, covariates, weights and where precision comes from
   * @return means and differences, or the reason why there are none
   * @throws IllegalArgumentException if a cell does not fit the options
   */
  public static Estimable<WeightedDifference> of(
      List<OutcomeCell> cells, WeightingOptions options) {
    return Weighting.of(People.of(cells, options), options)
        .then(
            weighting ->
                Estimable.of(new WeightedDifference(new StackedEquations(weighting, Layout.MEAN))));
  }

  /**
   * The weighted mean of an arm.
   *
   * @param arm index
   * @return with its standard error, or the reason why there is none
   */
  public Estimate mean(int arm) {
    return equations.of(MeanStatistic.MEAN, arm);
  }

  /**
   * The weighted mean of one arm minus that of another.
   *
   * @param first the arm whose increase makes the difference positive
   * @param second the arm that is subtracted
   * @return with its standard error, or the reason why there is none
   */
  public Estimate difference(int first, int second) {
    return equations.difference(MeanStatistic.MEAN, first, second);
  }

  /**
   * The logarithm of the ratio of two weighted shares, as {@link EValue#ofLog} takes it.
   *
   * @param first the arm above
   * @param second the arm below
   * @return with its standard error, or the reason why there is none
   */
  public Estimate logRatio(int first, int second) {
    return equations.difference(MeanStatistic.LOG, first, second);
  }

  /**
   * The logarithm of the ratio of two weighted shares' odds.
   *
   * @param first the arm above
   * @param second the arm below
   * @return with its standard error, or the reason why there is none
   */
  public Estimate logOddsRatio(int first, int second) {
    return equations.difference(MeanStatistic.LOGIT, first, second);
  }
}
