package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.survival.AalenJohansen;
import org.rollcall.stats.survival.CurveOptions;
import org.rollcall.stats.survival.CurveQuantile;
import org.rollcall.stats.survival.CurveVariance;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.KaplanMeier;
import org.rollcall.stats.survival.SurvivalCell;

/** Curves of two arms from weighted people in clusters, some of whom come late. */
class SurvivalLawsTest extends EstimatorContract<SurvivalLawsTest.Cell> {

  /** People of one arm, and the unit of their time. */
  record Cell(int arm, double unit, SurvivalCell people) {

    Cell with(SurvivalCell other) {
      return new Cell(arm, unit, other);
    }
  }

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(KaplanMeier.class, AalenJohansen.class);
  }

  @Override
  protected List<Cell> cells(Random random) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      double exit = 1 + random.nextInt(20);
      SurvivalCell people =
          random.nextDouble() < 0.5
              ? SurvivalCell.of(exit, Ending.CENSORED)
              : SurvivalCell.of(exit, Ending.EVENT).withCause(1 + random.nextInt(2));
      people =
          people
              .withCluster(random.nextInt(12))
              .withFrequency(Frequency.of(1 + random.nextInt(6)))
              .withWeight(SamplingWeight.of(0.2 + random.nextDouble()));
      boolean late = random.nextInt(5) == 0;
      cells.add(new Cell(i % 2, 1, late ? people.withEntry(random.nextInt((int) exit)) : people));
    }
    for (int i = 0; i < 12; i++) {
      SurvivalCell long_ = SurvivalCell.of(21, Ending.CENSORED).withCluster(i);
      cells.add(new Cell(0, 1, long_));
      cells.add(new Cell(1, 1, long_.withFrequency(Frequency.of(2))));
    }
    return cells;
  }

  @Override
  protected Said said(List<Cell> cells) {
    double unit = cells.stream().mapToDouble(Cell::unit).findFirst().orElse(1);
    Said said = new Said();
    for (CurveVariance variance :
        List.of(CurveVariance.CLUSTERS, CurveVariance.CLUSTER_JACKKNIFE)) {
      CurveOptions options = CurveOptions.DEFAULT.withVariance(variance);
      curves(said, cells, options, unit);
      incidences(said, cells, options, unit);
    }
    return said;
  }

  private static List<SurvivalCell> arm(List<Cell> cells, int arm) {
    return cells.stream().filter(cell -> cell.arm() == arm).map(Cell::people).toList();
  }

  private static void curves(Said said, List<Cell> cells, CurveOptions options, double unit) {
    var first = KaplanMeier.of(arm(cells, 0), options);
    var second = KaplanMeier.of(arm(cells, 1), options);
    said.reason(first.missing()).reason(second.missing());
    if (first.value().isEmpty() || second.value().isEmpty()) {
      return;
    }
    String name = options.variance() + " ";
    KaplanMeier one = first.value().get();
    KaplanMeier two = second.value().get();
    arm(said, "first " + name, one, unit);
    arm(said, "second " + name, two, unit);
    said.estimate(name + "survival", KaplanMeier.survivalDifference(one, two, 12 * unit));
    said.estimate(name + "mean", KaplanMeier.restrictedMeanDifference(one, two, 12 * unit));
    said.estimate(name + "ratio", KaplanMeier.restrictedMeanLogRatio(one, two, 12 * unit));
  }

  private static void arm(Said said, String name, KaplanMeier curve, double unit) {
    for (int time = 6; time <= 12; time += 3) {
      said.estimate(name + "survival " + time, curve.survivalAt(time * unit));
      said.estimate(name + "hazard " + time, curve.cumulativeHazardAt(time * unit));
      said.estimate(name + "mean " + time, curve.restrictedMeanUpTo(time * unit));
      int now = time;
      curve
          .interval(time * unit)
          .ifPresent(interval -> said.interval(name + "interval " + now, interval));
    }
    CurveQuantile quarter = curve.quantile(0.25);
    said.number(name + "quantile", quarter.time());
    said.number(name + "quantile low", quarter.low());
    said.number(name + "quantile high", quarter.high());
  }

  private static void incidences(Said said, List<Cell> cells, CurveOptions options, double unit) {
    var first = AalenJohansen.of(arm(cells, 0), options);
    var second = AalenJohansen.of(arm(cells, 1), options);
    said.reason(first.missing()).reason(second.missing());
    if (first.value().isEmpty() || second.value().isEmpty()) {
      return;
    }
    String name = options.variance() + " incidence";
    for (int cause = 1; cause <= 2; cause++) {
      AalenJohansen one = first.value().get();
      AalenJohansen two = second.value().get();
      said.estimate("first " + name + cause, one.incidenceAt(cause, 9 * unit));
      said.estimate("second " + name + cause, two.incidenceAt(cause, 9 * unit));
      said.estimate(name + cause, AalenJohansen.difference(one, two, cause, 9 * unit));
    }
  }

  @Override
  protected List<Cell> expanded(Cell cell) {
    return Collections.nCopies(
        (int) cell.people().frequency().people(),
        cell.with(cell.people().withFrequency(Frequency.ONE)));
  }

  @Override
  protected Optional<Cell> relabelled(Cell cell, LongUnaryOperator label) {
    SurvivalCell people = cell.people();
    return Optional.of(cell.with(people.withCluster(label.applyAsLong(people.cluster()))));
  }

  @Override
  protected Optional<Cell> swapped(Cell cell) {
    return Optional.of(new Cell(1 - cell.arm(), cell.unit(), cell.people()));
  }

  @Override
  protected String nameWhenSwapped(String name) {
    return name.startsWith("first ")
        ? name.replaceFirst("first", "second")
        : name.replaceFirst("second ", "first ");
  }

  @Override
  protected double whenSwapped(String name, double value) {
    boolean ofAnArm = name.startsWith("first ") || name.startsWith("second ");
    return ofAnArm ? value : super.whenSwapped(name, value);
  }

  @Override
  protected Optional<Cell> rescaled(Cell cell, double factor) {
    SurvivalCell p = cell.people();
    SurvivalCell longer =
        new SurvivalCell(
            p.entry() * factor,
            p.exit() * factor,
            p.ending(),
            p.cause(),
            p.cluster(),
            p.frequency(),
            p.weight());
    return Optional.of(new Cell(cell.arm(), cell.unit() * factor, longer));
  }

  @Override
  protected double whenRescaled(String name, double value, double factor) {
    boolean isTime = name.contains("mean") || name.contains("quantile");
    return isTime && !name.endsWith(".df") ? value * factor : value;
  }

  @Override
  protected Optional<Cell> halved(Cell cell) {
    SurvivalCell people = cell.people();
    return Optional.of(
        cell.with(people.withWeight(SamplingWeight.of(people.weight().value() / 2))));
  }

  @Override
  protected List<List<Cell>> tooLittle() {
    List<Cell> enough = cells(new Random(1));
    List<Cell> oneArm = enough.stream().filter(cell -> cell.arm() == 0).toList();
    List<Cell> noEvents =
        enough.stream()
            .map(
                c -> c.with(SurvivalCell.of(20, Ending.CENSORED).withCluster(c.people().cluster())))
            .toList();
    List<Cell> oneTime =
        enough.stream()
            .map(c -> c.with(SurvivalCell.of(3, Ending.EVENT).withCluster(c.people().cluster())))
            .toList();
    List<Cell> brief = enough.stream().filter(cell -> cell.people().exit() < 8).toList();
    return List.of(List.of(), enough.subList(0, 1), oneArm, noEvents, oneTime, brief);
  }
}
