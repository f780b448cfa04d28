package org.rollcall.stats.series;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.NotEstimable;

/**
 * How a series changed at a date, in level and in slope.
 *
 * <p>Estimates y_t = b₀ + b₁ t + b₂ D_t + b₃ D_t (t − T) + season + e_t, T being the interruption
 * and D_t whether t ≥ T; b₂ is the change of level at T and b₃ that of the slope per period. e_t =
 * ρ e_(t−1) + new, by Prais and Winsten's transformation, iterated to convergence; under 12 points
 * ordinary least squares, where ρ cannot be told. ρ is the regression of residuals on the residuals
 * one period before. Variance: s² (X*'X*)⁻¹, s² with n − p degrees of freedom, t with as many.
 *
 * <p>Gaps: k periods apart, errors correlate by ρ^k, so after a gap a point is transformed by its
 * distance, (y_t − ρ^k y_(t−k)) √((1 − ρ²) / (1 − ρ^2k)), which is generalised least squares. Only
 * neighbours one period apart tell ρ. Periods of the transition are such a gap; the change of level
 * is then that of the lines extended to T.
 *
 * <p>Assumes that nothing else changed at the date, and lines before and after. With a control
 * series the difference of the two is fitted, at the periods that both have: what changed in both
 * cancels, if it would have changed both by as much.
 *
 * <p>Edge cases, each a {@link NotEstimable}: fewer than three points, or no two different periods,
 * before or after; no more points than parameters; a series without noise; seasons that cannot be
 * told from the change; ρ of 0.99 or more, which is no series about a line.
 *
 * <p>Checked in {@code InterruptedTimeSeriesTest} against R 4.2.2, {@code lm} and generalised least
 * squares with the whole matrix ρ^|t−s|, iterated, with and without gaps and a season, relative
 * 1e-9; coverage of planted truth in the tests.
 *
 * @see "Prais & Winsten (1954), Cowles Commission Discussion Paper 383"
 * @see "Turner et al. (2021), doi:10.1186/s12874-021-01364-0"
 * @see "Bernal, Cummins & Gasparrini (2017), doi:10.1093/ije/dyw098"
 */
public final class InterruptedTimeSeries {

  private static final int FEW_POINTS = 12;
  private static final int FEWEST_ON_A_SIDE = 3;
  private static final int ITERATIONS = 500;
  private static final double SETTLED = 1e-12;
  private static final double LARGEST = 0.99;

  /** Relative size of residuals that are rounding. */
  private static final double ROUNDING = 1e-10;

  private InterruptedTimeSeries() {}

  /**
   * The change in a series.
   *
   * @param series any order, each period once
   * @param options date, season, errors
   * @return the fit, or the reason why there is none
   * @throws IllegalArgumentException if a period comes twice
   */
  public static Estimable<InterruptionFit> fit(
      List<SeriesPoint> series, InterruptionOptions options) {
    SeriesPoint[] sorted =
        series.stream()
            .sorted(Comparator.comparingInt(SeriesPoint::period))
            .toArray(SeriesPoint[]::new);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i].period() == sorted[i - 1].period()) {
        throw new IllegalArgumentException(
            "Invalid series: period " + sorted[i].period() + " comes twice (must come once)");
      }
    }
    long first = options.interruption();
    SeriesPoint[] used =
        Arrays.stream(sorted)
            .filter(p -> p.period() < first || p.period() >= first + options.transition())
            .toArray(SeriesPoint[]::new);
    long before = Arrays.stream(used).filter(p -> p.period() < first).count();
    int columns = 4 + 2 * options.harmonics();
    if (Math.min(before, used.length - before) < FEWEST_ON_A_SIDE || used.length <= columns) {
      return Estimable.missing(Cause.TOO_FEW_POINTS);
    }
    return fit(new Design(used, options), options);
  }

  /**
   * The change in the difference of a series and its control.
   *
   * @param series any order, each period once
   * @param control any order, each period once
   * @param options date, season, errors
   * @return the fit, or the reason why there is none
   * @throws IllegalArgumentException if a period comes twice
   */
  public static Estimable<InterruptionFit> fit(
      List<SeriesPoint> series, List<SeriesPoint> control, InterruptionOptions options) {
    Map<Integer, Double> other = new HashMap<>();
    for (SeriesPoint point : control) {
      if (other.put(point.period(), point.value()) != null) {
        throw new IllegalArgumentException(
            "Invalid control: period " + point.period() + " comes twice (must come once)");
      }
    }
    List<SeriesPoint> differences =
        series.stream()
            .filter(p -> other.containsKey(p.period()))
            .map(p -> new SeriesPoint(p.period(), p.value() - other.get(p.period())))
            .toList();
    return fit(differences, options);
  }

  private static Estimable<InterruptionFit> fit(Design design, InterruptionOptions options) {
    LeastSquares plain = design.transformed(0);
    if (!plain.regular) {
      return Estimable.missing(Cause.SEASONS_ARE_THE_CHANGE);
    }
    if (plain.sumOfSquares <= ROUNDING * ROUNDING * design.sumOfSquares()) {
      return Estimable.missing(Cause.POINTS_ON_LINES);
    }
    boolean independent =
        switch (options.errors()) {
          case BY_LENGTH -> design.points() < FEW_POINTS;
          case INDEPENDENT -> true;
          case AUTOREGRESSIVE -> false;
        };
    return independent
        ? Estimable.of(new InterruptionFit(design, plain, plain, 0))
        : praisWinsten(design, plain);
  }

  private static Estimable<InterruptionFit> praisWinsten(Design design, LeastSquares plain) {
    double rho = design.autocorrelation(plain.beta);
    for (int iteration = 0; iteration < ITERATIONS && Math.abs(rho) < LARGEST; iteration++) {
      LeastSquares next = design.transformed(rho);
      double again = design.autocorrelation(next.beta);
      if (Math.abs(again - rho) <= SETTLED) {
        return Estimable.of(new InterruptionFit(design, plain, next, rho));
      }
      rho = again;
    }
    return Estimable.missing(Cause.POINTS_WANDER);
  }
}
