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
import org.rollcall.stats.weighting.Aipw;
import org.rollcall.stats.weighting.OutcomeCell;
import org.rollcall.stats.weighting.OutcomeModel;
import org.rollcall.stats.weighting.PropensityCell;
import org.rollcall.stats.weighting.WeightScheme;
import org.rollcall.stats.weighting.WeightedDifference;
import org.rollcall.stats.weighting.WeightingOptions;
import org.rollcall.stats.weighting.WeightingOptions.Precision;

/** Laws of weighted differences and of the doubly robust ones; three arms, the outer two swap. */
class WeightedDifferenceLawsTest extends EstimatorContract<OutcomeCell> {

  private static final WeightingOptions OPTIONS = WeightingOptions.of(3, List.of("x1", "x2"));

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(WeightedDifference.class, Aipw.class);
  }

  @Override
  protected List<OutcomeCell> cells(Random random) {
    List<OutcomeCell> cells = new ArrayList<>();
    for (PropensityCell people : MadePeople.of(random, 3)) {
      double[] x = people.covariates();
      double chance = 0.3 + 0.1 * people.arm() + 0.1 * x[1] + 0.01 * (people.cluster() % 5);
      cells.add(new OutcomeCell(people, random.nextDouble() < chance ? 1 : 0));
    }
    return cells;
  }

  @Override
  protected Said said(List<OutcomeCell> cells) {
    Said said = new Said();
    for (WeightScheme scheme : List.of(WeightScheme.NONE, WeightScheme.ATE, WeightScheme.OVERLAP)) {
      for (Precision precision : Precision.values()) {
        add(said, cells, OPTIONS.withScheme(scheme).withPrecision(precision));
      }
    }
    add(said, cells, OPTIONS.withScheme(WeightScheme.ATT).withTarget(1));
    for (OutcomeModel model : OutcomeModel.values()) {
      Estimable<Aipw> robust = Aipw.of(cells, model, OPTIONS.withScheme(WeightScheme.ATE));
      said.estimate("aipw " + model, robust.estimate(a -> a.difference(2, 0)));
    }
    return said;
  }

  private static void add(Said said, List<OutcomeCell> cells, WeightingOptions options) {
    Estimable<WeightedDifference> found = WeightedDifference.of(cells, options);
    String name = options.scheme() + " " + options.precision();
    said.estimate(name + " difference", found.estimate(w -> w.difference(2, 0)));
    said.estimate(name + " ratio", found.estimate(w -> w.logRatio(2, 0)));
    said.estimate(name + " odds", found.estimate(w -> w.logOddsRatio(2, 0)));
    // The middle arm stays where it is when the outer ones swap.
    said.estimate(name + " middle", found.estimate(w -> w.mean(1)));
  }

  @Override
  protected double whenSwapped(String name, double value) {
    return name.endsWith("middle.value") ? value : super.whenSwapped(name, value);
  }

  @Override
  protected List<OutcomeCell> expanded(OutcomeCell cell) {
    OutcomeCell one = new OutcomeCell(cell.people().withFrequency(Frequency.ONE), cell.outcome());
    return Collections.nCopies((int) cell.people().frequency().people(), one);
  }

  @Override
  protected Optional<OutcomeCell> relabelled(OutcomeCell cell, LongUnaryOperator label) {
    long other = label.applyAsLong(cell.people().cluster());
    return Optional.of(new OutcomeCell(cell.people().withCluster(other), cell.outcome()));
  }

  @Override
  protected Optional<OutcomeCell> swapped(OutcomeCell cell) {
    return Optional.of(
        new OutcomeCell(cell.people().withArm(2 - cell.people().arm()), cell.outcome()));
  }

  @Override
  protected Optional<OutcomeCell> halved(OutcomeCell cell) {
    SamplingWeight half = SamplingWeight.of(cell.people().weight().value() / 2);
    return Optional.of(new OutcomeCell(cell.people().withWeight(half), cell.outcome()));
  }

  @Override
  protected List<List<OutcomeCell>> tooLittle() {
    List<OutcomeCell> enough = cells(new Random(3));
    return List.of(
        List.of(),
        enough.stream().filter(cell -> cell.people().arm() != 1).toList(),
        enough.stream()
            .map(cell -> new OutcomeCell(cell.people().withCluster(1), cell.outcome()))
            .toList(),
        enough.stream().map(cell -> new OutcomeCell(cell.people(), 1)).toList(),
        enough.stream()
            .map(cell -> new OutcomeCell(MadePeople.separated(cell.people()), cell.outcome()))
            .toList());
  }
}
