package org.rollcall.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.compare.PropensityWeightedDifference.Weights;
import org.rollcall.contract.messages.Message;
import org.rollcall.outcome.Estimand;
import org.rollcall.outcome.Evidence;
import org.rollcall.outcome.Guess;
import org.rollcall.outcome.Measure;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.outcome.Pair;
import org.rollcall.stats.Cause;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/**
 * All comparisons of a study, from the counts of home groups.
 *
 * <p>Estimates, for each outcome and pair of arms, the difference of the arms' means, shares,
 * ratios or restricted means, first minus second, with its error by home group ({@link
 * ClusterJackknife}), of people as they are; and of retention at the primary week the same among
 * people who might have started either way ({@link PropensityWeightedDifference}).
 *
 * <p>Checks come first: if one that withholds fails there is no estimate, none of the two arms in
 * it, and none of its alternatives. The value of a single arm is withheld by that arm's own checks.
 * Verdicts are given at a locked cut only.
 *
 * <p>Comparisons are judged with those of their {@link Family}, by Holm's procedure over all that
 * the study asks for, those without estimate among them ({@link FamilyStep}).
 *
 * <p>Assumes what {@link Findings#assumptions()} says, in sentences that are released with the
 * numbers.
 *
 * <p>Edge cases: evidence that is absent gives contrasts without estimate, so the list of analyses
 * follows from the study alone; only groups that count heads are left out if there are none.
 *
 * <p>Checked on made-up counts whose answer is known; the estimators have goldens of their own.
 */
public final class Comparison {

  /** Days that the ends of both modes' data may lie apart where they are compared. */
  public static final int MAX_DAYS_APART = 14;

  private final Study study;
  private final Samples samples;
  private final List<Estimator> estimators;
  private final Checks checks;
  private final SensitivityAnalyses sensitivity;
  private final Purpose purpose;

  private Comparison(
      Study study, String population, Map<String, Evidence> populations, Purpose purpose) {
    Evidence evidence = populations.get(population);
    this.study = study;
    this.samples = new Samples(study, population, populations);
    this.estimators =
        List.of(
            new UnadjustedDifference(samples),
            new PropensityWeightedDifference(samples, evidence, Weights.OVERLAP));
    this.checks = new Checks(evidence, samples);
    this.sensitivity = new SensitivityAnalyses(samples);
    this.purpose = purpose;
  }

  /**
   * Compares the arms of a study.
   *
   * @param study what is compared, and the margins
   * @param evidence the counts
   * @param purpose whether verdicts are given
   * @return what was found, in a fixed order, whatever the order of the counts
   * @throws IllegalArgumentException if a table of exits is too short for the study's weeks, or a
   *     margin is not positive
   */
  public static Findings run(Study study, Evidence evidence, Purpose purpose) {
    return run(study, Map.of(Compared.ALL, evidence), purpose);
  }

  /**
   * Compares the arms of a study in each of its populations, and never between them. The family of
   * comparisons that are judged together is that of all populations.
   *
   * @param study what is compared, and the margins
   * @param populations the counts of each population, by its name in tables, in their order
   * @param purpose whether verdicts are given
   * @return what was found, in a fixed order, whatever the order of the counts
   */
  public static Findings run(Study study, Map<String, Evidence> populations, Purpose purpose) {
    Found found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Map<Guess, Long> guesses = guesses(populations.values());
    Set<Assumption> assumptions = new LinkedHashSet<>();
    List<Draft> drafts = new ArrayList<>();
    populations.forEach(
        (name, evidence) -> {
          Comparison comparison = new Comparison(study, name, populations, purpose);
          drafts.addAll(comparison.drafts(found));
          assumptions.addAll(comparison.assumptions(Assumptions.of(evidence.calendar(), guesses)));
        });
    return new Findings(
        contrasts(drafts),
        found.arms(),
        found.diagnostics(),
        List.copyOf(assumptions),
        found.alternatives());
  }

  /** Assumptions are of the whole run. */
  private static Map<Guess, Long> guesses(Collection<Evidence> populations) {
    Map<Guess, Long> sums = new EnumMap<>(Guess.class);
    for (Evidence evidence : populations) {
      evidence
          .guesses()
          .forEach(
              (guess, times) ->
                  sums.merge(guess, times, guess == Guess.DAYS_MISTYPED ? Math::max : Long::sum));
    }
    return sums;
  }

  /** What is found beside the contrasts. */
  private record Found(
      List<ArmEstimate> arms, List<Diagnostic> diagnostics, List<Alternative> alternatives) {}

  private List<Draft> drafts(Found beside) {
    List<Draft> drafts = new ArrayList<>();
    for (Estimator estimator : estimators) {
      for (Compared compared : estimator.comparisons()) {
        for (Pair pair : compared.outcome().pairs()) {
          Estimator.Found found = withChecks(estimator.difference(compared, pair), compared, pair);
          List<Diagnostic> checked = new ArrayList<>(found.diagnostics());
          List<Alternative> others = sensitivity.of(compared, pair, found.difference());
          checked.addAll(sensitivity.agreement(compared, pair, others));
          drafts.add(new Draft(this, compared, pair, found, checked, estimator));
          beside.diagnostics().addAll(checked);
          beside.alternatives().addAll(others);
        }
      }
    }
    for (Compared compared : samples.all()) {
      compared.samples().keySet().forEach(arm -> beside.arms().add(arm(compared, arm)));
    }
    return drafts;
  }

  private List<Assumption> assumptions(List<Assumption> all) {
    Set<Estimand> compared =
        samples.all().stream().map(c -> c.outcome().estimand()).collect(Collectors.toSet());
    return all.stream().filter(a -> compared.contains(a.estimand())).toList();
  }

  private ArmEstimate arm(Compared compared, Arm arm) {
    Sample sample = compared.samples().get(arm);
    List<Diagnostic> failed = checks.failedGates(compared, arm);
    return new ArmEstimate(
        compared.outcome().estimand(),
        compared.outcome().key(),
        arm,
        compared.stratum(),
        compared.outcome().unit(),
        people(compared, sample),
        sessions(compared, sample),
        sample.groups(),
        failed.isEmpty() ? ClusterJackknife.of(sample) : new NotEstimable(Cause.WITHHELD),
        method(compared.outcome().measure()));
  }

  private Message method(Measure measure) {
    return switch (measure.form()) {
      case MEAN ->
          (measure.isShare() ? MethodCode.SHARE_OF_PEOPLE : MethodCode.MEAN_PER_PERSON).with();
      case RATIO -> MethodCode.RATIO_OF_TOTALS.with();
      case SURVIVAL ->
          MethodCode.SHARE_OF_CURVE.with(OutcomeCatalog.primaryDefinition(study.retention()));
      case AREA ->
          MethodCode.AREA_UNDER_CURVE.with(OutcomeCatalog.primaryDefinition(study.retention()));
    };
  }

  /** With the checks of every analysis; without estimate if one of all that withholds failed. */
  private Estimator.Found withChecks(Estimator.Found found, Compared compared, Pair pair) {
    List<Diagnostic> all = new ArrayList<>(found.diagnostics());
    all.addAll(checks.of(compared, pair));
    List<Diagnostic> failed = all.stream().filter(Diagnostic::withholds).toList();
    return new Estimator.Found(
        failed.isEmpty() ? found.difference() : new NotEstimable(Cause.WITHHELD),
        found.comparison(),
        found.reference(),
        all);
  }

  /** A comparison before it is judged with the others of its family. */
  private record Draft(
      Comparison by,
      Compared compared,
      Pair pair,
      Estimator.Found found,
      List<Diagnostic> checked,
      Estimator estimator) {

    OptionalDouble pValue() {
      return found
          .difference()
          .match(p -> OptionalDouble.of(p.pValue()), none -> OptionalDouble.empty());
    }
  }

  private static List<Contrast> contrasts(List<Draft> drafts) {
    List<FamilyStep> steps =
        FamilyStep.of(
            drafts.stream().map(d -> Family.of(d.compared, d.by.samples.catalog())).toList(),
            drafts.stream().map(Draft::pValue).toList());
    List<Contrast> contrasts = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      contrasts.add(drafts.get(i).by.contrast(drafts.get(i), steps.get(i)));
    }
    return contrasts;
  }

  private Contrast contrast(Draft draft, FamilyStep step) {
    Compared compared = draft.compared;
    Pair pair = draft.pair;
    Estimator.Found found = draft.found;
    OptionalDouble margin =
        Optional.ofNullable(
                study.margins().get(samples.catalog().judgedAs(compared.outcome()).key()))
            .map(set -> OptionalDouble.of(set.value()))
            .orElse(OptionalDouble.empty());
    boolean isKnown = found.difference().point().isPresent();
    ArmSummary comparison =
        summary(compared, pair.comparison(), isKnown ? found.comparison() : OptionalDouble.empty());
    ArmSummary reference =
        summary(compared, pair.reference(), isKnown ? found.reference() : OptionalDouble.empty());
    VerdictRules.Decision decision =
        VerdictRules.decide(
            draft.checked,
            found.difference(),
            new VerdictRules.Setting(
                margin, step, compared.isByChoice(), side(comparison), side(reference)));
    return new Contrast(
        compared.analysisId(pair),
        compared.outcome().estimand(),
        compared.outcome().key(),
        pair,
        compared.stratum(),
        compared.adjustment(),
        compared.outcome().unit(),
        comparison,
        reference,
        found.difference(),
        step,
        margin,
        purpose,
        purpose == Purpose.VERDICT ? Optional.of(decision.verdict()) : Optional.empty(),
        reason(decision, isKnown, draft.checked, draft.estimator.caution()),
        draft.estimator.isPublished());
  }

  private List<Message> reason(
      VerdictRules.Decision decision,
      boolean isKnown,
      List<Diagnostic> checked,
      Optional<Message> caution) {
    List<Message> reason = new ArrayList<>();
    if (purpose == Purpose.VERDICT || !isKnown) {
      reason.addAll(decision.reason());
    } else {
      reason.addAll(Checks.withoutVerdict(checked));
    }
    if (checked.stream().anyMatch(SensitivityAnalyses::disagrees)) {
      reason.add(ReasonCode.DEFINITION_DEPENDENT.with());
    }
    if (isKnown) {
      caution.ifPresent(reason::add);
    }
    return List.copyOf(reason);
  }

  private static ArmSummary summary(Compared compared, Arm arm, OptionalDouble value) {
    Sample sample = compared.samples().get(arm);
    return new ArmSummary(
        arm,
        people(compared, sample),
        sessions(compared, sample),
        sample.groups(),
        sample.effectiveGroups(),
        value);
  }

  private static VerdictRules.Side side(ArmSummary summary) {
    return new VerdictRules.Side(summary.arm(), summary.groups());
  }

  private static OptionalLong people(Compared compared, Sample sample) {
    return compared.outcome().estimand().followsPeople()
        ? OptionalLong.of(sample.people())
        : OptionalLong.empty();
  }

  /** Where heads are counted, the sample is one of sessions. */
  private static OptionalLong sessions(Compared compared, Sample sample) {
    return compared.outcome().estimand().followsPeople()
        ? OptionalLong.empty()
        : OptionalLong.of(sample.people());
  }
}
