package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.Variance;
import org.rollcall.stats.numeric.Matrices;

/**
 * The coefficients of a hazard model with each of their variances.
 *
 * <p>Estimates the log hazard ratio (Cox, complementary log-log) or log odds ratio (logit) of one
 * more of a covariate, others being equal. Variances: see {@link Variance}.
 *
 * <p>Assumes, for {@link Variance#CR0}, clusters that are independent of each other; people within
 * one may be alike in any way.
 *
 * <p>Edge cases: a covariate that says nothing beyond those before it is aliased and has no
 * estimate, the others are as without it. With one cluster there is no cluster variance; nor where
 * the clusters' scores of a coefficient are all zero.
 *
 * <p>Checked with the models that have them.
 */
public final class Coefficients {

  /** Those that models of hazards have; HC0 and CR0 are referred to the normal distribution. */
  public static final Set<Variance> VARIANCES =
      Collections.unmodifiableSet(
          EnumSet.of(Variance.MODEL, Variance.HC0, Variance.CR0, Variance.CR1));

  /** Relative size of a standard error that is rounding. */
  private static final double ROUNDING = 1e-9;

  private final List<String> names;
  private final double[] values;
  private final int[] kept;
  private final double[][] inverse;
  private final double[][] ofPeople;
  private final double[][] ofClusters;
  private final double unit;
  private final int clusters;

  /**
   * Coefficients of the columns that were kept, scaled.
   *
   * @param names of all columns
   * @param kept indices of the columns that the fit has
   * @param scale what these were divided by
   * @param beta the fit
   * @param inverse of its information
   * @param scores that sandwiches are made of
   */
  Coefficients(
      List<String> names,
      int[] kept,
      double[] scale,
      double[] beta,
      double[][] inverse,
      Scores scores) {
    this.names = names;
    this.kept = kept;
    this.values = new double[names.size()];
    for (int j = 0; j < kept.length; j++) {
      values[kept[j]] = beta[j] / scale[j];
    }
    double[][] meat = Matrices.outerProducts(scores.byCluster(), kept.length);
    this.inverse = unscaled(inverse, scale);
    this.ofPeople = unscaled(Matrices.sandwich(inverse, scores.ofPeople()), scale);
    this.ofClusters = unscaled(Matrices.sandwich(inverse, meat), scale);
    this.unit = scores.unit();
    this.clusters = scores.byCluster().length;
  }

  private double[][] unscaled(double[][] covariance, double[] scale) {
    double[][] full = new double[names.size()][names.size()];
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < kept.length; j++) {
        full[kept[i]][kept[j]] = covariance[i][j] / (scale[i] * scale[j]);
      }
    }
    return full;
  }

  /** Names of the covariates, in their order. */
  public List<String> names() {
    return names;
  }

  /** Names of the covariates that say nothing beyond those before them. */
  public List<String> aliased() {
    return IntStream.range(0, names.size()).filter(j -> !isKept(j)).mapToObj(names::get).toList();
  }

  /** Clusters that people came from. */
  public int clusters() {
    return clusters;
  }

  /**
   * The coefficients.
   *
   * @return shape (p,), in the order of the names; 0 for an aliased one
   */
  public double[] values() {
    return values.clone();
  }

  /**
   * A covariance matrix of the coefficients.
   *
   * @param variance which
   * @return shape (p, p), rows and columns of aliased coefficients 0
   */
  public double[][] covariance(Variance variance) {
    boolean corrected = variance == Variance.CR1 && clusters > 1;
    double factor = corrected ? clusters / (clusters - 1.0) : 1;
    double[][] of =
        switch (variance) {
          case MODEL -> inverse;
          case HC0 -> ofPeople;
          case CR0, CR1 -> ofClusters;
          default -> throw unknown(variance);
        };
    double[][] copy = new double[of.length][of.length];
    for (int i = 0; i < of.length; i++) {
      for (int j = 0; j < of.length; j++) {
        copy[i][j] = factor * of[i][j];
      }
    }
    return copy;
  }

  /**
   * A coefficient.
   *
   * @param name its covariate
   * @param variance which variance, and reference distribution
   * @return the coefficient, or the reason why it has none
   * @throws IllegalArgumentException if there is no such covariate
   */
  public Estimate of(String name, Variance variance) {
    double[] contrast = new double[names.size()];
    contrast[index(name)] = 1;
    return combination(contrast, variance);
  }

  /**
   * The difference of two coefficients, first minus second.
   *
   * @param first its covariate
   * @param second the covariate of the one that is subtracted
   * @param variance which variance, and reference distribution
   * @return the difference, or the reason why it has none
   * @throws IllegalArgumentException if there is no such covariate
   */
  public Estimate difference(String first, String second, Variance variance) {
    double[] contrast = new double[names.size()];
    contrast[index(first)] += 1;
    contrast[index(second)] -= 1;
    return combination(contrast, variance);
  }

  private boolean isKept(int column) {
    return Arrays.binarySearch(kept, column) >= 0;
  }

  private int index(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Unknown covariate: " + name + " (must be one of " + names + ")");
    }
    return index;
  }

  private Estimate combination(double[] contrast, Variance variance) {
    for (int j = 0; j < contrast.length; j++) {
      if (contrast[j] != 0 && !isKept(j)) {
        return new NotEstimable(Cause.MEASURED_BY_OTHERS);
      }
    }
    if (!VARIANCES.contains(variance)) {
      throw unknown(variance);
    }
    if (variance.isOfClusters() && clusters < 2) {
      return oneGroup();
    }
    double error = Math.sqrt(Matrices.quadratic(covariance(variance), contrast));
    // As if people counted for one on average: sandwiches do not see the scale of weights.
    double naive = Math.sqrt(unit * Matrices.quadratic(inverse, contrast));
    double rounding = variance == Variance.MODEL ? 0 : ROUNDING * naive;
    if (!(error > rounding) || Double.isInfinite(error)) {
      return new NotEstimable(Cause.GROUPS_DO_NOT_DIFFER);
    }
    double df = variance == Variance.CR1 ? clusters - 1.0 : Double.POSITIVE_INFINITY;
    return new PointEstimate(Matrices.dot(contrast, values), error, df);
  }

  /**
   * Wald's test that all coefficients are zero: β' V⁻¹ β.
   *
   * @param variance which V
   * @return the test, its degrees of freedom being the rank of V; or the reason why V is not known
   */
  public Estimable<ChiSquaredTest> wald(Variance variance) {
    return variance.isOfClusters() && clusters < 2
        ? Estimable.missing(oneGroup())
        : ChiSquaredTest.of(covariance(variance), values);
  }

  private static IllegalArgumentException unknown(Variance variance) {
    return new IllegalArgumentException(
        "Invalid variance of hazards: " + variance + " (must be one of " + VARIANCES + ")");
  }

  private static NotEstimable oneGroup() {
    return new NotEstimable(Cause.ONE_GROUP);
  }
}
