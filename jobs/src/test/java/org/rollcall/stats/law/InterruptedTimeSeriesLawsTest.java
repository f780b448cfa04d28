package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.series.InterruptedTimeSeries;
import org.rollcall.stats.series.InterruptionFit;
import org.rollcall.stats.series.InterruptionOptions;
import org.rollcall.stats.series.SeriesPoint;

/** Here the arms are a series and its control, and a cell is a period of both. */
class InterruptedTimeSeriesLawsTest
    extends EstimatorContract<InterruptedTimeSeriesLawsTest.Period> {

  /** What was measured in a period, in the series and in its control. */
  record Period(int period, double value, double control) {}

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(InterruptedTimeSeries.class, InterruptionFit.class);
  }

  @Override
  protected List<Period> cells(Random random) {
    List<Period> cells = new ArrayList<>();
    double error = 0;
    for (int t = 0; t < 60; t++) {
      error = 0.4 * error + random.nextGaussian();
      if (random.nextInt(8) > 0) {
        double value = 10 + 0.1 * t + (t >= 30 ? 3 : 0) + error;
        cells.add(new Period(t, value, random.nextGaussian()));
      }
    }
    return cells;
  }

  @Override
  protected Said said(List<Period> cells) {
    List<SeriesPoint> series =
        cells.stream().map(c -> new SeriesPoint(c.period(), c.value())).toList();
    List<SeriesPoint> control =
        cells.stream().map(c -> new SeriesPoint(c.period(), c.control())).toList();
    InterruptionOptions options = InterruptionOptions.at(30).withTransition(2).withSeason(26, 1);
    Estimable<InterruptionFit> answer = InterruptedTimeSeries.fit(series, control, options);
    Said said = new Said().reason(answer.missing());
    answer
        .value()
        .ifPresent(
            fit -> {
              said.estimate("level", fit.levelChange());
              said.estimate("slope", fit.slopeChange());
              said.number("rho", fit.autocorrelation());
              said.number("watson", fit.durbinWatson().orElseThrow());
              said.number("left", fit.durbinWatsonOfTransformed().orElseThrow());
            });
    return said;
  }

  @Override
  protected boolean hasFrequencies() {
    return false;
  }

  @Override
  protected List<Period> expanded(Period cell) {
    return List.of(cell);
  }

  @Override
  protected Optional<Period> swapped(Period cell) {
    return Optional.of(new Period(cell.period(), cell.control(), cell.value()));
  }

  @Override
  protected List<List<Period>> tooLittle() {
    List<Period> before = new ArrayList<>();
    List<Period> still = new ArrayList<>();
    for (int t = 0; t < 40; t++) {
      still.add(new Period(t, 5, 3));
      if (t < 31) {
        before.add(new Period(t, Math.sin(t * t), 0));
      }
    }
    return List.of(List.of(), before, still);
  }
}
