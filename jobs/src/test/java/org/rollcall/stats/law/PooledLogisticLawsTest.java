package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Variance;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.HazardCell;
import org.rollcall.stats.survival.HazardFit;
import org.rollcall.stats.survival.HazardOptions;
import org.rollcall.stats.survival.Link;
import org.rollcall.stats.survival.PooledLogistic;

class PooledLogisticLawsTest extends EstimatorContract<HazardCell> {

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(PooledLogistic.class, HazardFit.class);
  }

  @Override
  protected List<HazardCell> cells(Random random) {
    List<HazardCell> cells = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      Ending ending = random.nextInt(3) == 0 ? Ending.CENSORED : Ending.EVENT;
      cells.add(
          HazardCell.of(2 + random.nextInt(6), ending, random.nextInt(2), random.nextInt(4) - 0.7)
              .withFirst(random.nextInt(3))
              .withFrequency(1 + random.nextInt(6))
              .withWeight(0.5 + random.nextInt(4) / 3.0)
              .withCluster(random.nextInt(9)));
    }
    return cells;
  }

  @Override
  protected Said said(List<HazardCell> cells) {
    Said said = new Said();
    for (Link link : Link.values()) {
      HazardOptions options = HazardOptions.of("arm", "age").withLink(link);
      Estimable<HazardFit> answer = PooledLogistic.fit(cells, options);
      said.reason(answer.missing());
      answer.value().ifPresent(fit -> say(fit, link, said));
    }
    return said;
  }

  private static void say(HazardFit fit, Link link, Said said) {
    // The variance by person is left out: two halves of a person are two people to it.
    for (Variance variance : List.of(Variance.MODEL, Variance.CR0, Variance.CR1)) {
      for (String name : fit.coefficients().names()) {
        String called = name + "." + link + "." + variance;
        said.estimate(called, fit.coefficients().of(name, variance));
      }
    }
    said.number("logLikelihood." + link, fit.logLikelihood());
  }

  @Override
  protected List<HazardCell> expanded(HazardCell cell) {
    return Collections.nCopies((int) cell.frequency().people(), cell.withFrequency(1));
  }

  @Override
  protected Optional<HazardCell> relabelled(HazardCell cell, LongUnaryOperator label) {
    return Optional.of(cell.withCluster(label.applyAsLong(cell.cluster())));
  }

  @Override
  protected Optional<HazardCell> swapped(HazardCell cell) {
    double[] x = cell.covariates();
    return Optional.of(
        HazardCell.of(cell.last(), cell.ending(), 1 - x[0], x[1])
            .withFirst(cell.first())
            .withFrequency(cell.frequency().people())
            .withWeight(cell.weight().value())
            .withCluster(cell.cluster()));
  }

  @Override
  protected double whenSwapped(String name, double value) {
    return name.startsWith("arm.") && name.endsWith(".value") ? -value : value;
  }

  @Override
  protected Optional<HazardCell> halved(HazardCell cell) {
    return Optional.of(cell.withWeight(cell.weight().value() / 2));
  }

  @Override
  protected List<List<HazardCell>> tooLittle() {
    HazardCell left = HazardCell.of(3, Ending.EVENT, 0, 1).withFrequency(5);
    HazardCell other = HazardCell.of(3, Ending.CENSORED, 1, 0).withFrequency(5).withCluster(1);
    return List.of(
        List.of(),
        List.of(left.withFrequency(0)),
        List.of(left.withWeight(0)),
        List.of(left),
        List.of(other, other.withCluster(2)),
        List.of(left, other),
        List.of(left, HazardCell.of(5, Ending.EVENT, 0, 1)));
  }
}
