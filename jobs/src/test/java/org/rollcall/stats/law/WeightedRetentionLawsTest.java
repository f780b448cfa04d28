package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.weighting.PropensityCell;
import org.rollcall.stats.weighting.RetentionCell;
import org.rollcall.stats.weighting.WeightedRetention;
import org.rollcall.stats.weighting.WeightingOptions;
import org.rollcall.stats.weighting.WeightingOptions.Precision;

class WeightedRetentionLawsTest extends EstimatorContract<RetentionCell> {

  private static final WeightingOptions OPTIONS = WeightingOptions.of(2, List.of("x1", "x2"));
  private static final int WEEKS = 12;

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(WeightedRetention.class);
  }

  @Override
  protected List<RetentionCell> cells(Random random) {
    List<RetentionCell> cells = new ArrayList<>();
    for (PropensityCell people : MadePeople.of(random, 2)) {
      boolean isLeaving = random.nextDouble() < 0.4 + 0.2 * people.covariates()[1];
      cells.add(
          isLeaving
              ? new RetentionCell(people, 1 + random.nextInt(WEEKS - 1), Ending.EVENT)
              : new RetentionCell(people, WEEKS - random.nextInt(4), Ending.CENSORED));
    }
    // Somebody of each arm in several clusters to the end.
    for (int i = 0; i < 8; i++) {
      PropensityCell people =
          PropensityCell.of(i % 2, 0, i / 2 % 2)
              .withDescribed(0)
              .withCluster(i)
              .withSecondCluster(i / 2);
      cells.add(new RetentionCell(people, WEEKS, Ending.CENSORED));
    }
    return cells;
  }

  @Override
  protected Said said(List<RetentionCell> cells) {
    // In units of the data, which the law of units changes.
    int end = cells.stream().mapToInt(RetentionCell::week).max().orElse(WEEKS);
    Said said = new Said();
    for (Precision precision : Precision.values()) {
      Estimable<WeightedRetention> found =
          WeightedRetention.of(cells, end, OPTIONS.withPrecision(precision));
      String name = precision.toString();
      said.estimate(
          name + " share", found.estimate(w -> w.difference(1, 0, Math.max(1, end / 3 * 2))));
      said.estimate(name + " mean", found.estimate(w -> w.restrictedMeanDifference(1, 0, end)));
    }
    return said;
  }

  @Override
  protected Optional<RetentionCell> rescaled(RetentionCell cell, double factor) {
    return Optional.of(
        new RetentionCell(cell.people(), (int) (cell.week() * factor), cell.ending()));
  }

  @Override
  protected double whenRescaled(String name, double value, double factor) {
    return name.contains("mean") && !name.endsWith(".df") ? value * factor : value;
  }

  @Override
  protected List<RetentionCell> expanded(RetentionCell cell) {
    PropensityCell one = cell.people().withFrequency(Frequency.ONE);
    return Collections.nCopies((int) cell.people().frequency().people(), with(cell, one));
  }

  @Override
  protected Optional<RetentionCell> relabelled(RetentionCell cell, LongUnaryOperator label) {
    long other = label.applyAsLong(cell.people().cluster());
    return Optional.of(with(cell, cell.people().withCluster(other)));
  }

  @Override
  protected Optional<RetentionCell> swapped(RetentionCell cell) {
    return Optional.of(with(cell, cell.people().withArm(1 - cell.people().arm())));
  }

  @Override
  protected Optional<RetentionCell> halved(RetentionCell cell) {
    SamplingWeight half = SamplingWeight.of(cell.people().weight().value() / 2);
    return Optional.of(with(cell, cell.people().withWeight(half)));
  }

  @Override
  protected List<List<RetentionCell>> tooLittle() {
    List<RetentionCell> enough = cells(new Random(3));
    return List.of(
        List.of(),
        enough.stream().filter(cell -> cell.people().arm() == 1).toList(),
        enough.stream().map(cell -> with(cell, cell.people().withCluster(1))).toList(),
        enough.stream()
            .map(cell -> new RetentionCell(cell.people(), WEEKS, Ending.CENSORED))
            .toList(),
        enough.stream().map(cell -> new RetentionCell(cell.people(), 1, Ending.EVENT)).toList(),
        enough.stream().filter(cell -> cell.people().arm() == 1 || cell.week() < 5).toList(),
        enough.stream().map(cell -> with(cell, MadePeople.separated(cell.people()))).toList());
  }

  private static RetentionCell with(RetentionCell cell, PropensityCell people) {
    return new RetentionCell(people, cell.week(), cell.ending());
  }
}
