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
import org.rollcall.stats.survival.Coefficients;
import org.rollcall.stats.survival.CoxCell;
import org.rollcall.stats.survival.CoxFit;
import org.rollcall.stats.survival.CoxOptions;
import org.rollcall.stats.survival.CoxRegression;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.Ties;
import org.rollcall.stats.survival.TimeScale;

/** With Efron's ties, whose weights are not halves of people. */
class CoxLawsTest extends EstimatorContract<CoxCell> {

  Ties ties() {
    return Ties.EFRON;
  }

  List<Variance> variances() {
    return List.copyOf(Coefficients.VARIANCES);
  }

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(CoxRegression.class, CoxFit.class, Coefficients.class);
  }

  @Override
  protected List<CoxCell> cells(Random random) {
    List<CoxCell> cells = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double entry = random.nextInt(3) == 0 ? random.nextInt(3) : Double.NEGATIVE_INFINITY;
      Ending ending = random.nextInt(3) == 0 ? Ending.CENSORED : Ending.EVENT;
      int arm = random.nextInt(2);
      double age = random.nextInt(4) + 0.1;
      cells.add(
          CoxCell.of(3 + random.nextInt(8), ending, arm, age)
              .withEntry(entry)
              .withStratum(random.nextInt(2))
              .withFrequency(1 + random.nextInt(6))
              .withWeight(0.5 + random.nextInt(4) / 3.0)
              .withCluster(random.nextInt(9)));
    }
    return cells;
  }

  @Override
  protected Said said(List<CoxCell> cells) {
    CoxOptions options = CoxOptions.of("arm", "age").withTies(ties());
    Estimable<CoxFit> answer = CoxRegression.fit(cells, options);
    Said said = new Said().reason(answer.missing());
    answer.value().ifPresent(fit -> say(fit, said));
    return said;
  }

  private void say(CoxFit fit, Said said) {
    for (Variance variance : variances()) {
      for (String name : fit.coefficients().names()) {
        said.estimate(name + "." + variance, fit.coefficients().of(name, variance));
      }
    }
    said.number("logLikelihood", fit.logLikelihood());
    said.number("nullLogLikelihood", fit.nullLogLikelihood());
    said.number("score", fit.score().statistic());
    said.reason(fit.robustScore().missing());
    fit.robustScore().value().ifPresent(test -> said.number("robust", test.statistic()));
    for (TimeScale scale : TimeScale.values()) {
      fit.proportionality(scale)
          .value()
          .ifPresent(
              found -> {
                said.number("global." + scale, found.global().statistic());
                found
                    .byCovariate()
                    .forEach(
                        (name, test) -> said.number(name + "-test." + scale, test.statistic()));
              });
    }
  }

  @Override
  protected List<CoxCell> expanded(CoxCell cell) {
    return Collections.nCopies((int) cell.frequency().people(), cell.withFrequency(1));
  }

  @Override
  protected Optional<CoxCell> relabelled(CoxCell cell, LongUnaryOperator label) {
    return Optional.of(cell.withCluster(label.applyAsLong(cell.cluster())));
  }

  @Override
  protected Optional<CoxCell> swapped(CoxCell cell) {
    double[] x = cell.covariates();
    return Optional.of(with(cell, cell.entry(), cell.exit(), 1 - x[0], x[1]));
  }

  @Override
  protected double whenSwapped(String name, double value) {
    return name.startsWith("arm.") && name.endsWith(".value") ? -value : value;
  }

  @Override
  protected Optional<CoxCell> rescaled(CoxCell cell, double factor) {
    double[] x = cell.covariates();
    return Optional.of(with(cell, cell.entry() * factor, cell.exit() * factor, x));
  }

  private static CoxCell with(CoxCell cell, double entry, double exit, double... x) {
    return CoxCell.of(exit, cell.ending(), x)
        .withEntry(entry)
        .withStratum(cell.stratum())
        .withFrequency(cell.frequency().people())
        .withWeight(cell.weight().value())
        .withCluster(cell.cluster());
  }

  @Override
  protected List<List<CoxCell>> tooLittle() {
    CoxCell left = CoxCell.of(3, Ending.EVENT, 0, 1).withFrequency(5);
    CoxCell other = CoxCell.of(4, Ending.EVENT, 1, 0).withFrequency(5).withCluster(1);
    CoxCell stayed = CoxCell.of(9, Ending.CENSORED, 1, 2).withFrequency(5).withCluster(1);
    return List.of(
        List.of(),
        List.of(left.withFrequency(0)),
        List.of(left.withWeight(0)),
        List.of(stayed, stayed.withCluster(2)),
        List.of(left, stayed),
        List.of(left, other),
        List.of(left),
        List.of(left, CoxCell.of(5, Ending.EVENT, 0, 1)),
        List.of(left.withStratum(1), other));
  }
}
