package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.clusters.FunnelLimits;
import org.rollcall.stats.clusters.GroupSizes;
import org.rollcall.stats.clusters.IntraclusterCorrelation;
import org.rollcall.stats.clusters.MinimumDetectableDifference;
import org.rollcall.stats.clusters.ProportionShrinkage;
import org.rollcall.stats.clusters.Sample;

class GroupSharesLawsTest extends EstimatorContract<GroupSharesLawsTest.Cell> {

  /** People of a cluster who have something, 1, or not, 0. */
  record Cell(long cluster, int has, long people) {}

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(
        IntraclusterCorrelation.class,
        ProportionShrinkage.class,
        FunnelLimits.class,
        MinimumDetectableDifference.class);
  }

  @Override
  protected List<Cell> cells(Random random) {
    List<Cell> cells = new ArrayList<>();
    for (int g = 0; g < 15; g++) {
      cells.add(new Cell(g, 1, random.nextInt(8)));
      cells.add(new Cell(g, 0, 1 + random.nextInt(8)));
      cells.add(new Cell(g, 1, random.nextInt(8)));
    }
    return cells;
  }

  @Override
  protected Said said(List<Cell> cells) {
    List<ClusterTally> tallies =
        cells.stream()
            .map(c -> new ClusterTally(c.cluster, c.people, c.has * c.people, c.has * c.people))
            .toList();
    Said said = new Said();
    var components = IntraclusterCorrelation.of(tallies);
    said.reason(components.missing());
    components.value().ifPresent(one -> correlation(said, one));
    var shrunken = ProportionShrinkage.of(tallies, 0.9);
    said.reason(shrunken.missing());
    shrunken.value().ifPresent(one -> shrunken(said, one));
    GroupSizes sizes = GroupSizes.of(Sample.ofMeans(tallies));
    var options = MinimumDetectableDifference.Options.ofShare(0.4, 0.05);
    var half = MinimumDetectableDifference.halfWidth(sizes, sizes, options);
    half.value().ifPresent(value -> said.number("half", value));
    MinimumDetectableDifference.of(sizes, sizes, options)
        .value()
        .ifPresent(value -> said.number("detectable", value));
    return said.reason(half.missing());
  }

  private static void correlation(Said said, IntraclusterCorrelation.Components one) {
    said.number("icc", one.correlation())
        .number("typical", one.typicalSize())
        .number("between", one.between())
        .number("within", one.within())
        .number("p", one.pValue())
        .number("variation", one.sizes().variation())
        .number("design", one.designEffect())
        .number("effective", one.effectivePeople());
    said.reason(one.interval(0.9).missing());
    one.interval(0.9).value().ifPresent(interval -> said.interval("icc", interval));
  }

  /** Without labels: the groups in the order of their estimates. */
  private static void shrunken(Said said, ProportionShrinkage.Shrunken all) {
    said.number("mean", all.mean()).number("correlation", all.correlation());
    var groups = all.groups().stream();
    said.numbers("share", groups.mapToDouble(g -> g.shrunken()).sorted().toArray());
    groups = all.groups().stream();
    said.numbers("low", groups.mapToDouble(g -> g.interval().low()).sorted().toArray());
    groups = all.groups().stream();
    said.numbers("high", groups.mapToDouble(g -> g.interval().high()).sorted().toArray());
    var group = all.groups().stream().mapToLong(ProportionShrinkage.Group::people).max();
    FunnelLimits.of(all.mean(), group.getAsLong(), 0.95)
        .value()
        .ifPresent(limits -> said.interval("funnel", limits));
    FunnelLimits.pValue(1, group.getAsLong(), all.mean())
        .value()
        .ifPresent(p -> said.number("funnel.p", p));
  }

  @Override
  protected List<Cell> expanded(Cell cell) {
    return Collections.nCopies((int) cell.people, new Cell(cell.cluster, cell.has, 1));
  }

  @Override
  protected List<List<Cell>> tooLittle() {
    List<Cell> nobody = new ArrayList<>();
    List<Cell> singles = new ArrayList<>();
    List<Cell> alike = new ArrayList<>();
    List<Cell> same = new ArrayList<>();
    for (int g = 0; g < 9; g++) {
      nobody.add(new Cell(g, 0, 4));
      singles.add(new Cell(g, g % 2, 1));
      alike.add(new Cell(g, g % 2, 5));
      same.add(new Cell(g, 0, 5));
      same.add(new Cell(g, 1, 2));
    }
    return List.of(
        List.of(),
        List.of(new Cell(1, 0, 3), new Cell(1, 1, 4)),
        List.of(new Cell(1, 0, 3), new Cell(1, 1, 4), new Cell(2, 0, 3), new Cell(2, 1, 2)),
        nobody,
        singles,
        alike,
        same);
  }

  @Override
  protected Optional<Cell> relabelled(Cell cell, LongUnaryOperator label) {
    return Optional.of(new Cell(label.applyAsLong(cell.cluster), cell.has, cell.people));
  }
}
