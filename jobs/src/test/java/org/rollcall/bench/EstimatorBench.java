package org.rollcall.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.Variance;
import org.rollcall.stats.survival.Coefficients;
import org.rollcall.stats.survival.CoxCell;
import org.rollcall.stats.survival.CoxOptions;
import org.rollcall.stats.survival.CoxRegression;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.HazardCell;
import org.rollcall.stats.survival.HazardOptions;
import org.rollcall.stats.survival.PooledLogistic;
import org.rollcall.stats.survival.Ties;
import org.rollcall.stats.weighting.Aipw;
import org.rollcall.stats.weighting.OutcomeCell;
import org.rollcall.stats.weighting.OutcomeModel;
import org.rollcall.stats.weighting.PropensityCell;
import org.rollcall.stats.weighting.RetentionCell;
import org.rollcall.stats.weighting.WeightScheme;
import org.rollcall.stats.weighting.WeightedRetention;
import org.rollcall.stats.weighting.WeightingOptions;
import org.rollcall.stats.weighting.WeightingOptions.Precision;

/**
 * How long estimates take on a million invented people, compressed to counts.
 *
 * <p>Usage: {@code EstimatorBench FOLDER [PEOPLE]}. Writes the people one by one to
 * FOLDER/people.csv for {@code bench/estimators.R}, which does the same in R.
 */
public final class EstimatorBench {

  private static final int GROUPS = 2000;
  private static final int WEEKS = 60;
  private static final int WEEK = 12;
  private static final String[] COLUMNS = {
    "online", "rural", "age2", "age3", "age4", "route2", "route3", "issue2", "issue3", "issue4"
  };

  /** A person: the columns, the week of the end, whether of leaving, and the group. */
  private record Person(int pattern, int week, boolean left, int group) {}

  private final List<Person> people = new ArrayList<>();
  private final Map<Person, Integer> counts = new HashMap<>();

  private EstimatorBench(int size) {
    SplittableRandom random = new SplittableRandom(20240229);
    double[] mood = new double[GROUPS];
    int[] ofGroup = new int[GROUPS];
    for (int g = 0; g < GROUPS; g++) {
      mood[g] = 0.4 * random.nextGaussian();
      // A group has its modality, its place, and mostly one issue.
      ofGroup[g] = random.nextInt(2) + 2 * (random.nextInt(3) / 2) + 48 * random.nextInt(4);
    }
    for (int i = 0; i < size; i++) {
      int g = random.nextInt(GROUPS);
      int age = Math.min(3, random.nextInt(12) / 3);
      age = random.nextInt(3) > 0 ? 1 : age;
      int route = random.nextInt(10) < 8 ? 0 : 1 + random.nextInt(2);
      int pattern = ofGroup[g] + 4 * age + 16 * route;
      people.add(live(random, pattern, mood[g], g));
    }
    people.forEach(person -> counts.merge(person, 1, Integer::sum));
  }

  private static Person live(SplittableRandom random, int pattern, double mood, int group) {
    double[] x = columns(pattern);
    double eta = mood + 0.2 * x[0] - 0.1 * x[1] + 0.1 * x[2] - 0.2 * x[4] + 0.3 * x[6] - 0.1 * x[9];
    // Half are followed for all weeks; the others started later, at one of three openings.
    int followed = random.nextBoolean() ? WEEKS : 13 * (1 + random.nextInt(3));
    for (int week = 1; week <= followed; week++) {
      double hazard = (week < 6 ? 0.13 : 0.02) * Math.exp(eta);
      if (random.nextDouble() < hazard) {
        return new Person(pattern, week, true, group);
      }
    }
    return new Person(pattern, followed, false, group);
  }

  private static double[] columns(int pattern) {
    double[] x = new double[COLUMNS.length];
    x[0] = pattern % 2;
    x[1] = pattern / 2 % 2;
    dummy(x, 2, pattern / 4 % 4);
    dummy(x, 5, pattern / 16 % 3);
    dummy(x, 7, pattern / 48);
    return x;
  }

  private static void dummy(double[] x, int first, int level) {
    if (level > 0) {
      x[first + level - 1] = 1;
    }
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    EstimatorBench bench =
        new EstimatorBench(args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000);
    bench.write(Files.createDirectories(folder).resolve("people.csv"));
    System.out.printf("%d people in %d cells%n", bench.people.size(), bench.counts.size());
    cox(bench);
    pooled(bench);
    overlap(bench);
  }

  private void write(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(String.join(",", COLUMNS) + ",week,left,group\n");
      for (Person person : people) {
        for (double x : columns(person.pattern)) {
          out.write((int) x + ",");
        }
        out.write(person.week + "," + (person.left ? 1 : 0) + "," + person.group + "\n");
      }
    }
  }

  static void cox(EstimatorBench bench) {
    List<CoxCell> cells = new ArrayList<>();
    bench.counts.forEach(
        (person, people) ->
            cells.add(
                CoxCell.of(person.week, ending(person), columns(person.pattern))
                    .withFrequency(people)
                    .withCluster(person.group)));
    for (Ties ties : Ties.values()) {
      CoxOptions options = CoxOptions.of(COLUMNS).withTies(ties);
      Stopwatch.time(
          "Cox " + ties.name().toLowerCase(Locale.ROOT),
          () -> online(CoxRegression.fit(cells, options).value().get().coefficients()));
    }
  }

  static void pooled(EstimatorBench bench) {
    List<HazardCell> cells = new ArrayList<>();
    bench.counts.forEach(
        (person, people) ->
            cells.add(
                HazardCell.of(person.week, ending(person), columns(person.pattern))
                    .withFrequency(people)
                    .withCluster(person.group)));
    HazardOptions options = HazardOptions.of(COLUMNS);
    Stopwatch.time(
        "Pooled logistic",
        () -> online(PooledLogistic.fit(cells, options).value().get().coefficients()));
  }

  private static Estimate online(Coefficients found) {
    return found.of(COLUMNS[0], Variance.CR0);
  }

  private static Ending ending(Person person) {
    return person.left ? Ending.EVENT : Ending.CENSORED;
  }

  static void overlap(EstimatorBench bench) {
    List<RetentionCell> cells = new ArrayList<>();
    bench.counts.forEach((person, people) -> cells.add(retained(person, people)));
    WeightingOptions options = WeightingOptions.of(2, List.of(COLUMNS).subList(1, COLUMNS.length));
    for (Precision precision : List.of(Precision.STACKED, Precision.JACKKNIFE)) {
      Stopwatch.time(
          "Overlap-weighted, " + precision.name().toLowerCase(Locale.ROOT),
          () ->
              WeightedRetention.of(cells, WEEKS, options.withPrecision(precision))
                  .estimate(found -> found.difference(1, 0, WEEK)));
    }
    List<OutcomeCell> stayed =
        cells.stream()
            .map(cell -> new OutcomeCell(cell.people(), cell.week() > WEEK ? 1 : 0))
            .toList();
    Stopwatch.time(
        "Doubly robust",
        () ->
            Aipw.of(stayed, OutcomeModel.LOGISTIC, options.withScheme(WeightScheme.ATE))
                .estimate(found -> found.difference(1, 0)));
  }

  private static RetentionCell retained(Person person, int people) {
    double[] x = columns(person.pattern);
    PropensityCell who =
        PropensityCell.of((int) x[0], Arrays.copyOfRange(x, 1, x.length))
            .withCluster(person.group)
            .withFrequency(Frequency.of(people));
    return new RetentionCell(who, person.week, ending(person));
  }
}
