package org.rollcall.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.rollcall.outcome.Evidence;
import org.rollcall.outcome.GroupFacts;
import org.rollcall.outcome.Pair;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterSums;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.clusters.Statistic;
import org.rollcall.study.Arm;

/**
 * Groups of several kinds in one population: how unlike the arms are mixed of them, and what the
 * difference is within kinds. Programs keep people differently, and a course ends for everybody, so
 * that of arms that hold other shares of them a difference may be of the kinds alone.
 */
final class GroupMix {

  /** With more, kinds that differ by half of a margin of 0.1 make a difference of their own. */
  private static final double MOST_APART = 0.1;

  /**
   * What groups are told apart by.
   *
   * @param apart the check of how unlike the arms are mixed
   * @param within what the difference is within kinds
   * @param mixed what follows if they are
   */
  private record By(String apart, String within, Consequence mixed) {}

  private static final By PROGRAM =
      new By(
          "program_mix_apart",
          "difference_within_programs",
          Consequence.forbidsVerdict(ReasonCode.PROGRAMS_MIXED_UNLIKE));
  private static final By ADMISSION =
      new By(
          "admission_mix_apart",
          "difference_within_admission",
          Consequence.forbidsVerdict(ReasonCode.ADMISSION_MIXED_UNLIKE));

  private final Map<Arm, Map<String, List<ClusterSums>>> byArm = new EnumMap<>(Arm.class);
  private final Compared compared;
  private final Pair pair;
  private final boolean isSeveral;
  private final By by;

  private GroupMix(Compared compared, Pair pair, By by, Map<Long, String> kinds) {
    this.compared = compared;
    this.pair = pair;
    this.by = by;
    this.isSeveral = new HashSet<>(kinds.values()).size() > 1;
    for (Arm arm : pair.arms()) {
      Map<String, List<ClusterSums>> byKind = new TreeMap<>();
      for (ClusterSums cluster : compared.samples().get(arm).clusters()) {
        byKind
            .computeIfAbsent(kinds.getOrDefault(cluster.cluster(), ""), kind -> new ArrayList<>())
            .add(cluster);
      }
      byArm.put(arm, byKind);
    }
  }

  /** How unlike the mixes are, and of people as they are what the difference is within kinds. */
  static List<Diagnostic> checks(Compared compared, Pair pair, Evidence evidence) {
    GroupFacts groups = evidence.groups();
    List<Diagnostic> checks = new ArrayList<>();
    checks.addAll(
        new GroupMix(compared, pair, PROGRAM, groups.programsOf(compared.outcome())).checks());
    checks.addAll(
        new GroupMix(compared, pair, ADMISSION, groups.admissionsOf(compared.outcome())).checks());
    return checks;
  }

  private List<Diagnostic> checks() {
    if (!isSeveral) {
      return List.of();
    }
    Checks.On on = new Checks.On(compared.analysisId(pair), Optional.empty());
    return compared.isAdjusted()
        ? List.of(on.shown(by.apart(), apart()))
        : List.of(
            on.atMost(MOST_APART, by.apart(), apart(), by.mixed()),
            on.shown(by.within(), difference()));
  }

  private OptionalDouble difference() {
    return within()
        .flatMap(
            arms ->
                ClusterJackknife.difference(arms.get(pair.comparison()), arms.get(pair.reference()))
                    .point())
        .map(point -> OptionalDouble.of(point.value()))
        .orElse(OptionalDouble.empty());
  }

  /** The share of people who would have to be of other kinds for both arms to be mixed alike. */
  private OptionalDouble apart() {
    long first = people(pair.comparison());
    long second = people(pair.reference());
    if (first == 0 || second == 0) {
      return OptionalDouble.empty();
    }
    HashSet<String> kinds = new HashSet<>(byArm.get(pair.comparison()).keySet());
    kinds.addAll(byArm.get(pair.reference()).keySet());
    return OptionalDouble.of(
        kinds.stream()
                .sorted()
                .mapToDouble(
                    kind ->
                        Math.abs(
                            people(pair.comparison(), kind) / (double) first
                                - people(pair.reference(), kind) / (double) second))
                .sum()
            / 2);
  }

  /**
   * The arms with one mix of the kinds that both have: each kind counts as much as a difference
   * within it is known, by people of one arm times people of the other over both.
   */
  private Optional<Map<Arm, Sample>> within() {
    List<String> shared =
        byArm.get(pair.comparison()).keySet().stream()
            .filter(byArm.get(pair.reference())::containsKey)
            .toList();
    if (!isSeveral || shared.isEmpty()) {
      return Optional.empty();
    }
    List<Double> weights =
        shared.stream()
            .map(
                kind -> {
                  double one = people(pair.comparison(), kind);
                  double other = people(pair.reference(), kind);
                  return one * other / (one + other);
                })
            .toList();
    Map<Arm, Sample> samples = new EnumMap<>(Arm.class);
    pair.arms().forEach(arm -> samples.put(arm, sample(arm, shared, weights)));
    return Optional.of(samples);
  }

  private Sample sample(Arm arm, List<String> shared, List<Double> weights) {
    List<ClusterSums> parts = new ArrayList<>();
    int width = byArm.get(arm).get(shared.get(0)).get(0).sums().length;
    for (int p = 0; p < shared.size(); p++) {
      for (ClusterSums cluster : byArm.get(arm).get(shared.get(p))) {
        double[] sums = new double[width * shared.size()];
        System.arraycopy(cluster.sums(), 0, sums, width * p, width);
        parts.add(new ClusterSums(cluster.cluster(), cluster.people(), sums));
      }
    }
    return Sample.of(
        parts, new Standardised(compared.samples().get(arm).statistic(), weights, width));
  }

  private long people(Arm arm) {
    return compared.samples().get(arm).people();
  }

  private long people(Arm arm, String kind) {
    return byArm.get(arm).getOrDefault(kind, List.of()).stream()
        .mapToLong(ClusterSums::people)
        .sum();
  }

  /**
   * The weighted mean of a statistic of several kinds.
   *
   * @param one the statistic
   * @param weights one for each kind
   * @param width how many totals each kind has
   */
  private record Standardised(Statistic one, List<Double> weights, int width) implements Statistic {

    @Override
    public OptionalDouble at(double[] totals) {
      double sum = 0;
      double all = 0;
      for (int p = 0; p < weights.size(); p++) {
        double[] own = Arrays.copyOfRange(totals, width * p, width * (p + 1));
        OptionalDouble value = one.at(own);
        if (value.isEmpty()) {
          return OptionalDouble.empty();
        }
        sum += weights.get(p) * value.getAsDouble();
        all += weights.get(p);
      }
      return OptionalDouble.of(sum / all);
    }
  }
}
