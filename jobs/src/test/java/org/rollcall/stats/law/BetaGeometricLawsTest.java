package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.latent.BetaGeometricBetaBernoulli;
import org.rollcall.stats.latent.BetaGeometricFit;
import org.rollcall.stats.latent.VisitCell;

class BetaGeometricLawsTest extends EstimatorContract<VisitCell> {

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(BetaGeometricBetaBernoulli.class, BetaGeometricFit.class);
  }

  @Override
  protected List<VisitCell> cells(Random random) {
    List<VisitCell> cells = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double visit = 0.2 + 0.7 * random.nextDouble();
      double leave = 0.4 * random.nextDouble() * random.nextDouble();
      int attendances = 0;
      int last = 0;
      int offered = random.nextBoolean() ? 10 : 14;
      for (int k = 1; k <= offered && random.nextDouble() >= leave; k++) {
        if (random.nextDouble() < visit) {
          attendances++;
          last = k;
        }
      }
      cells.add(
          VisitCell.of(attendances, last, offered)
              .withFrequency(1 + random.nextInt(4))
              .withCluster(random.nextInt(12)));
    }
    return cells;
  }

  @Override
  protected Said said(List<VisitCell> cells) {
    Estimable<BetaGeometricFit> answer = BetaGeometricBetaBernoulli.fit(cells);
    Said said = new Said().reason(answer.missing());
    answer
        .value()
        .ifPresent(
            fit -> {
              said.estimate("there", ClusterJackknife.of(fit.survivalSample(8)));
              said.estimate("visit", ClusterJackknife.of(fit.meanVisitSample()));
              said.number("logLikelihood", fit.logLikelihood());
              fit.histogram().forEach(bar -> said.number("bar." + bar.attendances(), bar.fitted()));
            });
    return said;
  }

  @Override
  protected List<VisitCell> expanded(VisitCell cell) {
    return Collections.nCopies((int) cell.frequency().people(), cell.withFrequency(1));
  }

  @Override
  protected Optional<VisitCell> relabelled(VisitCell cell, LongUnaryOperator label) {
    return Optional.of(cell.withCluster(label.applyAsLong(cell.cluster())));
  }

  @Override
  protected List<List<VisitCell>> tooLittle() {
    VisitCell never = VisitCell.of(0, 0, 6).withFrequency(5);
    VisitCell always = VisitCell.of(6, 6, 6).withFrequency(5);
    return List.of(
        List.of(),
        List.of(never.withFrequency(0)),
        List.of(VisitCell.of(0, 0, 0)),
        List.of(never),
        List.of(always),
        List.of(VisitCell.of(0, 0, 1), VisitCell.of(1, 1, 1)),
        List.of(never, always));
  }
}
