package org.rollcall.stats.weighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.regression.FitOptions;
import org.rollcall.stats.regression.LogisticOptions;
import org.rollcall.stats.regression.LogisticRegression;
import org.rollcall.stats.regression.MultinomialRegression;
import org.rollcall.stats.regression.RegressionCell;

/**
 * How likely each arm was for a person, by what was known at the start.
 *
 * <p>Estimates P(arm = a | x) = exp(xβ_a) / Σ exp(xβ_b) with β_0 = 0, by maximum likelihood: the
 * logistic regression with two arms, the multinomial with more.
 *
 * <p>Assumes every kind of person could have been in every arm, and that the model's form is right;
 * balance of what the model does not hold is the check of the latter.
 *
 * <p>Edge cases nobody in an arm; covariates that tell the arm without fail are SEPARATED, where R
 * warns and goes on to weights of 1 that look like perfect balance. A covariate that says nothing
 * beyond those before it has coefficient 0.
 *
 * <p>Checked through {@link PropensityWeights}; the fits are those of the regression package.
 *
 * @see "Rosenbaum & Rubin (1983), doi:10.1093/biomet/70.1.41"
 */
public final class PropensityModel {

  private final double[][] coefficients;

  private PropensityModel(double[][] coefficients) {
    this.coefficients = coefficients;
  }

  /**
   * Fits the model.
   *
   * @param cells any order; outcomes and what else is described do not matter
   * @param options number of arms and names of the covariates
   * @return the model, or the reason why there is none
   * @throws IllegalArgumentException if a cell does not fit the options
   */
  public static Estimable<PropensityModel> fit(
      List<PropensityCell> cells, WeightingOptions options) {
    return fit(People.ofPeople(cells, options), options);
  }

  static Estimable<PropensityModel> fit(People people, WeightingOptions options) {
    if (people.emptyArm().isPresent()) {
      return Estimable.missing(people.emptyArm().get());
    }
    List<RegressionCell> cells = byPatternAndArm(people);
    if (options.arms() == 2) {
      return LogisticRegression.fit(options.covariates(), cells, LogisticOptions.defaults())
          .then(fit -> Estimable.of(new PropensityModel(new double[][] {fit.coefficients()})));
    }
    return MultinomialRegression.fit(
            options.covariates(), options.arms(), cells, FitOptions.defaults())
        .then(fit -> Estimable.of(new PropensityModel(fit.coefficients())));
  }

  /** Log odds of each arm against the first, by intercept and covariates; (arms − 1, p + 1). */
  public double[][] coefficients() {
    double[][] copy = new double[coefficients.length][];
    for (int a = 0; a < copy.length; a++) {
      copy[a] = coefficients[a].clone();
    }
    return copy;
  }

  /**
   * How likely each arm is.
   *
   * @param covariates without intercept, shape (p,)
   * @return shape (arms,), adding up to 1
   * @throws IllegalArgumentException if there are too few or too many covariates
   */
  public double[] probabilities(double... covariates) {
    double[] row = new double[covariates.length + 1];
    row[0] = 1;
    System.arraycopy(covariates, 0, row, 1, covariates.length);
    return ofRow(row);
  }

  /** The same of a row with its intercept. */
  double[] ofRow(double[] row) {
    if (row.length != coefficients[0].length) {
      throw new IllegalArgumentException(
          "Invalid covariates: "
              + (row.length - 1)
              + " (must be "
              + (coefficients[0].length - 1)
              + ")");
    }
    double[] predictors = new double[coefficients.length + 1];
    for (int a = 0; a < coefficients.length; a++) {
      for (int k = 0; k < row.length; k++) {
        predictors[a + 1] += coefficients[a][k] * row[k];
      }
    }
    return softmax(predictors);
  }

  /** Probabilities from linear predictors, none of which overflows. */
  static double[] softmax(double[] predictors) {
    double largest = predictors[0];
    for (double predictor : predictors) {
      largest = Math.max(largest, predictor);
    }
    double[] e = new double[predictors.length];
    double sum = 0;
    for (int a = 0; a < e.length; a++) {
      e[a] = Math.exp(predictors[a] - largest);
      sum += e[a];
    }
    for (int a = 0; a < e.length; a++) {
      e[a] /= sum;
    }
    return e;
  }

  /** Cells of the regression: outcomes and clusters are no part of it, so there are far fewer. */
  private static List<RegressionCell> byPatternAndArm(People people) {
    List<RegressionCell> cells = new ArrayList<>();
    int next = 0;
    while (next < people.size()) {
      int first = next;
      long count = 0;
      double mass = 0;
      while (next < people.size()
          && people.pattern[next] == people.pattern[first]
          && people.arm[next] == people.arm[first]) {
        count += people.frequency[next];
        mass += people.mass(next);
        next++;
      }
      double[] row = people.patterns[people.pattern[first]];
      cells.add(
          RegressionCell.of(people.arm[first], Arrays.copyOfRange(row, 1, row.length))
              .withFrequency(Frequency.of(count))
              .withWeight(SamplingWeight.of(mass / count)));
    }
    return cells;
  }
}
