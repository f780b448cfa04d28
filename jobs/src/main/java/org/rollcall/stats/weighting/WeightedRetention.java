package org.rollcall.stats.weighting;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.survival.RestrictedMeanTo;
import org.rollcall.stats.survival.SurvivalAt;

/**
 * Share still attending, by complete weeks, in arms that weights have made alike.
 *
 * <p>Estimates S_a(w) = product over weeks t ≤ w of 1 − left[t] / atRisk[t], where people count by
 * their weight; the mean weeks attended up to a horizon, the area under it; and differences of both
 * between arms.
 *
 * <p>Assumes what {@link WeightedDifference} does, and that the end of follow-up has nothing to do
 * with leaving within an arm of the weighted people.
 *
 * <p>Precision as of {@link WeightedDifference}: the influence function of the weighted life table,
 * propensity included, summed by cluster; or the jackknife for few clusters.
 *
 * <p>Edge cases as of {@link WeightedDifference}; a week that nobody of an arm was followed to, by
 * weight, is NOT_FOLLOWED; where S is 0 or 1 there is no precision. Whoever leaves and whoever
 * ceases to be followed in the same week are both at risk in it. R's survfit with fractional
 * weights gives the same curve and, clustered, the standard error of weights as known without the
 * factor G/(G − 1).
 *
 * <p>Checked against {@code survfit(..., weights, cluster)} of R 4.2.2, survival 3.5-3, relative
 * 1e-9, and the stacked part against finite differences: see the tests.
 *
 * @see "Mao, Li, Yang & Shen (2018), doi:10.1002/sim.7839"
 * @see "Xie & Liu (2005), doi:10.1002/sim.2174"
 */
public final class WeightedRetention {

  /**
   * One week of an arm's curve.
   *
   * @param week complete weeks since the start
   * @param atRisk weighted number of people at risk
   * @param survival weighted share still attending
   */
  public record Week(int week, double atRisk, double survival) {}

  private final StackedEquations equations;
  private final int weeks;

  private WeightedRetention(StackedEquations equations, int weeks) {
    this.equations = equations;
    this.weeks = weeks;
  }

  /**
   * Weights people and makes their life tables.
   *
   * @param cells any order
   * @param weeks weeks that the tables span, positive; who is followed longer is followed to there
   * @param options arms, covariates, weights and where precision comes from
   * @return curves and differences, or the reason why there are none
   * @throws IllegalArgumentException if a cell does not fit the options
   */
  public static Estimable<WeightedRetention> of(
      List<RetentionCell> cells, int weeks, WeightingOptions options) {
    if (weeks < 1) {
      throw new IllegalArgumentException("Invalid weeks: " + weeks + " (must be positive)");
    }
    List<OutcomeCell> exits =
        cells.stream()
            .map(cell -> new OutcomeCell(cell.people(), Layout.index(cell, weeks)))
            .toList();
    return Weighting.of(People.of(exits, options), options)
        .then(
            weighting ->
                Estimable.of(
                    new WeightedRetention(
                        new StackedEquations(weighting, Layout.lifeTable(weeks)), weeks)));
  }

  /**
   * The weighted curve of an arm.
   *
   * @param arm index
   * @return weeks from 0 to the last that somebody was followed to
   */
  public List<Week> curve(int arm) {
    double[] totals = equations.totals(arm);
    double[] atRisk = SurvivalAt.atRisk(totals);
    List<Week> curve = new ArrayList<>();
    for (int week = 0; week <= weeks && atRisk[week] > 0; week++) {
      OptionalDouble survival = new SurvivalAt(week).at(totals);
      curve.add(new Week(week, atRisk[week], survival.getAsDouble()));
    }
    return List.copyOf(curve);
  }

  /**
   * The weighted share of an arm still attending.
   *
   * @param arm index
   * @param week complete weeks, from 1 to those of the tables
   * @return with its standard error, or the reason why there is none
   */
  public Estimate survival(int arm, int week) {
    return equations.of(new SurvivalAt(required(week)), arm);
  }

  /**
   * The weighted share still attending in one arm minus that in another.
   *
   * @param first the arm whose increase makes the difference positive
   * @param second the arm that is subtracted
   * @param week complete weeks, from 1 to those of the tables
   * @return with its standard error, or the reason why there is none
   */
  public Estimate difference(int first, int second, int week) {
    return equations.difference(new SurvivalAt(required(week)), first, second);
  }

  /**
   * The weighted mean number of weeks attended in an arm up to a horizon.
   *
   * @param arm index
   * @param horizon complete weeks, from 2 to those of the tables: everybody attends the first
   * @return with its standard error, or the reason why there is none
   */
  public Estimate restrictedMean(int arm, int horizon) {
    return equations.of(new RestrictedMeanTo(required(horizon)), arm);
  }

  /**
   * The weighted mean number of weeks attended in one arm minus that in another.
   *
   * @param first the arm whose increase makes the difference positive
   * @param second the arm that is subtracted
   * @param horizon complete weeks, from 2 to those of the tables
   * @return with its standard error, or the reason why there is none
   */
  public Estimate restrictedMeanDifference(int first, int second, int horizon) {
    return equations.difference(new RestrictedMeanTo(required(horizon)), first, second);
  }

  private int required(int week) {
    if (week < 1 || week > weeks) {
      throw new IllegalArgumentException(
          "Invalid week: " + week + " (must be from 1 to " + weeks + ")");
    }
    return week;
  }
}
