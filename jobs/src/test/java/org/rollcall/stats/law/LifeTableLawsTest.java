package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.rollcall.stats.Made;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.stats.survival.LifeTable;

/** Weekly retention of two arms by what leaving out clusters changes. */
class LifeTableLawsTest extends EstimatorContract<LifeTableLawsTest.Cell> {

  private static final int WEEKS = 10;

  /** People of one arm and cluster. */
  record Cell(int arm, ClusterExits exits) {}

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(LifeTable.class);
  }

  @Override
  protected List<Cell> cells(Random random) {
    List<Cell> cells = new ArrayList<>();
    Made.exits(random, 14, WEEKS).forEach(exits -> cells.add(new Cell(0, exits)));
    Made.exits(random, 9, WEEKS).forEach(exits -> cells.add(new Cell(1, exits)));
    return cells;
  }

  @Override
  protected Said said(List<Cell> cells) {
    List<ClusterExits> first = arm(cells, 0);
    List<ClusterExits> second = arm(cells, 1);
    Said said = new Said();
    for (int week = 2; week <= 8; week += 3) {
      said.estimate(
          "survival " + week,
          ClusterJackknife.difference(
              LifeTable.survivalOf(first, week), LifeTable.survivalOf(second, week)));
      said.estimate(
          "mean " + week,
          ClusterJackknife.difference(
              LifeTable.restrictedMeanOf(first, week), LifeTable.restrictedMeanOf(second, week)));
    }
    arm(said, "first ", first);
    arm(said, "second ", second);
    return said;
  }

  private static void arm(Said said, String name, List<ClusterExits> exits) {
    LifeTable table = LifeTable.of(exits);
    for (LifeTable.Week week : table.weeks()) {
      String at = name + week.week();
      said.number(at + " at risk", week.atRisk()).number(at + " groups", week.groups());
      said.number(at + " survival", week.survival());
      said.number(at + " error", table.stdError(week.week()));
      table
          .interval(week.week(), 0.9)
          .ifPresent(interval -> said.interval(at + " interval", interval));
    }
    Sample arm = LifeTable.survivalOf(exits, 4);
    said.estimate(name + "at 4", ClusterJackknife.of(arm));
    said.number(name + "effective", arm.effectiveGroups());
    said.number(name + "largest", arm.largestShare());
  }

  private static List<ClusterExits> arm(List<Cell> cells, int arm) {
    return cells.stream().filter(cell -> cell.arm() == arm).map(Cell::exits).toList();
  }

  @Override
  protected List<Cell> expanded(Cell cell) {
    List<Cell> people = new ArrayList<>();
    ClusterExits exits = cell.exits();
    for (int week = 0; week <= WEEKS; week++) {
      for (long i = 0; week > 0 && i < exits.left()[week - 1]; i++) {
        people.add(new Cell(cell.arm(), Made.left(exits.cluster(), WEEKS, week)));
      }
      for (long i = 0; i < exits.followed()[week]; i++) {
        people.add(new Cell(cell.arm(), Made.followed(exits.cluster(), WEEKS, week)));
      }
    }
    return people;
  }

  @Override
  protected Optional<Cell> relabelled(Cell cell, LongUnaryOperator label) {
    ClusterExits exits = cell.exits();
    long other = label.applyAsLong(exits.cluster());
    return Optional.of(
        new Cell(cell.arm(), new ClusterExits(other, exits.left(), exits.followed())));
  }

  @Override
  protected Optional<Cell> swapped(Cell cell) {
    return Optional.of(new Cell(1 - cell.arm(), cell.exits()));
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
  protected List<List<Cell>> tooLittle() {
    List<Cell> enough = cells(new Random(1));
    List<Cell> nobodyLeaves =
        enough.stream()
            .map(c -> new Cell(c.arm(), Made.followed(c.exits().cluster(), WEEKS, WEEKS)))
            .toList();
    List<Cell> brief =
        enough.stream()
            .map(c -> new Cell(c.arm(), Made.followed(c.exits().cluster(), WEEKS, 1)))
            .toList();
    return List.of(List.of(), enough.subList(0, 1), enough.subList(0, 14), nobodyLeaves, brief);
  }
}
