package org.rollcall.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.rollcall.study.MarginKeys;
import org.rollcall.study.Study;

/** The outcomes of a study, in the order of its report, and the rules of who has left. */
public final class OutcomeCatalog {

  private final int primaryWeek;
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

  private OutcomeCatalog(OutcomeSettings settings) {
    primaryWeek = settings.primaryWeek();
    for (Measure measure : Measures.ALL) {
      measure.outcomes(settings).forEach(outcome -> outcomes.put(outcome.key(), outcome));
    }
  }

  /** Those of that study. */
  public static OutcomeCatalog of(Study study) {
    return of(study.retention(), study.landmarkWeeks());
  }

  /** Those of a study with these settings. */
  public static OutcomeCatalog of(Study.Retention retention, List<Integer> landmarks) {
    return new OutcomeCatalog(
        new OutcomeSettings(
            retention.weeks(), retention.primaryWeek(), retention.rmstWeeks(), landmarks));
  }

  /** What margins may be set for, each with whether it is a share. */
  public static Map<String, Boolean> marginKeys(MarginKeys.Settings settings) {
    Map<String, Boolean> keys = new LinkedHashMap<>();
    new OutcomeCatalog(
            new OutcomeSettings(
                settings.weeks(),
                settings.primaryWeek(),
                settings.rmstWeeks(),
                settings.landmarks()))
        .all().stream()
            .filter(Outcome::isCompared)
            .forEach(outcome -> keys.put(outcome.key(), outcome.measure().isShare()));
    return keys;
  }

  /** All of them, in their order. */
  public List<Outcome> all() {
    return List.copyOf(outcomes.values());
  }

  /** Those that are summed over people, in their order. */
  public List<Outcome> ofPeople() {
    return outcomes.values().stream()
        .filter(outcome -> outcome.measure() instanceof PersonMeasure)
        .toList();
  }

  /** Shares that are also compared among people who were alike at the start, in their order. */
  public List<Outcome> adjusted() {
    return List.of(primary(Measures.WHOLLY_FOLLOWED));
  }

  /** Those of that measure, in their order. */
  public List<Outcome> all(Measure measure) {
    return outcomes.values().stream().filter(outcome -> outcome.measure().equals(measure)).toList();
  }

  /** The outcome of that name, if there is one. */
  public Optional<Outcome> find(String key) {
    return Optional.ofNullable(outcomes.get(key));
  }

  /** The one of its measure, or that of the primary week. */
  public Outcome primary(Measure measure) {
    List<Outcome> found = all(measure);
    return found.stream()
        .filter(outcome -> found.size() == 1 || outcome.weeks() == primaryWeek)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The names of the rules that say who has left: gaps of weeks of opportunity, the primary one in
   * weeks of the calendar, then missed sessions.
   */
  public static List<String> definitions(Study.Retention retention) {
    List<String> names = new ArrayList<>();
    gaps(retention).forEach(weeks -> names.add(gap(weeks)));
    names.add(calendarRule(retention));
    retention.missedOpportunities().forEach(k -> names.add("missed_" + k + "_sessions"));
    return List.copyOf(names);
  }

  /** The same, and the bound of the primary one: every rule by which exits are counted. */
  public static List<String> counted(Study.Retention retention) {
    List<String> names = new ArrayList<>(definitions(retention));
    names.add(endsAsLeaving(retention));
    return List.copyOf(names);
  }

  /**
   * The primary rule, where everybody has left whose records end by a guess: in a group that closed
   * though nobody says so, or whose records broke off. A bound, and so it judges nothing.
   */
  public static String endsAsLeaving(Study.Retention retention) {
    return primaryDefinition(retention) + "_ends_as_leaving";
  }

  /** The gaps of weeks of opportunity by which rules say who has left; the primary one is there. */
  public static List<Integer> gaps(Study.Retention retention) {
    TreeSet<Integer> gaps = new TreeSet<>(retention.gapWeeks());
    gaps.add(retention.lookAheadWeeks());
    return List.copyOf(gaps);
  }

  /** The rule behind the shares retained, the curve, the restricted mean and their verdicts. */
  public static String primaryDefinition(Study.Retention retention) {
    return gap(retention.lookAheadWeeks());
  }

  /** The same in weeks of the calendar: false where groups pause, and so it judges nothing. */
  public static String calendarRule(Study.Retention retention) {
    return "gap_" + retention.lookAheadWeeks() + "_calendar_weeks";
  }

  /** The outcomes that stand beside another as checks of it. */
  public List<Outcome> checksOf(Outcome outcome) {
    return outcomes.values().stream()
        .filter(other -> !other.equals(outcome) && judgedAs(other).equals(outcome))
        .toList();
  }

  /** What a margin of an outcome is set for: of a check, what it is a check of. */
  public Outcome judgedAs(Outcome outcome) {
    return outcome
        .measure()
        .checkOf()
        .flatMap(of -> all(of).stream().filter(main -> main.weeks() == outcome.weeks()).findFirst())
        .orElse(outcome);
  }

  static String gap(int weeks) {
    return "gap_" + weeks + "_weeks";
  }
}
