package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.rollcall.stats.twosample.BrunnerMunzel;
import org.rollcall.stats.twosample.CliffDelta;
import org.rollcall.stats.twosample.CliffDelta.Reference;
import org.rollcall.stats.twosample.CliffDelta.VarianceEstimator;
import org.rollcall.stats.twosample.CountedValue;
import org.rollcall.stats.twosample.HedgesG;
import org.rollcall.stats.twosample.Means;
import org.rollcall.stats.twosample.RankSum;
import org.rollcall.stats.twosample.Summary;

/** Two arms of values; "time" in another unit stands for values in another unit. */
class TwoHistogramsLawsTest extends EstimatorContract<TwoHistogramsLawsTest.Cell> {

  /** People of an arm, 1 or 2, with a value. */
  record Cell(int arm, double value, long people) {}

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(
        RankSum.class,
        BrunnerMunzel.class,
        CliffDelta.class,
        Means.class,
        HedgesG.class,
        Summary.class);
  }

  @Override
  protected List<Cell> cells(Random random) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      cells.add(new Cell(1 + i % 2, random.nextInt(9) / 4.0 + i % 2, 1 + random.nextInt(6)));
    }
    cells.add(new Cell(1, -1, 0));
    return cells;
  }

  @Override
  protected Said said(List<Cell> cells) {
    List<CountedValue> first = arm(cells, 1);
    List<CountedValue> second = arm(cells, 2);
    Said said = new Said().estimate("means", Means.welch(first, second));
    ranks(said, first, second);
    var munzel = BrunnerMunzel.of(first, second);
    munzel
        .value()
        .ifPresent(
            test ->
                said.estimate("munzel", test.superiority())
                    .number("munzel.p", test.pValue())
                    .number("t.value", test.statistic()));
    var delta = CliffDelta.of(first, second);
    delta.value().ifPresent(one -> cliff(said, one));
    var hedges = HedgesG.of(first, second);
    hedges
        .value()
        .ifPresent(
            one ->
                said.estimate("g", one.g())
                    .number("d.value", one.uncorrected())
                    .number("correction", one.correction()));
    Summary.of(first).value().ifPresent(one -> summary(said, "first", one));
    Summary.of(second).value().ifPresent(one -> summary(said, "second", one));
    return said.reason(munzel.missing()).reason(delta.missing()).reason(hedges.missing());
  }

  private static void ranks(Said said, List<CountedValue> first, List<CountedValue> second) {
    var ranks = RankSum.of(first, second);
    ranks
        .value()
        .ifPresent(
            test ->
                said.number("pairs.first", test.wins())
                    .number("pairs.second", test.winsOfSecond())
                    .number("superiority", test.superiority())
                    .number("spread", test.spread())
                    .number("z.value", test.z())
                    .number("ranks.p", test.pValue())
                    .number("ranks.corrected", test.pValueCorrected()));
    said.reason(ranks.missing());
  }

  private static void cliff(Said said, CliffDelta.Delta one) {
    said.number("delta.value", one.delta())
        .number("unbiased", one.unbiased())
        .number("consistent", one.consistent());
    var asymmetric = one.interval(0.95, VarianceEstimator.CONSISTENT, Reference.STUDENT);
    asymmetric.value().ifPresent(interval -> said.interval("cliff", interval));
    one.symmetric(0.95).value().ifPresent(interval -> said.interval("cliff.plain", interval));
    said.reason(asymmetric.missing());
  }

  private static void summary(Said said, String name, Summary one) {
    said.number(name + ".people", one.people()).number(name + ".mean", one.mean());
    if (one.people() > 1) {
      said.number(name + ".sd", one.sd());
    }
  }

  private static List<CountedValue> arm(List<Cell> cells, int arm) {
    return cells.stream()
        .filter(cell -> cell.arm == arm)
        .map(cell -> CountedValue.of(cell.value, cell.people))
        .toList();
  }

  @Override
  protected List<Cell> expanded(Cell cell) {
    return Collections.nCopies((int) cell.people, new Cell(cell.arm, cell.value, 1));
  }

  @Override
  protected List<List<Cell>> tooLittle() {
    return List.of(
        List.of(),
        List.of(new Cell(1, 3, 5), new Cell(1, 4, 5)),
        List.of(new Cell(1, 3, 1), new Cell(2, 4, 5), new Cell(2, 5, 5)),
        List.of(new Cell(1, 3, 5), new Cell(2, 3, 5)),
        List.of(new Cell(1, 3, 5), new Cell(2, 4, 5)),
        List.of(new Cell(1, 1, 2), new Cell(1, 2, 2), new Cell(2, 3, 1), new Cell(2, 5, 1)));
  }

  @Override
  protected Optional<Cell> swapped(Cell cell) {
    return Optional.of(new Cell(3 - cell.arm, cell.value, cell.people));
  }

  @Override
  protected String nameWhenSwapped(String name) {
    return name.startsWith("cliff")
        ? exchanged(name, "low", "high")
        : exchanged(name, "first", "second");
  }

  private static String exchanged(String name, String one, String other) {
    return name.replace(one, "#").replace(other, one).replace("#", other);
  }

  @Override
  protected double whenSwapped(String name, double value) {
    if (name.equals("superiority") || name.equals("munzel.value")) {
      return 1 - value;
    }
    return name.startsWith("cliff") || name.endsWith(".value") ? -value : value;
  }

  @Override
  protected Optional<Cell> rescaled(Cell cell, double factor) {
    return Optional.of(new Cell(cell.arm, factor * cell.value, cell.people));
  }

  @Override
  protected double whenRescaled(String name, double value, double factor) {
    Set<String> inTheUnit =
        Set.of(
            "means.value", "means.stdError", "first.mean", "first.sd", "second.mean", "second.sd");
    return inTheUnit.contains(name) ? factor * value : value;
  }
}
