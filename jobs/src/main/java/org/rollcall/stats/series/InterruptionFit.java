package org.rollcall.stats.series;

import java.util.OptionalDouble;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;

/**
 * The change in a series at a date.
 *
 * <p>Estimates the change of level and of slope, with t of as many degrees of freedom as there are
 * more points than parameters.
 *
 * <p>Assumes what {@link InterruptedTimeSeries} does.
 *
 * <p>Edge cases: see there.
 *
 * <p>Checked with {@link InterruptedTimeSeries}.
 */
public final class InterruptionFit {

  private final Design design;
  private final LeastSquares plain;
  private final LeastSquares fit;
  private final double rho;

  InterruptionFit(Design design, LeastSquares plain, LeastSquares fit, double rho) {
    this.design = design;
    this.plain = plain;
    this.fit = fit;
    this.rho = rho;
  }

  /** By how much the level jumped at the interruption, in units of the series. */
  public Estimate levelChange() {
    return coefficient(Design.LEVEL);
  }

  /** By how much the rise per period changed. */
  public Estimate slopeChange() {
    return coefficient(Design.SLOPE);
  }

  private Estimate coefficient(int column) {
    double df = design.points() - design.columns();
    double error = Math.sqrt(fit.sumOfSquares / df * fit.inverse[column][column]);
    return error > 0
        ? new PointEstimate(fit.beta[column], error, df)
        : new NotEstimable(Cause.POINTS_ON_LINES);
  }

  /** Points that were used. */
  public int points() {
    return design.points();
  }

  /** Correlation of errors one period apart; 0 where errors were taken as independent. */
  public double autocorrelation() {
    return rho;
  }

  /**
   * Durbin and Watson's statistic of the least squares residuals: near 2 without autocorrelation,
   * towards 0 with positive. Σ of squared changes between neighbours one period apart over Σ of
   * squares; with gaps the first sum is blown up to as many neighbours as there would be without.
   * No p-value, for what it decides is decided by the number of points.
   *
   * @return empty if no two points are neighbours
   * @see "Durbin & Watson (1950), doi:10.1093/biomet/37.3-4.409"
   */
  public OptionalDouble durbinWatson() {
    return design.durbinWatson(plain.residuals);
  }

  /** The same of the residuals after the transformation: what autocorrelation is left. */
  public OptionalDouble durbinWatsonOfTransformed() {
    return design.durbinWatson(fit.residuals);
  }
}
