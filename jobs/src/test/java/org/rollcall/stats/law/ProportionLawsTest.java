package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.twosample.Equivalence;
import org.rollcall.stats.twosample.McNemar;
import org.rollcall.stats.twosample.Proportion;
import org.rollcall.stats.twosample.ProportionDifference;
import org.rollcall.stats.twosample.ProportionRatio;
import org.rollcall.stats.twosample.Share;

class ProportionLawsTest extends EstimatorContract<ProportionLawsTest.Cell> {

  /** People of an arm, 1 or 2, who have something, 1, or not, 0. */
  record Cell(int arm, int has, long people) {}

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(
        Proportion.class,
        ProportionDifference.class,
        ProportionRatio.class,
        Equivalence.class,
        McNemar.class);
  }

  @Override
  protected List<Cell> cells(Random random) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      cells.add(new Cell(1 + i % 2, i / 2 % 2, random.nextInt(20)));
    }
    for (int arm = 1; arm <= 2; arm++) {
      cells.add(new Cell(arm, 0, 3));
      cells.add(new Cell(arm, 1, 2));
    }
    return cells;
  }

  @Override
  protected Said said(List<Cell> cells) {
    Share first = share(cells, 1);
    Share second = share(cells, 2);
    Said said = single(single(new Said(), "first", first), "second", second);
    var newcombe = ProportionDifference.newcombe(first, second, 0.9);
    newcombe.value().ifPresent(interval -> said.interval("newcombe", interval));
    Estimate wald = ProportionDifference.wald(first, second);
    said.reason(newcombe.missing()).estimate("wald", wald);
    wald.point()
        .map(p -> Equivalence.of(p, -0.1, 0.1))
        .ifPresent(tests -> equivalence(said, tests));
    var ratio = ProportionRatio.katz(first, second);
    ratio
        .value()
        .ifPresent(
            one ->
                said.number("ratio", one.value())
                    .estimate("log", one.log())
                    .interval("katz", one.interval(0.9)));
    var pairs = McNemar.of(first.withOutcome(), second.withOutcome());
    pairs
        .value()
        .ifPresent(
            test ->
                said.number("pairs.chiSquared", test.chiSquared())
                    .number("pairs.p", test.pValue())
                    .number("pairs.corrected", test.pValueCorrected())
                    .number("pairs.exact", test.pValueExact()));
    return said.reason(ratio.missing()).reason(pairs.missing());
  }

  private static Said single(Said said, String name, Share share) {
    share.value().ifPresent(p -> said.number(name, p));
    var wilson = Proportion.wilson(share, 0.9);
    wilson.value().ifPresent(interval -> said.interval(name + ".wilson", interval));
    Proportion.clopperPearson(share, 0.9)
        .value()
        .ifPresent(interval -> said.interval(name + ".clopperPearson", interval));
    Proportion.jeffreys(share, 0.9)
        .value()
        .ifPresent(interval -> said.interval(name + ".jeffreys", interval));
    return said.reason(wilson.missing());
  }

  private static void equivalence(Said said, Equivalence.Tests tests) {
    said.number("tests.lower.value", tests.aboveLower())
        .number("tests.lower.p", tests.pAboveLower())
        .number("tests.upper.value", tests.belowUpper())
        .number("tests.upper.p", tests.pBelowUpper())
        .number("tests.p", tests.pValue());
  }

  private static Share share(List<Cell> cells, int arm) {
    long people = cells.stream().filter(c -> c.arm == arm).mapToLong(Cell::people).sum();
    long withOutcome =
        cells.stream().filter(c -> c.arm == arm).mapToLong(c -> c.has * c.people).sum();
    return new Share(withOutcome, people);
  }

  @Override
  protected List<Cell> expanded(Cell cell) {
    return Collections.nCopies((int) cell.people, new Cell(cell.arm, cell.has, 1));
  }

  @Override
  protected List<List<Cell>> tooLittle() {
    return List.of(
        List.of(),
        List.of(new Cell(1, 1, 0), new Cell(2, 0, 0)),
        List.of(new Cell(1, 1, 4), new Cell(1, 0, 4)),
        List.of(new Cell(1, 1, 4), new Cell(2, 1, 6)),
        List.of(new Cell(1, 0, 4), new Cell(2, 0, 6)),
        List.of(new Cell(1, 1, 4), new Cell(2, 0, 6)));
  }

  @Override
  protected Optional<Cell> swapped(Cell cell) {
    return Optional.of(new Cell(3 - cell.arm, cell.has, cell.people));
  }

  @Override
  protected String nameWhenSwapped(String name) {
    if (name.startsWith("newcombe") || name.startsWith("katz")) {
      return exchanged(name, "low", "high");
    }
    return name.startsWith("tests")
        ? exchanged(name, "lower", "upper")
        : exchanged(name, "first", "second");
  }

  private static String exchanged(String name, String one, String other) {
    return name.replace(one, "#").replace(other, one).replace("#", other);
  }

  @Override
  protected double whenSwapped(String name, double value) {
    if (name.startsWith("newcombe") || name.endsWith(".value")) {
      return -value;
    }
    return name.equals("ratio") || name.startsWith("katz") ? 1 / value : value;
  }
}
