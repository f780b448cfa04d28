package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.survival.CurveVariance;
import org.rollcall.stats.survival.MeanCumulativeFunction;
import org.rollcall.stats.survival.Occupancy;
import org.rollcall.stats.survival.RateRatio;
import org.rollcall.stats.survival.RecurrentCounts;
import org.rollcall.stats.survival.TransitionCounts;

/** What is made of weekly sums: who attends, how often, and the ratio of rates. */
class WeeklyLawsTest extends EstimatorContract<WeeklyLawsTest.Cell> {

  private static final int WEEKS = 6;

  /** So many people of one arm and cluster who came so often in each week they were followed. */
  record Cell(int arm, long cluster, int[] visits, int people, double weight) {

    RecurrentCounts recurrent() {
      double[] atRisk = new double[WEEKS];
      double[] events = new double[WEEKS];
      for (int u = 0; u < visits.length; u++) {
        atRisk[u] = people * weight;
        events[u] = people * weight * visits[u];
      }
      return new RecurrentCounts(cluster, people, atRisk, events);
    }

    TransitionCounts transitions() {
      double[][] sums = new double[4][WEEKS];
      boolean attending = true;
      for (int u = 0; u < visits.length; u++) {
        boolean next = visits[u] > 0;
        sums[attending ? 0 : 2][u] = people * weight;
        sums[attending ? 1 : 3][u] = attending == next ? 0 : people * weight;
        attending = next;
      }
      return new TransitionCounts(cluster, people, sums[0], sums[1], sums[2], sums[3]);
    }
  }

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(Occupancy.class, MeanCumulativeFunction.class, RateRatio.class);
  }

  @Override
  protected List<Cell> cells(Random random) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int[] visits = new int[i < 60 ? WEEKS : 1 + random.nextInt(WEEKS)];
      for (int u = 0; u < visits.length; u++) {
        visits[u] = Math.max(0, random.nextInt(5) - 1 - i % 2);
      }
      double weight = 0.2 + random.nextDouble();
      cells.add(new Cell(i % 2, i % 11, visits, 1 + random.nextInt(5), weight));
    }
    return cells;
  }

  @Override
  protected Said said(List<Cell> cells) {
    Said said = new Said();
    List<RecurrentCounts> first = recurrent(cells, 0);
    List<RecurrentCounts> second = recurrent(cells, 1);
    for (int week = 2; week <= WEEKS; week += 2) {
      said.estimate(
          "share " + week,
          ClusterJackknife.difference(
              Occupancy.shareOf(transitions(cells, 0), week),
              Occupancy.shareOf(transitions(cells, 1), week)));
      said.estimate(
          "mean " + week,
          ClusterJackknife.difference(
              MeanCumulativeFunction.meanOf(first, week),
              MeanCumulativeFunction.meanOf(second, week)));
      said.estimate("robust " + week, MeanCumulativeFunction.robustDifference(first, second, week));
      said.estimate("first " + week, MeanCumulativeFunction.robust(first, week));
      said.estimate("second " + week, MeanCumulativeFunction.robust(second, week));
    }
    for (CurveVariance variance :
        List.of(CurveVariance.CLUSTERS, CurveVariance.CLUSTER_JACKKNIFE)) {
      said.estimate("ratio " + variance, RateRatio.logarithm(first, second, variance));
    }
    return said;
  }

  private static List<RecurrentCounts> recurrent(List<Cell> cells, int arm) {
    return cells.stream().filter(cell -> cell.arm() == arm).map(Cell::recurrent).toList();
  }

  private static List<TransitionCounts> transitions(List<Cell> cells, int arm) {
    return cells.stream().filter(cell -> cell.arm() == arm).map(Cell::transitions).toList();
  }

  @Override
  protected List<Cell> expanded(Cell cell) {
    return Collections.nCopies(
        cell.people(), new Cell(cell.arm(), cell.cluster(), cell.visits(), 1, cell.weight()));
  }

  @Override
  protected Optional<Cell> relabelled(Cell cell, LongUnaryOperator label) {
    long other = label.applyAsLong(cell.cluster());
    return Optional.of(new Cell(cell.arm(), other, cell.visits(), cell.people(), cell.weight()));
  }

  @Override
  protected Optional<Cell> swapped(Cell cell) {
    return Optional.of(
        new Cell(1 - cell.arm(), cell.cluster(), cell.visits(), cell.people(), cell.weight()));
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
  protected Optional<Cell> halved(Cell cell) {
    return Optional.of(
        new Cell(cell.arm(), cell.cluster(), cell.visits(), cell.people(), cell.weight() / 2));
  }

  @Override
  protected List<List<Cell>> tooLittle() {
    List<Cell> enough = cells(new Random(1));
    List<Cell> nobodyCame =
        enough.stream()
            .map(c -> new Cell(c.arm(), c.cluster(), new int[WEEKS], c.people(), c.weight()))
            .toList();
    List<Cell> brief = enough.stream().filter(c -> c.visits().length < 3).toList();
    List<Cell> oneArm = enough.stream().filter(c -> c.arm() == 0).toList();
    List<Cell> oneGroup = enough.stream().filter(c -> c.cluster() == 1).toList();
    return List.of(List.of(), nobodyCame, brief, oneArm, oneGroup);
  }
}
