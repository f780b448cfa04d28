package org.rollcall.stats.weighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.numeric.Matrices;
import org.rollcall.stats.regression.LinearRegression;
import org.rollcall.stats.regression.LogisticOptions;
import org.rollcall.stats.regression.LogisticRegression;
import org.rollcall.stats.regression.RegressionCell;
import org.rollcall.stats.regression.RegressionFit;
import org.rollcall.stats.weighting.WeightingOptions.Precision;

/**
 * Means of arms, and their differences, by weights and by a model of the outcome together: a second
 * opinion that is right if either model is.
 *
 * <p>Estimates m_a = Σ h μ_a(x) / Σ h over the people of all arms + Σ w (y − μ_a(x)) / Σ w over
 * those of arm a. μ_a is a regression of the outcome on the propensity's covariates among the
 * people of arm a; h is 1 for {@link WeightScheme#ATE} and the scheme's tilting function otherwise;
 * all times the sampling weight. (The weighted residuals are divided by the sum of the weights, not
 * by the number of people: weights that are too large then do less harm.)
 *
 * <p>Assumes what {@link WeightedDifference} does, of either the propensity or the outcome. Whom a
 * scheme other than {@link WeightScheme#ATE} is about depends on the propensity: if that is wrong,
 * the answer is right for other people than meant.
 *
 * <p>Precision: cluster sums of the stacked equations of propensity, outcome models and means, one
 * way or two; t as of {@link WeightedDifference}. It holds if either model is wrong.
 *
 * <p>Edge cases as of {@link WeightedDifference}, and those of the outcome's regressions.
 *
 * <p>Checked against the sandwich of the whole system by finite differences, and by planted effects
 * with one model wrong: see the tests.
 *
 * @see "Robins, Rotnitzky & Zhao (1994), doi:10.1080/01621459.1994.10476818"
 * @see "Mao, Li & Greene (2019), doi:10.1177/0962280218781171, of other populations than all"
 */
public final class Aipw {

  private static final Set<Precision> OFFERED = EnumSet.of(Precision.STACKED, Precision.TWO_WAY);

  private final People people;
  private final ClusterPrecision precision;
  private final double[] means;
  private final double[][] influences;

  private Aipw(Weighting weighting, OutcomeModel model, List<RegressionFit> fits) {
    this.people = weighting.people;
    int arms = people.arms;
    this.precision = new ClusterPrecision(weighting);
    this.means = new double[arms];
    this.influences = new double[arms][];
    PropensityScores scores = new PropensityScores(weighting);
    for (int arm = 0; arm < arms; arm++) {
      AugmentedMean mean = new AugmentedMean(weighting, scores, model, fits.get(arm), arm);
      means[arm] = mean.value();
      influences[arm] = mean.influences();
    }
  }

  /**
   * Fits propensity and outcome.
   *
   * @param cells any order
   * @param model of the outcome
   * @param options arms, covariates and weights
   * @return means and differences, or the reason why there are none
   * @throws IllegalArgumentException if a cell does not fit the options, or the precision is
   *     neither stacked nor two-way
   */
  public static Estimable<Aipw> of(
      List<OutcomeCell> cells, OutcomeModel model, WeightingOptions options) {
    if (!OFFERED.contains(options.precision())) {
      throw new IllegalArgumentException(
          "Invalid precision: " + options.precision() + " (must be one of " + OFFERED + ")");
    }
    return Weighting.of(People.of(cells, options), options)
        .then(
            weighting ->
                outcomes(weighting, model)
                    .then(fits -> Estimable.of(new Aipw(weighting, model, fits))));
  }

  /**
   * The mean of an arm.
   *
   * @param arm index
   * @return with its standard error, or the reason why there is none
   */
  public Estimate mean(int arm) {
    people.requireArm(arm);
    return estimate(influences[arm], means[arm], means[arm], arm, arm);
  }

  /**
   * The mean of one arm minus that of another.
   *
   * @param first the arm whose increase makes the difference positive
   * @param second the arm that is subtracted
   * @return with its standard error, or the reason why there is none
   */
  public Estimate difference(int first, int second) {
    if (first == second) {
      throw new IllegalArgumentException(
          "Cannot compare arm " + first + " with itself (must be two arms)");
    }
    people.requireArm(first);
    people.requireArm(second);
    double scale = Math.max(Math.abs(means[first]), Math.abs(means[second]));
    for (int arm : new int[] {first, second}) {
      if (precision.isAlike(influences[arm], means[arm])) {
        return ClusterPrecision.alike();
      }
    }
    return estimate(
        Matrices.minus(influences[first], influences[second]),
        means[first] - means[second],
        scale,
        first,
        second);
  }

  private Estimate estimate(double[] each, double value, double scale, int first, int second) {
    if (precision.isTooFew(first) || precision.isTooFew(second)) {
      return ClusterPrecision.tooFew();
    }
    return precision.isAlike(each, scale)
        ? ClusterPrecision.alike()
        : precision.estimate(value, each, first, second);
  }

  /** One regression of the outcome for each arm. */
  private static Estimable<List<RegressionFit>> outcomes(Weighting weighting, OutcomeModel model) {
    List<RegressionFit> fits = new ArrayList<>();
    List<String> names = weighting.options.covariates();
    Kinds kinds = new Kinds(weighting.people);
    for (int arm = 0; arm < weighting.people.arms; arm++) {
      List<RegressionCell> cells = cellsOf(weighting.people, kinds, arm);
      Estimable<RegressionFit> fit =
          switch (model) {
            case LINEAR -> LinearRegression.fit(names, cells);
            case LOGISTIC -> LogisticRegression.fit(names, cells, LogisticOptions.defaults());
          };
      if (fit.value().isEmpty()) {
        return Estimable.missing(fit.missing().get());
      }
      fits.add(fit.value().get());
    }
    return Estimable.of(fits);
  }

  /** Cells of the regression of an arm: clusters are no part of it. */
  private static List<RegressionCell> cellsOf(People people, Kinds kinds, int arm) {
    List<RegressionCell> cells = new ArrayList<>();
    for (int k = 0; k < kinds.example.length; k++) {
      int i = kinds.example[k];
      if (people.arm[i] == arm) {
        double[] row = people.patterns[people.pattern[i]];
        cells.add(
            RegressionCell.of(people.outcome[i], Arrays.copyOfRange(row, 1, row.length))
                .withFrequency(Frequency.of(kinds.counts[k]))
                .withWeight(SamplingWeight.of(people.sampling[i])));
      }
    }
    return cells;
  }
}
