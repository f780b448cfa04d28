package org.rollcall.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.compare.Alternative.Sign;
import org.rollcall.outcome.Measures;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.outcome.Pair;
import org.rollcall.stats.Cause;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.study.Arm;

/**
 * The same analyses done differently, beside their own: whether a finding hangs on a choice.
 *
 * <p>Retention at the primary week and the restricted mean are repeated with every definition of
 * leaving. A difference whose sign one of them turns, by more than chance, depends on the
 * definition: a rule of gaps counts rare attendance as leaving, so it can tell modes apart that
 * keep people equally long. How far the difference moves from one rule to another is known better
 * than either, as both are of the same people.
 */
final class SensitivityAnalyses {

  private final Samples samples;

  SensitivityAnalyses(Samples samples) {
    this.samples = samples;
  }

  /** Alternatives to one contrast, in a fixed order; withheld where the contrast is. */
  List<Alternative> of(Compared compared, Pair pair, Estimate estimate) {
    List<Alternative> found = new ArrayList<>();
    if (compared.isAdjusted()) {
      return found;
    }
    alternatives(compared.outcome())
        .forEach((name, others) -> found.add(alternative(compared, pair, name, others, estimate)));
    return found;
  }

  /** The check that the definitions of leaving agree, for the outcomes that have several. */
  List<Diagnostic> agreement(Compared compared, Pair pair, List<Alternative> others) {
    List<String> rules = samples.judgingDefinitions();
    List<Alternative> byRule = others.stream().filter(a -> rules.contains(a.name())).toList();
    return byRule.isEmpty()
        ? List.of()
        : List.of(Checks.sameSign(compared.analysisId(pair), byRule));
  }

  /** Whether a check found that the definitions of leaving disagree. */
  static boolean disagrees(Diagnostic check) {
    return check.check().equals(Checks.SAME_SIGN) && check.result() == Diagnostic.Result.FAIL;
  }

  private Map<String, Map<Arm, Sample>> alternatives(Outcome outcome) {
    Map<String, Map<Arm, Sample>> found = new LinkedHashMap<>();
    OutcomeCatalog catalog = samples.catalog();
    catalog.checksOf(outcome).forEach(check -> put(found, check.measure().name(), check));
    if (outcome.equals(catalog.primary(Measures.RETAINED))) {
      samples
          .otherDefinitions()
          .forEach(rule -> found.put(rule, samples.survivals(rule, outcome.weeks())));
      catalog
          .checksOf(outcome)
          .forEach(check -> found.put("groups_weighted_equally", samples.groupMeans(check)));
    } else if (outcome.measure().equals(Measures.RESTRICTED_MEAN)) {
      samples.otherDefinitions().forEach(rule -> found.put(rule, samples.restrictedMeans(rule)));
    } else if (outcome.equals(catalog.primary(Measures.ATTENDANCES))) {
      others(outcome).forEach(other -> put(found, other.key(), other));
      catalog.all(Measures.PER_OPPORTUNITY).forEach(other -> put(found, other.key(), other));
      catalog.all(Measures.HOME_PER_OPPORTUNITY).forEach(other -> put(found, other.key(), other));
      found.put("groups_weighted_equally", samples.groupMeans(outcome));
    } else if (outcome.isFromLandmark()) {
      others(outcome).forEach(other -> put(found, "landmark_" + other.landmark(), other));
    }
    return found;
  }

  /** The others of its measure. */
  private List<Outcome> others(Outcome outcome) {
    return samples.catalog().all(outcome.measure()).stream()
        .filter(other -> !other.equals(outcome))
        .toList();
  }

  private void put(Map<String, Map<Arm, Sample>> found, String name, Outcome other) {
    found.put(name, samples.of(other).samples());
  }

  private Alternative alternative(
      Compared compared, Pair pair, String name, Map<Arm, Sample> others, Estimate main) {
    String id = compared.analysisId(pair);
    Sample comparison = others.get(pair.comparison());
    Sample reference = others.get(pair.reference());
    List<Diagnostic> failed = new ArrayList<>();
    failed.addAll(Checks.tooFewGroups(id, pair.comparison(), comparison));
    failed.addAll(Checks.tooFewGroups(id, pair.reference(), reference));
    Estimate own =
        main.missing()
            .filter(none -> none.cause() == Cause.WITHHELD)
            .<Estimate>map(none -> none)
            .orElseGet(
                () ->
                    failed.isEmpty()
                        ? ClusterJackknife.difference(comparison, reference)
                        : new NotEstimable(Cause.WITHHELD));
    long people = comparison.people() + reference.people();
    return new Alternative(
        id,
        name,
        people,
        comparison.groupsWith(reference),
        own,
        sign(main, own),
        change(compared, pair, name, others, main, own));
  }

  private Optional<PointEstimate> change(
      Compared compared,
      Pair pair,
      String name,
      Map<Arm, Sample> others,
      Estimate main,
      Estimate own) {
    boolean isOfAttendances = compared.outcome().measure().equals(Measures.ATTENDANCES);
    boolean isOfOtherWeeks = isOfAttendances && samples.catalog().find(name).isPresent();
    if (isOfOtherWeeks || main.point().isEmpty() || own.point().isEmpty()) {
      return Optional.empty();
    }
    return ClusterJackknife.change(
            others.get(pair.comparison()),
            others.get(pair.reference()),
            compared.samples().get(pair.comparison()),
            compared.samples().get(pair.reference()))
        .point();
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
