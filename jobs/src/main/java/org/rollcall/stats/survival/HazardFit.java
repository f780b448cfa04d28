package org.rollcall.stats.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rollcall.stats.numeric.Matrices;

/**
 * A fitted model of hazards by period.
 *
 * <p>Estimates the coefficients, and the intercepts of periods: g of the hazard of somebody whose
 * covariates are all zero.
 *
 * <p>Assumes what {@link PooledLogistic} does. The intercepts' standard errors take people as
 * independent; intercepts are there to describe the baseline, not to be compared.
 *
 * <p>Edge cases: see {@link Coefficients}.
 *
 * <p>Checked with {@link PooledLogistic}.
 */
public final class HazardFit {

  /**
   * A period with a finite intercept.
   *
   * @param period the period
   * @param atRisk people at risk in it
   * @param events people with an event in it
   * @param intercept g of the hazard where all covariates are zero
   * @param modelStdError its standard error from the inverse information
   */
  public record Period(
      int period, long atRisk, long events, double intercept, double modelStdError) {}

  private final HazardPoint found;
  private final Coefficients coefficients;
  private final List<Period> periods;
  private final List<Integer> leftOut;

  HazardFit(HazardPoint found, int[] kept, int[] informative, HazardOptions options) {
    this.found = found;
    double[][] inverse = found.factor.inverse();
    this.coefficients =
        new Coefficients(
            options.covariates(), kept, found.patterns.scale, found.beta, inverse, found.scores());
    this.periods = Arrays.stream(informative).mapToObj(t -> period(t, inverse)).toList();
    this.leftOut = new ArrayList<>();
    for (int t = 0; t < found.place.length; t++) {
      if (found.data.peopleAtRisk[t] > 0 && found.place[t] < 0) {
        leftOut.add(t);
      }
    }
  }

  private Period period(int t, double[][] inverse) {
    int k = found.place[t];
    Patterns patterns = found.patterns;
    double[] distance = new double[patterns.width()];
    double intercept = found.intercepts[k];
    for (int j = 0; j < distance.length; j++) {
      double center = patterns.mean[j] / patterns.scale[j];
      distance[j] = found.means[k][j] + center;
      intercept -= found.beta[j] * center;
    }
    double variance = 1 / found.diagonal[k] + Matrices.quadratic(inverse, distance);
    return new Period(
        t,
        found.data.peopleAtRisk[t],
        found.data.peopleWithEvents[t],
        intercept,
        Math.sqrt(variance));
  }

  /** The coefficients, each the log odds or log hazard ratio of one more of its covariate. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** Periods with a finite intercept, ascending. */
  public List<Period> periods() {
    return periods;
  }

  /** Periods with people at risk of whom nobody had an event, or everybody; ascending. */
  public List<Integer> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Person-periods at risk, those of periods left out included. */
  public long personPeriods() {
    return found.data.personPeriods;
  }

  /** Log-likelihood at the maximum; periods left out add zero, their limit. */
  public double logLikelihood() {
    return found.logLikelihood();
  }
}
