package org.rollcall.stats.law;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.weighting.Balance;
import org.rollcall.stats.weighting.Balance.Stage;
import org.rollcall.stats.weighting.DifferenceScale;
import org.rollcall.stats.weighting.Overlap;
import org.rollcall.stats.weighting.PropensityCell;
import org.rollcall.stats.weighting.PropensityModel;
import org.rollcall.stats.weighting.PropensityWeights;
import org.rollcall.stats.weighting.WeightScheme;
import org.rollcall.stats.weighting.WeightingOptions;

/** Laws of the propensity, of weights by it and of their diagnostics. */
class PropensityWeightsLawsTest extends EstimatorContract<PropensityCell> {

  private static final WeightingOptions OPTIONS = WeightingOptions.of(2, List.of("x1", "x2"));

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(PropensityModel.class, PropensityWeights.class, Balance.class, Overlap.class);
  }

  @Override
  protected List<PropensityCell> cells(Random random) {
    return MadePeople.of(random, 2);
  }

  @Override
  protected Said said(List<PropensityCell> cells) {
    Said said = new Said();
    Estimable<PropensityModel> model = PropensityModel.fit(cells, OPTIONS);
    said.reason(model.missing());
    model.value().ifPresent(m -> said.number("slope.value", m.coefficients()[0][1]));
    for (WeightScheme scheme : List.of(WeightScheme.ATE, WeightScheme.OVERLAP)) {
      Estimable<PropensityWeights> weights =
          PropensityWeights.of(cells, OPTIONS.withScheme(scheme).withTruncation(0.1));
      said.reason(weights.missing());
      weights.value().ifPresent(found -> add(said, scheme.toString(), found));
    }
    return said;
  }

  private static void add(Said said, String name, PropensityWeights found) {
    said.number(name + " sum", found.spread().sum());
    said.number(name + " effective", found.spread().effective());
    said.number(name + " quantile", found.quantile(0.3));
    for (int arm = 0; arm < 2; arm++) {
      said.number(name + " effective arm" + arm, found.spread(arm).effective());
      said.number(name + " bin arm" + arm, found.overlap().bins(arm, 10)[arm][4]);
    }
    said.number(name + " equipoise", found.overlap().equipoise(1, 0));
    Balance balance = found.balance();
    for (int k = 0; k < balance.columns(); k++) {
      for (Stage stage : Stage.values()) {
        String column = name + " " + stage + " " + k;
        said.number(column + ".value", balance.difference(stage, DifferenceScale.POOLED, k, 1, 0));
        said.number(column + " variance arm0", balance.variance(stage, k, 0));
        said.number(column + " variance arm1", balance.variance(stage, k, 1));
      }
      said.number(name + " general " + k, balance.generalizability(k));
    }
  }

  @Override
  protected String nameWhenSwapped(String name) {
    return name.endsWith("arm0") ? name.replace("arm0", "arm1") : name.replace("arm1", "arm0");
  }

  @Override
  protected List<PropensityCell> expanded(PropensityCell cell) {
    return Collections.nCopies((int) cell.frequency().people(), cell.withFrequency(Frequency.ONE));
  }

  @Override
  protected Optional<PropensityCell> relabelled(PropensityCell cell, LongUnaryOperator label) {
    return Optional.of(cell.withCluster(label.applyAsLong(cell.cluster())));
  }

  @Override
  protected Optional<PropensityCell> swapped(PropensityCell cell) {
    return Optional.of(cell.withArm(1 - cell.arm()));
  }

  @Override
  protected List<List<PropensityCell>> tooLittle() {
    List<PropensityCell> enough = cells(new Random(3));
    return List.of(
        List.of(),
        enough.stream().filter(cell -> cell.arm() == 1).toList(),
        enough.stream().map(MadePeople::separated).toList());
  }
}
