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
import org.rollcall.outcome.Pair;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterSums;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.clusters.Statistic;
import org.rollcall.study.Arm;

/**
 * Several programs in one population: how unlike the arms are mixed of them, and what the
 * difference is within programs. Programs keep people differently, so that of arms that hold other
 * shares of them a difference may be of programs alone.
 */
final class ProgramMix {

  private static final String APART = "program_mix_apart";
  private static final String WITHIN = "difference_within_programs";

  /** With more, programs that differ by half of a margin of 0.1 make a difference of their own. */
  private static final double MOST_APART = 0.1;

  private static final Consequence MIXED =
      Consequence.forbidsVerdict(ReasonCode.PROGRAMS_MIXED_UNLIKE);

  private final Map<Arm, Map<String, List<ClusterSums>>> byArm = new EnumMap<>(Arm.class);
  private final Compared compared;
  private final Pair pair;
  private final boolean isSeveral;

  ProgramMix(Compared compared, Pair pair, Evidence evidence) {
    this.compared = compared;
    this.pair = pair;
    Map<Long, String> programs = evidence.programs().of(compared.outcome());
    this.isSeveral = new HashSet<>(programs.values()).size() > 1;
    for (Arm arm : pair.arms()) {
      Map<String, List<ClusterSums>> byProgram = new TreeMap<>();
      for (ClusterSums cluster : compared.samples().get(arm).clusters()) {
        byProgram
            .computeIfAbsent(
                programs.getOrDefault(cluster.cluster(), ""), program -> new ArrayList<>())
            .add(cluster);
      }
      byArm.put(arm, byProgram);
    }
  }

  /** How unlike the mixes are, and of people as they are what the difference is within programs. */
  List<Diagnostic> checks() {
    if (!isSeveral) {
      return List.of();
    }
    Checks.On on = new Checks.On(compared.analysisId(pair), Optional.empty());
    return compared.isAdjusted()
        ? List.of(on.shown(APART, apart()))
        : List.of(on.atMost(MOST_APART, APART, apart(), MIXED), on.shown(WITHIN, difference()));
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

  /** The share of people who would have to be of other programs for both arms to be mixed alike. */
  private OptionalDouble apart() {
    long first = people(pair.comparison());
    long second = people(pair.reference());
    if (first == 0 || second == 0) {
      return OptionalDouble.empty();
    }
    HashSet<String> programs = new HashSet<>(byArm.get(pair.comparison()).keySet());
    programs.addAll(byArm.get(pair.reference()).keySet());
    return OptionalDouble.of(
        programs.stream()
                .sorted()
                .mapToDouble(
                    program ->
                        Math.abs(
                            people(pair.comparison(), program) / (double) first
                                - people(pair.reference(), program) / (double) second))
                .sum()
            / 2);
  }

  /**
   * The arms with one mix of the programs that both have: each program counts as much as a
   * difference within it is known, by people of one arm times people of the other over both.
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
                program -> {
                  double one = people(pair.comparison(), program);
                  double other = people(pair.reference(), program);
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

  private long people(Arm arm, String program) {
    return byArm.get(arm).getOrDefault(program, List.of()).stream()
        .mapToLong(ClusterSums::people)
        .sum();
  }

  /**
   * The weighted mean of a statistic of several programs.
   *
   * @param one the statistic
   * @param weights one for each program
   * @param width how many totals each program has
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
