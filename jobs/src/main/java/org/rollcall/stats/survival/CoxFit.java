package org.rollcall.stats.survival;

import java.util.Arrays;
import java.util.List;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.numeric.Matrices;

/**
 * A fitted Cox regression.
 *
 * <p>Estimates the coefficients, and the tests that all of them are zero.
 *
 * <p>Assumes what {@link CoxRegression} does. The likelihood ratio and the score test also take
 * people as independent and sampling weights as counts of people; Wald's with a cluster variance
 * and the robust score test do not.
 *
 * <p>Edge cases: see {@link Coefficients}.
 *
 * <p>Checked with {@link CoxRegression}.
 */
public final class CoxFit {

  private final RiskSets found;
  private final RiskSets atZero;
  private final int[] kept;
  private final CoxOptions options;
  private final Coefficients coefficients;

  CoxFit(RiskSets found, int[] kept, CoxOptions options) {
    this.found = found;
    this.kept = kept;
    this.options = options;
    this.atZero = new RiskSets(found.data, found.patterns, options.ties(), new double[kept.length]);
    this.coefficients =
        new Coefficients(
            options.covariates(),
            kept,
            found.patterns.scale,
            found.beta,
            found.factor.inverse(),
            new ScoreResiduals(found).scores());
  }

  /** The coefficients, each the log hazard ratio of one more of its covariate. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** People, each as often as cells have them. */
  public long people() {
    return found.data.persons;
  }

  /** People with an event. */
  public long events() {
    return found.data.events;
  }

  /** Log partial likelihood at the maximum. */
  public double logLikelihood() {
    return found.logLikelihood();
  }

  /** Log partial likelihood with all coefficients zero. */
  public double nullLogLikelihood() {
    return atZero.logLikelihood();
  }

  /** The likelihood ratio test: twice the rise of the log-likelihood. */
  public ChiSquaredTest likelihoodRatio() {
    double rise = logLikelihood() - nullLogLikelihood();
    return new ChiSquaredTest(Math.max(0, 2 * rise), kept.length);
  }

  /** The score test: U' I⁻¹ U at zero. */
  public ChiSquaredTest score() {
    return new ChiSquaredTest(Math.max(0, atZero.decrement()), kept.length);
  }

  /**
   * The score test with a robust variance: U' (Σ U_c U_c')⁻¹ U at zero, summed over clusters.
   *
   * @return the test; a reason if the clusters' scores are all zero
   */
  public Estimable<ChiSquaredTest> robustScore() {
    double[][] byCluster = new ScoreResiduals(atZero).scores().byCluster();
    return ChiSquaredTest.of(Matrices.outerProducts(byCluster, kept.length), atZero.score);
  }

  /**
   * Tests whether hazards are proportional: whether coefficients change with time.
   *
   * @param scale the function of time that they might change with
   * @return the tests, or a reason if the function does not vary over the events
   */
  public Estimable<Proportionality> proportionality(TimeScale scale) {
    List<String> names = Arrays.stream(kept).mapToObj(options.covariates()::get).toList();
    return Proportionality.of(found, names, scale);
  }
}
