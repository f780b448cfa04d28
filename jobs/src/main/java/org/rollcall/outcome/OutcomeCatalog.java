package org.rollcall.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.rollcall.outcome.Outcome.Kind;
import org.rollcall.study.MarginKeys;
import org.rollcall.study.Study;

/**
 * The outcomes of a study, in the order of its report, and the rules of who has left: the only
 * place where their names are made.
 */
public final class OutcomeCatalog {

  private static final String SHARE = "share of people";
  private static final String MEAN = "mean per person";
  private static final String RATIO = "ratio of totals";
  private static final String PER_SESSION = "attendances_per_session";

  private final int primaryWeek;
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

  private OutcomeCatalog(
      List<Integer> weeks,
      int primaryWeek,
      int rmstWeeks,
      int primaryGapWeeks,
      List<Integer> landmarks) {
    this.primaryWeek = primaryWeek;
    weeks.forEach(week -> add(Kind.RETAINED, retainedKey(week), week, SHARE));
    add(
        Kind.RESTRICTED_MEAN,
        "rmst_" + rmstWeeks + "_weeks",
        rmstWeeks,
        "area under the retention curve, " + gap(primaryGapWeeks));
    for (int week : new TreeSet<>(List.of(primaryWeek, rmstWeeks))) {
      add(Kind.ATTENDANCES, attendancesKey(week), week, MEAN);
    }
    add(
        Kind.PER_OPPORTUNITY,
        "attendances_per_opportunity_week_" + primaryWeek,
        primaryWeek,
        RATIO);
    for (int landmark : landmarks) {
      add(
          new Outcome(
              retainedKey(primaryWeek) + "_from_landmark_" + landmark,
              Kind.RETAINED_FROM_LANDMARK,
              OptionalInt.of(primaryWeek),
              OptionalInt.of(landmark),
              SHARE));
    }
    add(
        new Outcome(
            PER_SESSION, Kind.PER_SESSION, OptionalInt.empty(), OptionalInt.empty(), RATIO));
  }

  /** Those of that study. */
  public static OutcomeCatalog of(Study study) {
    return of(study.retention(), study.landmarkWeeks());
  }

  /** Those of a study with these settings. */
  public static OutcomeCatalog of(Study.Retention retention, List<Integer> landmarks) {
    return new OutcomeCatalog(
        retention.weeks(),
        retention.primaryWeek(),
        retention.rmstWeeks(),
        retention.primaryGapWeeks(),
        landmarks);
  }

  /** What margins may be set for, each with whether it is a share. */
  public static Map<String, Boolean> marginKeys(MarginKeys.Settings settings) {
    Map<String, Boolean> keys = new LinkedHashMap<>();
    new OutcomeCatalog(
            settings.weeks(), settings.primaryWeek(), settings.rmstWeeks(), 0, settings.landmarks())
        .all()
        .forEach(outcome -> keys.put(outcome.key(), outcome.kind().isShare()));
    return keys;
  }

  private void add(Kind kind, String key, int weeks, String method) {
    add(new Outcome(key, kind, OptionalInt.of(weeks), OptionalInt.empty(), method));
  }

  private void add(Outcome outcome) {
    outcomes.put(outcome.key(), outcome);
  }

  /** All of them, in their order. */
  public List<Outcome> all() {
    return List.copyOf(outcomes.values());
  }

  /** Those of that kind, in their order. */
  public List<Outcome> all(Kind kind) {
    return outcomes.values().stream().filter(outcome -> outcome.kind() == kind).toList();
  }

  /** The outcome of that name, if there is one. */
  public Optional<Outcome> find(String key) {
    return Optional.ofNullable(outcomes.get(key));
  }

  /** The one of its kind, or that of the primary week. */
  public Outcome primary(Kind kind) {
    List<Outcome> found = all(kind);
    return found.stream()
        .filter(outcome -> found.size() == 1 || outcome.weeks().orElse(0) == primaryWeek)
        .findFirst()
        .orElseThrow();
  }

  /** The names of the rules that say who has left: gaps first, then missed sessions. */
  public static List<String> definitions(Study.Retention retention) {
    List<String> names = new ArrayList<>();
    retention.gapWeeks().forEach(weeks -> names.add(gap(weeks)));
    retention.missedOpportunities().forEach(k -> names.add("missed_" + k + "_sessions"));
    return List.copyOf(names);
  }

  /** The rule behind the displayed curve and the restricted mean. */
  public static String primaryDefinition(Study.Retention retention) {
    return gap(retention.primaryGapWeeks());
  }

  private static String retainedKey(int week) {
    return "retained_week_" + week;
  }

  private static String attendancesKey(int week) {
    return "attendances_week_" + week;
  }

  private static String gap(int weeks) {
    return "gap_" + weeks + "_weeks";
  }
}
