package org.rollcall.stats.regression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.Variance;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.stats.numeric.Matrices;

/**
 * A fitted regression: coefficients on the scale of the linear predictor, and their precision.
 *
 * <p>Estimates the coefficients b of g(mean) = offset + b0 + Σ b_j x_j, and their covariance under
 * any {@link Variance}.
 *
 * <p>Assumes what its variance assumes; for those by cluster only that clusters are independent.
 *
 * <p>Edge cases an aliased covariate has coefficient 0 and no estimate (COLLINEAR); fewer than two
 * clusters TOO_FEW_GROUPS; a coefficient that one cluster alone decides ONE_GROUP_DECIDES, for that
 * cluster fits without residual and a sandwich would call it precise; no residuals at all
 * NO_VARIATION.
 *
 * <p>Checked goldens ols.cluster_robust, glm.binomial.cluster_robust and
 * glm.poisson.cluster_robust: sandwich 3.0-2 and clubSandwich 0.5.8, relative 1e-8 (CR2 and its df
 * 1e-7). Sampling weights enter leverages as precisions, as in sandwich; clubSandwich's default for
 * weighted lm takes equal variances instead. Off-the-shelf CR2 on cells with their frequencies as
 * weights is not CR2 of the people (3e-5 apart); here it is.
 */
public final class RegressionFit {

  /** The name of the intercept. */
  public static final String INTERCEPT = "(intercept)";

  private final List<String> names;
  private final Basis basis;
  private final Cells cells;
  private final Fitted fitted;
  private final Precision precision;
  private final double[] coefficients;

  RegressionFit(List<String> covariates, Cells cells, Basis basis, Fitted fitted) {
    List<String> all = new ArrayList<>();
    all.add(INTERCEPT);
    all.addAll(covariates);
    this.names = List.copyOf(all);
    this.basis = basis;
    this.cells = cells;
    this.fitted = fitted;
    this.precision = new Precision(cells, basis, fitted);
    this.coefficients = Matrices.times(basis.toCoefficients, fitted.parameters());
  }

  /** Names of the coefficients, the intercept first. */
  public List<String> names() {
    return names;
  }

  /** Coefficients in the order of their names; aliased ones are 0. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /**
   * One coefficient.
   *
   * @param name a name of the fit
   * @return its value, 0 if aliased
   * @throws IllegalArgumentException if there is no such name
   */
  public double coefficient(String name) {
    return coefficients[index(name)];
  }

  /** Names of covariates that say nothing beyond those before them, or are constant. */
  public List<String> aliased() {
    return basis.aliased.stream().map(j -> names.get(j + 1)).toList();
  }

  /**
   * The mean that the model gives to a person.
   *
   * @param covariates in the order of their names, without the intercept
   * @param offset added to the linear predictor
   * @return probability, rate or mean
   */
  public double fitted(double[] covariates, double offset) {
    if (covariates.length != names.size() - 1) {
      throw new IllegalArgumentException(
          "Invalid covariates: "
              + covariates.length
              + " (must be "
              + (names.size() - 1)
              + ", as many as the fit has)");
    }
    // Around the means, where little is lost to cancellation.
    double predictor = offset + fitted.parameters()[0];
    for (int j = 0; j < covariates.length; j++) {
      predictor += coefficients[j + 1] * (covariates[j] - basis.means[j]);
    }
    return fitted.family().mean(predictor);
  }

  /**
   * The log-likelihood at the fit, with all constants and without any penalty; for a linear
   * regression minus half the sum of squares.
   */
  public double logLikelihood() {
    return fitted.logLikelihood();
  }

  /** Twice the log-likelihood that is missing to a perfect fit; linear: sum of squares. */
  public double deviance() {
    return fitted.deviance();
  }

  /** The deviance of the model with intercept and offset alone. */
  public double nullDeviance() {
    return fitted.nullDeviance();
  }

  /**
   * Pearson's dispersion Σ (y - mean)² / variance(mean) / (people - coefficients); for a linear
   * regression the residual variance. 0 if there are as many coefficients as people.
   */
  public double dispersion() {
    return fitted.dispersion();
  }

  /** People with weight. */
  public long people() {
    return (long) cells.total;
  }

  /** Number of clusters. */
  public int clusters() {
    return cells.first.count();
  }

  /** People minus coefficients that are not aliased. */
  public long residualDf() {
    return people() - basis.rank;
  }

  /**
   * The number of equally informative clusters that would say as much of a coefficient: (Σ γ)² / Σ
   * γ², γ being a cluster's information on it when people are independent.
   *
   * <p>For the intercept alone it is Kish's number from the sizes of clusters; for an arm with few
   * clusters it is small however many clusters the other arms have.
   *
   * @param name a name of the fit
   * @return at least 1; 0 if aliased
   * @see "Carter, Schnepel & Steigerwald (2017), doi:10.1162/REST_a_00639"
   */
  public double effectiveClusters(String name) {
    int j = index(name);
    double[] informations = new double[clusters()];
    double sum = 0;
    for (int g = 0; g < informations.length; g++) {
      informations[g] = precision.scores().information(cells.first, g, j);
      sum += informations[g];
    }
    double squares = 0;
    for (double information : informations) {
      // Shares, for the squares of very small or large numbers are none.
      squares += (information / sum) * (information / sum);
    }
    return sum > 0 ? 1 / squares : 0;
  }

  /**
   * The largest share of the fit's leverage that one cluster has; 1 / clusters if all are alike.
   *
   * @return between 0 and 1
   * @see "MacKinnon, Nielsen & Webb (2023), Leverage, influence, and the jackknife in clustered
   *     regression models, doi:10.1177/1536867X231212433"
   */
  public double largestClusterLeverage() {
    double largest = 0;
    for (int g = 0; g < clusters(); g++) {
      largest = Math.max(largest, precision.scores().leverage(cells.first, g));
    }
    return largest / basis.rank;
  }

  /**
   * The covariance of the coefficients, for joint inference.
   *
   * <p>It does not say which coefficients one cluster alone decides: {@link #estimate} does.
   *
   * @param variance how
   * @return shape (names, names), rows and columns of aliased ones zero; or why there is none
   */
  public Estimable<double[][]> covariance(Variance variance) {
    return precision
        .problem(variance)
        .<Estimable<double[][]>>map(Estimable::missing)
        .orElseGet(() -> Estimable.of(Matrices.copy(precision.matrix(variance))));
  }

  /**
   * One coefficient with its precision.
   *
   * @param name a name of the fit
   * @param variance how precision is estimated
   * @return the coefficient with the degrees of freedom of the variance, or why there is none
   * @throws IllegalArgumentException if there is no such name
   */
  public Estimate estimate(String name, Variance variance) {
    int j = index(name);
    Optional<NotEstimable> problem = precision.problem(j, variance);
    return problem.isPresent()
        ? problem.get()
        : estimate(name, variance, precision.degrees(variance, j));
  }

  /**
   * One coefficient with its precision, referred to t with other degrees of freedom.
   *
   * <p>As the jackknife of a difference of two arms, {@link Variance#CR3}, with one fewer than the
   * smaller arm has clusters: with 40 groups in one arm and 4 in the other, t(43) is far too sure.
   *
   * @param name a name of the fit
   * @param variance how precision is estimated
   * @param df degrees of freedom, positive
   * @return the coefficient, or why there is none
   * @throws IllegalArgumentException if there is no such name or the degrees are not positive
   * @see "MacKinnon, Nielsen & Webb (2023), doi:10.1177/1536867X231212433"
   */
  public Estimate estimate(String name, Variance variance, double df) {
    int j = index(name);
    return precision
        .problem(j, variance)
        .<Estimate>map(problem -> problem)
        .orElseGet(
            () ->
                new PointEstimate(
                    coefficients[j], Math.sqrt(precision.matrix(variance)[j][j]), df));
  }

  /**
   * The joint test that some coefficients are all zero, as the interactions of one characteristic.
   *
   * <p>F(q, clusters - 1) for variances by cluster, F(q, people - coefficients) for a linear
   * regression, chi-squared / q otherwise.
   *
   * @param tested names of the fit, different, at least one
   * @param variance any but CR2, whose degrees of freedom differ between coefficients
   * @return the test, or why there is none
   * @throws IllegalArgumentException if a name is unknown or repeated, or the variance is CR2
   */
  public Estimable<WaldTest> wald(List<String> tested, Variance variance) {
    if (variance == Variance.CR2) {
      throw new IllegalArgumentException(
          "Invalid variance of a joint test: CR2 (must have one reference for all coefficients)");
    }
    int q = tested.size();
    if (q == 0 || new HashSet<>(tested).size() < q) {
      throw new IllegalArgumentException(
          "Invalid names of a joint test: " + tested + " (must be different, at least one)");
    }
    double[] b = new double[q];
    double[][] part = new double[q][q];
    for (int a = 0; a < q; a++) {
      int j = index(tested.get(a));
      Optional<NotEstimable> problem = precision.problem(j, variance);
      if (problem.isPresent()) {
        return Estimable.missing(problem.get());
      }
      b[a] = coefficients[j];
      for (int c = 0; c < q; c++) {
        part[a][c] = precision.matrix(variance)[j][index(tested.get(c))];
      }
    }
    Cholesky factor = Cholesky.of(part, Precision.ROUNDING);
    double df = precision.degrees(variance, 0);
    if (factor.rank() < q || df < q) {
      return Estimable.missing(Cause.TOO_FEW_GROUPS_TO_TEST);
    }
    return Estimable.of(new WaldTest(Matrices.dot(b, factor.solve(b)) / q, q, df));
  }

  private int index(String name) {
    int j = names.indexOf(name);
    if (j < 0) {
      throw new IllegalArgumentException(
          "Invalid name of a coefficient: " + name + " (must be one of " + names + ")");
    }
    return j;
  }
}
