package org.rollcall.compare;

import static org.rollcall.compare.PropensityWeightedDifference.ARMS;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.BaselineCell;
import org.rollcall.outcome.Covariate;
import org.rollcall.outcome.Pair;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.weighting.Balance;
import org.rollcall.stats.weighting.DifferenceScale;
import org.rollcall.stats.weighting.PropensityCell;
import org.rollcall.stats.weighting.PropensityWeights;
import org.rollcall.stats.weighting.WeightScheme;
import org.rollcall.stats.weighting.WeightingOptions;
import org.rollcall.study.Arm;

/** What shows whether a difference of weighted people may be trusted. */
final class WeightChecks {

  /** With less, those whose reach is known may be of a kind. */
  private static final double MIN_KNOWN = 0.8;

  /** OHDSI CohortMethod's limit: with less, the arms are of people who are not compared. */
  private static final double MIN_EQUIPOISE = 0.2;

  /** With less, people of one mode's programs are held against those of others. */
  private static final double MIN_SHARED = 0.95;

  private static final double MAX_IMBALANCE = 0.1;

  /** With more, what is not known stands for having left, and not for a kind of people. */
  private static final double MAX_UNKNOWN_BY_OUTCOME = 0.1;

  /** With more, balance of products is not looked at. */
  private static final long MOST_PRODUCTS = 20_000_000;

  private final String id;
  private final Pair pair;

  WeightChecks(Compared compared, Pair pair) {
    this.id = compared.analysisId(pair);
    this.pair = pair;
  }

  /** Of how many it is known what they could choose, and how many could. */
  List<Diagnostic> reach(List<BaselineCell> cells) {
    List<Diagnostic> checks = new ArrayList<>();
    for (Arm arm : pair.arms()) {
      Checks.On on = new Checks.On(id, Optional.of(arm));
      Map<Integer, Long> people = new HashMap<>();
      cells.stream()
          .filter(cell -> cell.arm() == arm)
          .forEach(
              cell ->
                  people.merge(PropensityWeightedDifference.reach(cell), cell.people(), Long::sum));
      long all = people.values().stream().mapToLong(n -> n).sum();
      long unknown = people.getOrDefault(Covariate.UNKNOWN, 0L);
      long yes = people.getOrDefault(Covariate.BOTH_IN_REACH.at("true"), 0L);
      checks.add(
          on.atLeast(
              MIN_KNOWN,
              "reach_known",
              Checks.share(all - unknown, all),
              Consequence.withholds(ReasonCode.REACH_NOT_KNOWN)));
      checks.add(on.shown("both_in_reach", Checks.share(yes, all)));
      checks.add(
          on.atMost(
              MAX_UNKNOWN_BY_OUTCOME,
              "unknown_by_outcome",
              unknownByOutcome(cells.stream().filter(cell -> cell.arm() == arm).toList()),
              Consequence.withholds(ReasonCode.UNKNOWN_BY_OUTCOME)));
    }
    return checks;
  }

  /**
   * By how much the share of whom something is not known differs at most between those who have the
   * outcome and those who do not.
   */
  private static OptionalDouble unknownByOutcome(List<BaselineCell> cells) {
    int yes = Covariate.BOTH_IN_REACH.at("true");
    List<BaselineCell> inReach =
        cells.stream().filter(cell -> PropensityWeightedDifference.reach(cell) == yes).toList();
    return Stream.of(Covariate.values())
        .map(
            covariate ->
                unknownByOutcome(covariate, covariate == Covariate.BOTH_IN_REACH ? cells : inReach))
        .flatMapToDouble(OptionalDouble::stream)
        .max();
  }

  private static OptionalDouble unknownByOutcome(Covariate covariate, List<BaselineCell> cells) {
    long with = 0;
    long all = 0;
    long unknownWith = 0;
    long unknown = 0;
    for (BaselineCell cell : cells) {
      boolean isUnknown = Baseline.level(cell.baseline(), covariate) == Covariate.UNKNOWN;
      all += cell.people();
      with += cell.withOutcome();
      unknown += isUnknown ? cell.people() : 0;
      unknownWith += isUnknown ? cell.withOutcome() : 0;
    }
    return with == 0 || with == all
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.abs(
                unknownWith / (double) with - (unknown - unknownWith) / (double) (all - with)));
  }

  /** Whether the people of the arms can be compared, and how alike the weights make them. */
  List<Diagnostic> weights(
      List<BaselineCell> cells, Characteristics characteristics, WeightingOptions options) {
    List<PropensityCell> people = patterns(cells, characteristics);
    Optional<PropensityWeights> weights =
        characteristics.names().isEmpty()
            ? Optional.empty()
            : PropensityWeights.of(people, options).value();
    List<Diagnostic> checks = new ArrayList<>();
    for (Arm arm : pair.arms()) {
      checks.add(
          new Checks.On(id, Optional.of(arm))
              .shown(
                  "effective_people",
                  number(weights.map(w -> w.spread(ARMS.indexOf(arm)).effective()))));
    }
    Checks.On all = new Checks.On(id, Optional.empty());
    checks.add(
        all.atLeast(
            MIN_SHARED,
            "programs_shared",
            programsShared(cells),
            Consequence.forbidsVerdict(ReasonCode.PROGRAMS_NOT_SHARED)));
    checks.add(all.shown("levels_joined", OptionalDouble.of(characteristics.joined())));
    checks.add(
        all.atLeast(
            MIN_EQUIPOISE,
            "equipoise",
            number(weights.map(w -> w.overlap().equipoise(0, 1))),
            Consequence.withholds(ReasonCode.PEOPLE_TOO_UNLIKE)));
    checks.add(
        all.atMost(
            MAX_IMBALANCE,
            "largest_imbalance",
            number(
                weights
                    .map(w -> largest(w.balance(), agreeing(characteristics, options)))
                    .filter(found -> !found.isNaN())),
            Consequence.forbidsVerdict(ReasonCode.STILL_UNLIKE)));
    return checks;
  }

  /** The share of people in whose program enough people of either arm started to be compared. */
  private static OptionalDouble programsShared(List<BaselineCell> cells) {
    Map<Integer, long[]> people = new HashMap<>();
    for (BaselineCell cell : cells) {
      people
              .computeIfAbsent(Baseline.program(cell.baseline()), program -> new long[2])[
              ARMS.indexOf(cell.arm())] +=
          cell.people();
    }
    long all = people.values().stream().mapToLong(n -> n[0] + n[1]).sum();
    long shared =
        people.values().stream()
            .filter(n -> Math.min(n[0], n[1]) >= Characteristics.FEWEST)
            .mapToLong(n -> n[0] + n[1])
            .sum();
    return Checks.share(shared, all);
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /** People alike whatever their home group, with the products that the model does not see. */
  private static List<PropensityCell> patterns(
      List<BaselineCell> cells, Characteristics characteristics) {
    Map<Arm, Map<Long, Long>> people = new EnumMap<>(Arm.class);
    for (BaselineCell cell : cells) {
      people
          .computeIfAbsent(cell.arm(), arm -> new LinkedHashMap<>())
          .merge(cell.baseline(), cell.people(), Long::sum);
    }
    long alike = people.values().stream().mapToLong(Map::size).sum();
    int columns = characteristics.names().size();
    boolean areFew = alike * columns * columns / 2 <= MOST_PRODUCTS;
    List<PropensityCell> patterns = new ArrayList<>();
    people.forEach(
        (arm, byBaseline) ->
            byBaseline.forEach(
                (baseline, n) -> {
                  double[] values = characteristics.of(baseline);
                  PropensityCell one =
                      PropensityCell.of(ARMS.indexOf(arm), values).withFrequency(new Frequency(n));
                  patterns.add(areFew ? one.withDescribed(characteristics.products(values)) : one);
                }));
    return patterns;
  }

  /** Overlap weights make the model's own columns agree by construction; others do not. */
  private static int agreeing(Characteristics characteristics, WeightingOptions options) {
    return options.scheme() == WeightScheme.OVERLAP ? characteristics.names().size() : 0;
  }

  private static double largest(Balance balance, int agreeing) {
    double largest = Double.NaN;
    for (int column = agreeing; column < balance.columns(); column++) {
      OptionalDouble difference =
          balance.difference(Balance.Stage.AFTER, DifferenceScale.POOLED, column, 0, 1);
      if (difference.isPresent()) {
        double size = Math.abs(difference.getAsDouble());
        largest = Double.isNaN(largest) ? size : Math.max(largest, size);
      }
    }
    return largest;
  }
}
