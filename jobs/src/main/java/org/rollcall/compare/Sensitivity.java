package org.rollcall.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.compare.Alternative.Sign;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/**
 * The same analyses done differently, beside their own: whether a finding hangs on a choice.
 *
 * <p>Retention at the primary week and the restricted mean are repeated with every definition of
 * leaving. A difference whose sign is not the same under all of them depends on the definition: a
 * rule of gaps counts rare attendance as leaving, so it can tell modes apart that keep people
 * equally long.
 */
final class Sensitivity {

  static final String DEFINITION_DEPENDENT =
      "Definition-dependent: the sign of the difference is not the same under all rules of who has"
          + " left.";

  private final Study study;
  private final Evidence evidence;
  private final Outcomes outcomes;

  Sensitivity(Study study, Evidence evidence, Outcomes outcomes) {
    this.study = study;
    this.evidence = evidence;
    this.outcomes = outcomes;
  }

  /** Alternatives to one contrast, in a fixed order; withheld where the contrast is. */
  List<Alternative> of(Outcome outcome, Pair pair, Estimate estimate) {
    List<Alternative> found = new ArrayList<>();
    alternatives(outcome)
        .forEach((name, samples) -> found.add(alternative(outcome, pair, name, samples, estimate)));
    return found;
  }

  /** The check that the definitions of leaving agree, for the outcomes that have several. */
  List<Diagnostic> agreement(Outcome outcome, Pair pair, List<Alternative> others) {
    List<String> rules = outcomes.definitions();
    List<Alternative> byRule = others.stream().filter(a -> rules.contains(a.name())).toList();
    return byRule.isEmpty()
        ? List.of()
        : List.of(Checks.sameSign(outcome.analysisId(pair), byRule));
  }

  /** Whether a check found that the definitions of leaving disagree. */
  static boolean disagrees(Diagnostic check) {
    return check.check().equals(Checks.SAME_SIGN) && check.result() == Diagnostic.Result.FAIL;
  }

  private Map<String, Map<Arm, Sample>> alternatives(Outcome outcome) {
    int week = study.retention().primaryWeek();
    Map<String, Map<Arm, Sample>> found = new LinkedHashMap<>();
    if (outcome.name().equals(Outcomes.retainedName(week))) {
      outcomes.definitions().forEach(rule -> found.put(rule, outcomes.survivals(rule)));
      found.put(
          "groups_weighted_equally",
          Outcomes.groupMeans(evidence.retained().getOrDefault(week, Map.of())));
    } else if (outcome.name().equals(outcomes.restrictedMeanName())) {
      outcomes.definitions().stream()
          .filter(rule -> !rule.equals(outcomes.primaryDefinition()))
          .forEach(rule -> found.put(rule, outcomes.restrictedMeans(rule)));
    } else if (outcome.name().equals(Outcomes.attendancesName(week))) {
      outcomes.attendanceWeeks().stream()
          .filter(other -> other != week)
          .forEach(other -> put(found, outcomes.attendances(other)));
      put(found, outcomes.perOpportunity());
      found.put(
          "groups_weighted_equally",
          Outcomes.groupMeans(evidence.attendances().getOrDefault(week, Map.of())));
    } else if (outcome.landmark().isPresent()) {
      int own = outcome.landmark().getAsInt();
      study.landmarkWeeks().stream()
          .filter(other -> other != own)
          .forEach(other -> found.put("landmark_" + other, outcomes.fromLandmark(other).samples()));
    }
    return found;
  }

  private static void put(Map<String, Map<Arm, Sample>> found, Outcome other) {
    found.put(other.name(), other.samples());
  }

  private Alternative alternative(
      Outcome outcome, Pair pair, String name, Map<Arm, Sample> samples, Estimate main) {
    String id = outcome.analysisId(pair);
    Sample comparison = samples.get(pair.comparison());
    Sample reference = samples.get(pair.reference());
    List<Diagnostic> failed = new ArrayList<>();
    failed.addAll(Checks.tooFewGroups(id, pair.comparison(), comparison));
    failed.addAll(Checks.tooFewGroups(id, pair.reference(), reference));
    Estimate own =
        main.missing()
            .filter(none -> none.reason() == NotEstimable.Reason.WITHHELD)
            .<Estimate>map(none -> none)
            .orElseGet(
                () ->
                    failed.isEmpty()
                        ? Comparison.difference(pair, comparison, reference)
                        : Comparison.withheld(failed));
    long people = comparison.people() + reference.people();
    return new Alternative(
        id, name, people, comparison.groupsWith(reference), own, sign(main, own));
  }

  private static Sign sign(Estimate main, Estimate own) {
    if (main.point().isEmpty() || own.point().isEmpty()) {
      return Sign.UNKNOWN;
    }
    double one = Math.signum(main.point().get().value());
    double two = Math.signum(own.point().get().value());
    return one == two ? Sign.SAME : Sign.OTHER;
  }
}
