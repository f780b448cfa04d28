package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterRatio;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.clusters.Sample;

/** Some clusters are in both arms; "time" in another unit stands for outcomes in another unit. */
class ClusterJackknifeLawsTest extends EstimatorContract<ClusterJackknifeLawsTest.Cell> {

  /** People of a cluster in an arm, 1 or 2, with an outcome. */
  record Cell(int arm, long cluster, double outcome, long people) {}

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(ClusterJackknife.class, Sample.class);
  }

  @Override
  protected List<Cell> cells(Random random) {
    List<Cell> cells = new ArrayList<>();
    for (int g = 0; g < 18; g++) {
      double level = random.nextGaussian();
      for (int i = 0; i < 6; i++) {
        int arm = g < 7 ? 1 : g < 14 ? 2 : 1 + i % 2;
        double outcome = Math.rint(10 * (level + random.nextGaussian())) / 10;
        cells.add(new Cell(arm, g, outcome, random.nextInt(5)));
      }
      cells.add(new Cell(1 + g % 2, g, level, 1));
    }
    return cells;
  }

  @Override
  protected Said said(List<Cell> cells) {
    Said said = new Said();
    add(said, "mean", Sample.ofMeans(tallies(cells, 1)), Sample.ofMeans(tallies(cells, 2)));
    Sample first = Sample.ofGroupMeans(tallies(cells, 1));
    add(said, "groups", first, Sample.ofGroupMeans(tallies(cells, 2)));
    add(said, "ratio", Sample.ofRatios(ratios(cells, 1)), Sample.ofRatios(ratios(cells, 2)));
    return said;
  }

  private static void add(Said said, String name, Sample first, Sample second) {
    said.estimate(name + ".first", ClusterJackknife.of(first))
        .estimate(name + ".second", ClusterJackknife.of(second))
        .estimate(name, ClusterJackknife.difference(first, second))
        .number(name + ".together", first.groupsWith(second));
    sizes(said, name + ".first", first);
    sizes(said, name + ".second", second);
  }

  private static void sizes(Said said, String name, Sample arm) {
    said.number(name + ".number", arm.value())
        .number(name + ".people", arm.people())
        .number(name + ".groups", arm.groups())
        .number(name + ".effective", arm.effectiveGroups())
        .number(name + ".largest", arm.largestShare());
  }

  private static Stream<Cell> arm(List<Cell> cells, int arm) {
    return cells.stream().filter(cell -> cell.arm == arm);
  }

  private static List<ClusterTally> tallies(List<Cell> cells, int arm) {
    return arm(cells, arm)
        .map(
            c ->
                new ClusterTally(
                    c.cluster, c.people, c.people * c.outcome, c.people * c.outcome * c.outcome))
        .toList();
  }

  private static List<ClusterRatio> ratios(List<Cell> cells, int arm) {
    return arm(cells, arm)
        .map(c -> new ClusterRatio(c.cluster, c.people, c.people * c.outcome, 2.0 * c.people))
        .toList();
  }

  @Override
  protected List<Cell> expanded(Cell cell) {
    return Collections.nCopies(
        (int) cell.people, new Cell(cell.arm, cell.cluster, cell.outcome, 1));
  }

  @Override
  protected List<List<Cell>> tooLittle() {
    Cell one = new Cell(1, 1, 4, 3);
    return List.of(
        List.of(),
        List.of(one, new Cell(1, 2, 5, 0)),
        List.of(one, new Cell(1, 2, 5, 3)),
        List.of(one, new Cell(1, 2, 5, 3), new Cell(2, 3, 5, 3)),
        List.of(one, new Cell(1, 2, 4, 3), new Cell(2, 3, 5, 3), new Cell(2, 4, 6, 3)),
        List.of(one, new Cell(1, 2, 6, 3), new Cell(2, 1, 4, 3), new Cell(2, 2, 6, 3)));
  }

  @Override
  protected Optional<Cell> relabelled(Cell cell, LongUnaryOperator label) {
    long other = label.applyAsLong(cell.cluster);
    return Optional.of(new Cell(cell.arm, other, cell.outcome, cell.people));
  }

  @Override
  protected Optional<Cell> swapped(Cell cell) {
    return Optional.of(new Cell(3 - cell.arm, cell.cluster, cell.outcome, cell.people));
  }

  @Override
  protected String nameWhenSwapped(String name) {
    return name.replace("first", "#").replace("second", "first").replace("#", "second");
  }

  @Override
  protected double whenSwapped(String name, double value) {
    return Set.of("mean.value", "groups.value", "ratio.value").contains(name) ? -value : value;
  }

  @Override
  protected Optional<Cell> rescaled(Cell cell, double factor) {
    return Optional.of(new Cell(cell.arm, cell.cluster, factor * cell.outcome, cell.people));
  }

  @Override
  protected double whenRescaled(String name, double value, double factor) {
    boolean inTheUnit =
        name.endsWith(".value") || name.endsWith(".stdError") || name.endsWith(".number");
    return inTheUnit ? factor * value : value;
  }
}
