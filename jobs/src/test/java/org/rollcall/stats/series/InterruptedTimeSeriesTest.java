package org.rollcall.stats.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Made;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.series.InterruptionOptions.Errors;

/**
 * R 4.2.2: with X = cbind(1, t, D, D * (t - 13)), D = t >= 13, a season of 12 appended as sin and
 * cos; OLS by {@code lm(y ~ X - 1)}; then 300 times W = solve(rho ^ abs(outer(t, t, "-"))), b =
 * solve(X'WX, X'Wy), rho = sum(e[nb + 1] * e[nb]) / sum(e[nb]^2) over nb = which(diff(t) == 1).
 */
class InterruptedTimeSeriesTest {

  private static final double[] SERIES = {
    20.1, 21.4, 22.0, 21.1, 23.9, 24.2, 23.0, 25.1, 26.4, 25.0, 27.2, 28.1, 33.0, 34.9, 33.7, 36.0,
    37.9, 38.2, 37.0, 40.1, 42.2, 41.0, 43.8, 45.9
  };

  private static List<SeriesPoint> series(Set<Integer> dropped) {
    List<SeriesPoint> points = new ArrayList<>();
    for (int t = 1; t <= SERIES.length; t++) {
      if (!dropped.contains(t)) {
        points.add(new SeriesPoint(t, SERIES[t - 1]));
      }
    }
    return points;
  }

  private static InterruptionFit fit(List<SeriesPoint> points, InterruptionOptions options) {
    return InterruptedTimeSeries.fit(points, options).value().orElseThrow();
  }

  private static void assertFit(InterruptionFit fit, double... expected) {
    PointEstimate level = Made.point(fit.levelChange());
    PointEstimate slope = Made.point(fit.slopeChange());
    assertClose(expected[0], fit.autocorrelation(), 1e-9, "rho");
    assertClose(expected[1], level.value(), 1e-9, "level");
    assertClose(expected[2], slope.value(), 1e-9, "slope");
    assertClose(expected[3], level.stdError(), 1e-9, "error of level");
    assertClose(expected[4], slope.stdError(), 1e-9, "error of slope");
  }

  @Test
  void fit_longSeries_equalsR() {
    InterruptionFit fit = fit(series(Set.of()), InterruptionOptions.at(13));
    assertFit(
        fit, -0.2809554089231, 4.5003824702040, 0.4069950331018, 0.6625266664021, 0.0920968961265);
    assertClose(2.406018214675, fit.durbinWatson().orElseThrow(), 1e-10, "Durbin-Watson");
    assertEquals(20, Made.point(fit.levelChange()).df());
  }

  /** A week without data, and a transition of three, are distances in the correlation. */
  @Test
  void fit_gapsAndTransition_equalsR() {
    InterruptionOptions options = InterruptionOptions.at(13).withTransition(3);
    InterruptionFit fit = fit(series(Set.of(6)), options);
    assertEquals(20, fit.points());
    assertFit(fit, -0.282078081276, 4.176735719803, 0.459047183668, 0.946726730993, 0.128114535692);
    // In R over the 17 pairs of neighbours; without gaps there would be 19.
    double watson = 2.208249348053 * 19 / 17;
    assertClose(watson, fit.durbinWatson().orElseThrow(), 1e-10, "Durbin-Watson");
  }

  @Test
  void fit_season_equalsR() {
    InterruptionOptions options = InterruptionOptions.at(13).withSeason(12, 1);
    assertFit(
        fit(series(Set.of()), options),
        -0.3338037251146,
        3.7182193629847,
        0.4114660137363,
        1.0641487411810,
        0.0873964638854);
  }

  @Test
  void fit_independentErrors_equalsR() {
    InterruptionOptions options = InterruptionOptions.at(13).withErrors(Errors.INDEPENDENT);
    assertFit(
        fit(series(Set.of()), options),
        0,
        4.410955710956,
        0.417482517483,
        0.822704966261,
        0.118541610364);
  }

  @Test
  void fit_fewPoints_takesErrorsAsIndependent() {
    List<SeriesPoint> eleven = series(Set.of()).subList(6, 17);
    assertEquals(0, fit(eleven, InterruptionOptions.at(13)).autocorrelation());
    List<SeriesPoint> twelve = series(Set.of()).subList(6, 18);
    assertTrue(fit(twelve, InterruptionOptions.at(13)).autocorrelation() != 0);
  }

  @Test
  void fit_control_isTheFitOfDifferences() {
    List<SeriesPoint> control = new ArrayList<>();
    List<SeriesPoint> differences = new ArrayList<>();
    for (SeriesPoint point : series(Set.of(3))) {
      double value = 10 + Math.cos(point.period());
      control.add(new SeriesPoint(point.period(), value));
      differences.add(new SeriesPoint(point.period(), point.value() - value));
    }
    InterruptionOptions options = InterruptionOptions.at(13);
    InterruptionFit found =
        InterruptedTimeSeries.fit(series(Set.of()), control, options).value().orElseThrow();
    assertEquals(fit(differences, options).levelChange(), found.levelChange());
  }

  /** Intervals that ignore autocorrelation are too narrow; the transformation mends most of it. */
  @Test
  void interval_ofAutocorrelatedErrors_coversThePlantedChange() {
    int plain = 0;
    int mended = 0;
    Random random = new Random(6);
    InterruptionOptions options = InterruptionOptions.at(60);
    for (int run = 0; run < 400; run++) {
      List<SeriesPoint> points = new ArrayList<>();
      double error = random.nextGaussian() / Math.sqrt(1 - 0.25);
      for (int t = 0; t < 120; t++) {
        points.add(new SeriesPoint(t, 10 + 0.1 * t + (t >= 60 ? 3 : 0) + error));
        error = 0.5 * error + random.nextGaussian();
      }
      mended += Made.point(fit(points, options).levelChange()).interval(0.95).contains(3) ? 1 : 0;
      InterruptionOptions naive = options.withErrors(Errors.INDEPENDENT);
      plain += Made.point(fit(points, naive).levelChange()).interval(0.95).contains(3) ? 1 : 0;
    }
    assertTrue(plain < 0.85 * 400, "independent " + plain);
    assertTrue(mended > 0.91 * 400 && mended < 0.98 * 400, "autoregressive " + mended);
  }

  @Test
  void fit_seriesThatSaysTooLittle_givesTheReason() {
    assertEquals(
        NotEstimable.Reason.NOT_FOLLOWED,
        reason(series(Set.of()).subList(0, 14), InterruptionOptions.at(13)));
    List<SeriesPoint> lines = new ArrayList<>();
    List<SeriesPoint> wandering = new ArrayList<>();
    for (int t = 0; t < 40; t++) {
      lines.add(new SeriesPoint(t, t < 20 ? 0.1 * t : 7 - 0.3 * t));
      wandering.add(new SeriesPoint(t, Math.exp(0.9 * t)));
    }
    assertEquals(NotEstimable.Reason.NOT_CONVERGED, reason(wandering, InterruptionOptions.at(20)));
    assertEquals(NotEstimable.Reason.NO_VARIATION, reason(lines, InterruptionOptions.at(20)));
    assertEquals(
        NotEstimable.Reason.COLLINEAR,
        reason(series(Set.of()), InterruptionOptions.at(13).withSeason(10_000_000, 1)));
  }

  private static NotEstimable.Reason reason(List<SeriesPoint> points, InterruptionOptions options) {
    return InterruptedTimeSeries.fit(points, options).missing().orElseThrow().reason();
  }

  @Test
  void fit_periodsFarApart_areNoNeighbours() {
    List<SeriesPoint> points = new ArrayList<>();
    for (int t = 0; t < 14; t++) {
      points.add(new SeriesPoint(Integer.MIN_VALUE + t * 300_000_000, (t * 5) % 7));
    }
    InterruptionFit fit = fit(points, InterruptionOptions.at(0));
    assertEquals(0, fit.autocorrelation());
    assertTrue(fit.durbinWatson().isEmpty());
    assertTrue(fit.durbinWatsonOfTransformed().isEmpty());
    assertEquals(
        NotEstimable.Reason.NOT_FOLLOWED,
        reason(points, InterruptionOptions.at(5).withTransition(Integer.MAX_VALUE)));
  }

  @Test
  void fit_aPeriodTwice_isRefused() {
    List<SeriesPoint> points = new ArrayList<>(series(Set.of()));
    points.add(points.get(4));
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> InterruptedTimeSeries.fit(points, InterruptionOptions.at(13)));
    assertEquals("Invalid series: period 5 comes twice (must come once)", wrong.getMessage());
  }
}
