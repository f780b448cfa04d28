package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.rollcall.stats.Estimable;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.Variance;
import org.rollcall.stats.regression.FitOptions;
import org.rollcall.stats.regression.LinearRegression;
import org.rollcall.stats.regression.LogisticOptions;
import org.rollcall.stats.regression.LogisticRegression;
import org.rollcall.stats.regression.MultinomialFit;
import org.rollcall.stats.regression.MultinomialRegression;
import org.rollcall.stats.regression.NegativeBinomialFit;
import org.rollcall.stats.regression.NegativeBinomialRegression;
import org.rollcall.stats.regression.PoissonRegression;
import org.rollcall.stats.regression.RegressionCell;
import org.rollcall.stats.regression.RegressionFit;

/**
 * All regressions of one data set: an overdispersed count, whether it is positive, and whether it
 * is none, one or more. Precision is by cluster, so that half a weight for twice the people is the
 * same; see {@link RegressionOfPeopleLawsTest} for the other variances.
 */
class RegressionLawsTest extends EstimatorContract<RegressionCell> {

  private static final List<String> NAMES = List.of("arm", "age", "rural");

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(
        LinearRegression.class,
        LogisticRegression.class,
        PoissonRegression.class,
        NegativeBinomialRegression.class,
        MultinomialRegression.class,
        RegressionFit.class);
  }

  @Override
  protected List<RegressionCell> cells(Random random) {
    List<RegressionCell> cells = new ArrayList<>();
    for (int g = 0; g < 12; g++) {
      double group = Math.exp(0.5 * random.nextGaussian());
      for (int i = 0; i < 14; i++) {
        double arm = (g + i) % 2;
        double count = Math.floor(-group * (1 + 0.5 * arm) * Math.log(random.nextDouble()));
        cells.add(
            RegressionCell.of(count, arm, random.nextInt(4), random.nextInt(2))
                .withOffset(random.nextInt(2) * 0.25)
                .withCluster(g)
                .withSecondCluster((g + random.nextInt(3)) % 5)
                .withFrequency(Frequency.of(1 + random.nextInt(3)))
                .withWeight(SamplingWeight.of(0.5 + random.nextInt(3))));
      }
    }
    return cells;
  }

  @Override
  protected Said said(List<RegressionCell> cells) {
    Said said = new Said();
    FitOptions options = FitOptions.defaults();
    add(said, "linear", LinearRegression.fit(NAMES, cells));
    add(said, "poisson", PoissonRegression.fit(NAMES, cells, options));
    add(
        said,
        "logistic",
        LogisticRegression.fit(
            NAMES, with(cells, c -> Math.min(c.outcome(), 1)), LogisticOptions.defaults()));
    Estimable<NegativeBinomialFit> counts = NegativeBinomialRegression.fit(NAMES, cells, options);
    counts.value().ifPresent(fit -> said.number("theta", fit.theta()));
    add(said, "negative", counts.then(fit -> Estimable.of(fit.regression())));
    Estimable<MultinomialFit> classes =
        MultinomialRegression.fit(
            NAMES,
            3,
            with(cells, c -> Math.min(c.outcome(), 2)).stream().map(c -> c.withOffset(0)).toList(),
            options);
    said.reason(classes.missing());
    classes
        .value()
        .ifPresent(
            fit -> {
              for (double[] row : fit.coefficients()) {
                said.number("classes." + said.numbers().size() + ".value", row[1]);
              }
            });
    return said;
  }

  private static List<RegressionCell> with(
      List<RegressionCell> cells, ToDoubleFunction<RegressionCell> outcome) {
    return cells.stream()
        .map(
            c ->
                new RegressionCell(
                    c.covariates(),
                    outcome.applyAsDouble(c),
                    c.offset(),
                    c.cluster(),
                    c.secondCluster(),
                    c.frequency(),
                    c.weight()))
        .toList();
  }

  private void add(Said said, String model, Estimable<RegressionFit> answer) {
    said.reason(answer.missing());
    answer.value().ifPresent(fit -> add(said, model, fit));
  }

  /** The numbers of a fit that a law can hold for. */
  protected void add(Said said, String model, RegressionFit fit) {
    for (Variance variance :
        List.of(Variance.CR0, Variance.CR1, Variance.CR2, Variance.CR3, Variance.TWO_WAY)) {
      said.estimate(model + "." + variance + ".arm", fit.estimate("arm", variance));
      fit.estimate("age", variance)
          .point()
          .ifPresent(age -> said.number(model + "." + variance + ".age", age.stdError()));
    }
    said.number(model + ".age", fit.coefficient("age"));
    said.number(model + ".deviance", fit.deviance());
    said.number(model + ".null", fit.nullDeviance());
    said.number(model + ".effective", fit.effectiveClusters("arm"));
    said.number(model + ".leverage", fit.largestClusterLeverage());
    fit.wald(List.of("age", "rural"), Variance.CR1)
        .value()
        .ifPresent(test -> said.number(model + ".wald", test.statistic()));
  }

  @Override
  protected List<RegressionCell> expanded(RegressionCell cell) {
    List<RegressionCell> people = new ArrayList<>();
    for (long one = 0; one < cell.frequency().people(); one++) {
      people.add(cell.withFrequency(Frequency.ONE));
    }
    return people;
  }

  @Override
  protected Optional<RegressionCell> relabelled(RegressionCell cell, LongUnaryOperator label) {
    return Optional.of(
        cell.withCluster(label.applyAsLong(cell.cluster()))
            .withSecondCluster(label.applyAsLong(cell.secondCluster())));
  }

  @Override
  protected Optional<RegressionCell> swapped(RegressionCell cell) {
    double[] covariates = cell.covariates();
    covariates[0] = 1 - covariates[0];
    return Optional.of(with(cell, covariates));
  }

  private static RegressionCell with(RegressionCell cell, double[] covariates) {
    return new RegressionCell(
        covariates,
        cell.outcome(),
        cell.offset(),
        cell.cluster(),
        cell.secondCluster(),
        cell.frequency(),
        cell.weight());
  }

  /** Age in another unit: its coefficients and their errors are in the inverse unit. */
  @Override
  protected Optional<RegressionCell> rescaled(RegressionCell cell, double factor) {
    double[] covariates = cell.covariates();
    covariates[1] *= factor;
    return Optional.of(with(cell, covariates));
  }

  @Override
  protected double whenRescaled(String name, double value, double factor) {
    return name.endsWith(".age") ? value / factor : value;
  }

  @Override
  protected Optional<RegressionCell> halved(RegressionCell cell) {
    return Optional.of(cell.withWeight(SamplingWeight.of(cell.weight().value() / 2)));
  }

  @Override
  protected List<List<RegressionCell>> tooLittle() {
    List<RegressionCell> enough = cells(new Random(1));
    return List.of(
        List.of(),
        enough.stream().map(c -> c.withFrequency(Frequency.of(0))).toList(),
        enough.stream().map(c -> c.withCluster(1)).toList(),
        with(enough, c -> 0),
        with(enough, c -> c.covariates()[0]),
        enough.subList(0, 1),
        enough.subList(0, 3));
  }
}
