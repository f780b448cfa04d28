package org.rollcall.stats.regression;

import java.util.List;
import org.rollcall.stats.numeric.Matrices;

/**
 * A fitted multinomial logistic regression.
 *
 * @param names of the columns of the coefficients, the intercept first
 * @param coefficients log odds of each class against class 0, shape (classes - 1, names); aliased
 *     ones are 0
 * @param aliased names of covariates that say nothing beyond those before them, or are constant
 * @param covariance inverse information of the coefficients, class by class, shape ((classes - 1) *
 *     names, same); zero for aliased ones; blind to clusters and to sampling weights
 * @param logLikelihood at the fit
 * @param people people with weight
 */
public record MultinomialFit(
    List<String> names,
    double[][] coefficients,
    List<String> aliased,
    double[][] covariance,
    double logLikelihood,
    long people) {

  public MultinomialFit {
    names = List.copyOf(names);
    aliased = List.copyOf(aliased);
    coefficients = Matrices.copy(coefficients);
    covariance = Matrices.copy(covariance);
  }

  /** A copy of the coefficients. */
  @Override
  public double[][] coefficients() {
    return Matrices.copy(coefficients);
  }

  /** A copy of the covariance. */
  @Override
  public double[][] covariance() {
    return Matrices.copy(covariance);
  }

  /** Number of classes. */
  public int classes() {
    return coefficients.length + 1;
  }

  /**
   * The probabilities of the classes for a person.
   *
   * @param covariates in the order of their names, without the intercept
   * @return shape (classes,), positive, adding up to 1
   */
  public double[] probabilities(double[] covariates) {
    if (covariates.length != names.size() - 1) {
      throw new IllegalArgumentException(
          "Invalid covariates: "
              + covariates.length
              + " (must be "
              + (names.size() - 1)
              + ", as many as the fit has)");
    }
    double[] predictors = new double[classes()];
    for (int c = 1; c < predictors.length; c++) {
      double[] b = coefficients[c - 1];
      predictors[c] = b[0];
      for (int j = 0; j < covariates.length; j++) {
        predictors[c] += b[j + 1] * covariates[j];
      }
    }
    MultinomialLikelihood.toProbabilities(predictors);
    return predictors;
  }
}
