package org.rollcall.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.survival.LifeTable;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** The outcomes of a study, in their fixed order, with the samples that the evidence holds. */
final class Outcomes {

  private static final List<Arm> MODES = List.of(Arm.FACE_TO_FACE, Arm.ONLINE);
  private static final List<Arm> CLASSES = List.of(Arm.values());
  private static final List<Pair> FIRST_MODE = List.of(Pair.ONLINE_FACE_TO_FACE);
  private static final String SHARE = "share of people";
  private static final String MEAN = "mean per person";
  private static final String RATIO = "ratio of totals";

  private final Study.Retention rules;
  private final List<Integer> landmarks;
  private final Evidence evidence;

  Outcomes(Study study, Evidence evidence) {
    this.rules = study.retention();
    this.landmarks = study.landmarkWeeks();
    this.evidence = evidence;
  }

  List<Outcome> all() {
    List<Outcome> outcomes = new ArrayList<>();
    // Where only heads are counted, nobody could have been retained: there is no such outcome.
    if (!evidence.arms().isEmpty() || evidence.headcounts().isEmpty()) {
      rules.weeks().forEach(week -> outcomes.add(retained(week)));
      outcomes.add(restrictedMean());
      attendanceWeeks().forEach(week -> outcomes.add(attendances(week)));
      outcomes.add(perOpportunity());
      landmarks.forEach(landmark -> outcomes.add(fromLandmark(landmark)));
    }
    if (!evidence.headcounts().isEmpty()) {
      outcomes.add(perSession());
    }
    return outcomes;
  }

  static String retainedName(int week) {
    return "retained_week_" + week;
  }

  static String attendancesName(int week) {
    return "attendances_week_" + week;
  }

  String restrictedMeanName() {
    return "rmst_" + rules.rmstWeeks() + "_weeks";
  }

  private Outcome retained(int week) {
    return new Outcome(
        Estimand.E1,
        retainedName(week),
        "share",
        SHARE,
        OptionalInt.empty(),
        samples(MODES, evidence.retained().getOrDefault(week, Map.of()), Sample::ofMeans),
        FIRST_MODE);
  }

  private Outcome restrictedMean() {
    return new Outcome(
        Estimand.E1,
        restrictedMeanName(),
        "weeks",
        "area under the retention curve, " + primaryDefinition(),
        OptionalInt.empty(),
        restrictedMeans(primaryDefinition()),
        FIRST_MODE);
  }

  Outcome attendances(int week) {
    return new Outcome(
        Estimand.E2,
        attendancesName(week),
        "attendances",
        MEAN,
        OptionalInt.empty(),
        samples(MODES, evidence.attendances().getOrDefault(week, Map.of()), Sample::ofMeans),
        FIRST_MODE);
  }

  Outcome perOpportunity() {
    return new Outcome(
        Estimand.E2,
        "attendances_per_opportunity_week_" + rules.primaryWeek(),
        "attendances per opportunity",
        RATIO,
        OptionalInt.empty(),
        samples(MODES, evidence.perOpportunity(), Sample::ofRatios),
        FIRST_MODE);
  }

  Outcome fromLandmark(int landmark) {
    Map<Arm, List<ClusterTally>> tallies =
        evidence.retainedFromLandmark().getOrDefault(landmark, Map.of());
    return new Outcome(
        Estimand.E4,
        "retained_week_" + rules.primaryWeek() + "_from_landmark_" + landmark,
        "share",
        SHARE,
        OptionalInt.of(landmark),
        samples(CLASSES, tallies, Sample::ofMeans),
        List.of(Pair.values()));
  }

  private Outcome perSession() {
    return new Outcome(
        Estimand.E13,
        "attendances_per_session",
        "attendances per session",
        RATIO,
        OptionalInt.empty(),
        samples(MODES, evidence.headcounts(), Sample::ofRatios),
        FIRST_MODE);
  }

  /** Weeks up to which attendances are counted, ascending; the primary week is one of them. */
  List<Integer> attendanceWeeks() {
    TreeSet<Integer> weeks = new TreeSet<>(evidence.attendances().keySet());
    weeks.add(rules.primaryWeek());
    return List.copyOf(weeks);
  }

  /** The definition of leaving behind the displayed curve. */
  String primaryDefinition() {
    return gap(rules.primaryGapWeeks());
  }

  /** Definitions of leaving that the study asks for and the evidence holds. */
  List<String> definitions() {
    List<String> names = new ArrayList<>();
    rules.gapWeeks().forEach(weeks -> names.add(gap(weeks)));
    rules.missedOpportunities().forEach(k -> names.add("missed_" + k + "_sessions"));
    names.removeIf(name -> !evidence.exits().containsKey(name));
    return names;
  }

  /** Share still attending at the primary week, by one definition of leaving. */
  Map<Arm, Sample> survivals(String definition) {
    return samples(
        MODES,
        evidence.exits().getOrDefault(definition, Map.of()),
        exits -> LifeTable.survivalOf(exits, rules.primaryWeek()));
  }

  /** Restricted mean by one definition of leaving. */
  Map<Arm, Sample> restrictedMeans(String definition) {
    return samples(
        MODES,
        evidence.exits().getOrDefault(definition, Map.of()),
        exits -> LifeTable.restrictedMeanOf(exits, rules.rmstWeeks()));
  }

  /** Means of groups, each group counting once. */
  static Map<Arm, Sample> groupMeans(Map<Arm, List<ClusterTally>> tallies) {
    return samples(MODES, tallies, Sample::ofGroupMeans);
  }

  private static String gap(int weeks) {
    return "gap_" + weeks + "_weeks";
  }

  private static <C> Map<Arm, Sample> samples(
      List<Arm> arms, Map<Arm, List<C>> records, Function<List<C>, Sample> kind) {
    Map<Arm, Sample> samples = new EnumMap<>(Arm.class);
    arms.forEach(arm -> samples.put(arm, kind.apply(records.getOrDefault(arm, List.of()))));
    return samples;
  }
}
