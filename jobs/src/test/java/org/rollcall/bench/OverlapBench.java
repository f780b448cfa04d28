package org.rollcall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.survival.Ending;
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
 * How long overlap-weighted retention takes on many people, compressed to counts.
 *
 * <p>Usage: {@code OverlapBench FOLDER}. Reads FOLDER/people.csv, one person in a line: the arm as
 * 0 or 1, covariates, then the last three columns, week, whether left, and group.
 */
public final class OverlapBench {

  private static final int ROUNDS = 5;
  private static final int WEEK = 12;

  private OverlapBench() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]).resolve("people.csv");
    Map<String, Integer> counts = new HashMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines.skip(1).forEach(line -> counts.merge(line, 1, Integer::sum));
    }
    List<RetentionCell> cells = new ArrayList<>();
    counts.forEach((line, people) -> cells.add(cell(line, people)));
    System.out.printf("%d cells%n", cells.size());
    overlap(cells);
  }

  /** Times the stacked variance, the jackknife, and the doubly robust second opinion. */
  static void overlap(List<RetentionCell> cells) {
    int covariates = cells.get(0).people().covariates().length;
    int weeks = cells.stream().mapToInt(RetentionCell::week).max().orElseThrow();
    List<String> names = new ArrayList<>();
    for (int k = 0; k < covariates; k++) {
      names.add("x" + k);
    }
    WeightingOptions options = WeightingOptions.of(2, names);
    for (Precision precision : List.of(Precision.STACKED, Precision.JACKKNIFE)) {
      time(
          "Overlap " + precision,
          () ->
              WeightedRetention.of(cells, weeks, options.withPrecision(precision))
                  .estimate(found -> found.difference(1, 0, WEEK)));
    }
    List<OutcomeCell> stayed =
        cells.stream()
            .map(cell -> new OutcomeCell(cell.people(), cell.week() > WEEK ? 1 : 0))
            .toList();
    time(
        "Doubly robust",
        () ->
            Aipw.of(stayed, OutcomeModel.LOGISTIC, options.withScheme(WeightScheme.ATE))
                .estimate(found -> found.difference(1, 0)));
  }

  private static RetentionCell cell(String line, int people) {
    String[] fields = line.split(",");
    int last = fields.length - 1;
    double[] x = Arrays.stream(fields, 1, last - 2).mapToDouble(Double::parseDouble).toArray();
    PropensityCell who =
        PropensityCell.of(Integer.parseInt(fields[0]), x)
            .withCluster(Long.parseLong(fields[last]))
            .withFrequency(Frequency.of(people));
    Ending ending = fields[last - 1].equals("1") ? Ending.EVENT : Ending.CENSORED;
    return new RetentionCell(who, Integer.parseInt(fields[last - 2]), ending);
  }

  /** Prints the first time, the median of those that follow, and what was found. */
  private static void time(String what, Supplier<Estimate> of) {
    double[] seconds = new double[ROUNDS];
    double first = 0;
    Estimate found = null;
    for (int round = -1; round < ROUNDS; round++) {
      long start = System.nanoTime();
      found = of.get();
      double taken = (System.nanoTime() - start) / 1e9;
      if (round < 0) {
        first = taken;
      } else {
        seconds[round] = taken;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(
        "%-26s first %6.2f s, then %6.2f s   %s%n", what, first, seconds[ROUNDS / 2], found);
  }
}
