package org.rollcall.outcome;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.contract.messages.Message;
import org.rollcall.study.Study;

/**
 * The numbered rules of the follow-up clock as a study sets them. {@code docs/methods.md} states
 * and draws each under its number.
 */
public final class Rules {

  private final Study study;
  private final Study.Retention retention;

  private Rules(Study study) {
    this.study = study;
    this.retention = study.retention();
  }

  /**
   * One rule.
   *
   * @param number its letter and number, by which the page and {@code study --explain} name it
   * @param sentences what it says, with the values of the study
   */
  public record Rule(String number, List<Message> sentences) {}

  /** All rules with the values of that study, in their order. */
  public static List<Rule> of(Study study) {
    return new Rules(study).all();
  }

  private List<Rule> all() {
    return Stream.of(dataEnd(), starters(), leaving(), people(), estimators(), verdicts())
        .flatMap(List::stream)
        .toList();
  }

  private List<Rule> dataEnd() {
    List<Message> end = new ArrayList<>(List.of(RuleCode.DATA_END_BY_RECORDS.with()));
    study.asOf().ifPresent(day -> end.add(RuleCode.NOTHING_AFTER.with(day)));
    Message impossible =
        study
            .recording()
            .latestDay()
            .map(RuleCode.DAYS_AFTER::with)
            .orElseGet(RuleCode.DAYS_AFTER_TOMORROW::with);
    return List.of(
        new Rule("A1", List.copyOf(end)),
        rule("A2", impossible, RuleCode.FAR_DAYS.with()),
        rule("A3", RuleCode.SOURCES_HAND_OVER.with()),
        rule("A4", RuleCode.RECORDS_BREAK_OFF.with()),
        rule(
            "A5",
            RuleCode.BOTH_MODES_END_TOGETHER.with(),
            RuleCode.REPORTING_LAG.with(study.recording().lagDays())));
  }

  private List<Rule> starters() {
    Study.Washout washout = study.washout();
    RuleCode newTo =
        switch (washout.newTo()) {
          case ANY_GROUP -> RuleCode.NEW_TO_ANY_GROUP;
          case PROGRAM -> RuleCode.NEW_TO_PROGRAM;
        };
    return List.of(
        rule("B6", RuleCode.COVERAGE.with(washout.logWeeks(), washout.personDays())),
        rule("B7", RuleCode.FIRST_OF_THE_DAY.with()),
        rule("B8", newTo.with(washout.personDays())),
        rule("B9", RuleCode.FIRST_MODE_NOT_STATED.with()));
  }

  private List<Rule> leaving() {
    int primary = retention.lookAheadWeeks();
    List<Message> left = new ArrayList<>(List.of(RuleCode.LEFT.with(primary)));
    List<Integer> gaps =
        OutcomeCatalog.gaps(retention).stream().filter(weeks -> weeks != primary).toList();
    if (!gaps.isEmpty()) {
      left.add(RuleCode.OTHER_GAPS.with(listed(gaps)));
    }
    left.add(RuleCode.CALENDAR_WEEKS.with(primary));
    if (!retention.missedOpportunities().isEmpty()) {
      left.add(RuleCode.MISSED_SESSIONS.with(listed(retention.missedOpportunities())));
    }
    return List.of(
        rule("C10", RuleCode.CLOSED_WITH_LAST_SESSION.with()),
        new Rule("C11", List.copyOf(left)),
        rule(
            "C12", RuleCode.CLOSURE_ENDS_THE_CURVE.with(), RuleCode.LOST_AT_CLOSURE.with(primary)));
  }

  private List<Rule> people() {
    int programs = study.programs().size();
    boolean isListed = programs > 0;
    return List.of(
        rule("D13", RuleCode.LINKAGE_SHOWN.with()),
        rule("D14", RuleCode.NOBODY_REPORTED_NEW.with()),
        rule("D15", RuleCode.MODES_LINKED.with()),
        rule(
            "E16",
            isListed ? RuleCode.LISTED_PROGRAMS.with(programs) : RuleCode.ALL_PROGRAMS.with()),
        rule("E17", isListed ? RuleCode.ONE_POPULATION.with() : RuleCode.FAMILIES_APART.with()));
  }

  private List<Rule> estimators() {
    return List.of(
        rule("F18", RuleCode.CODERS_BY_RESPONDENT.with()),
        rule("F19", RuleCode.RETURNS.with(retention.primaryGapWeeks())),
        rule("F20", RuleCode.OPPORTUNITIES.with(retention.primaryWeek())),
        rule("F21", RuleCode.SIGN_OF_RULES.with()),
        rule(
            "F22",
            RuleCode.ONE_DEFINITION.with(
                retention.lookAheadWeeks(), listed(retention.weeks()), retention.rmstWeeks())),
        rule("F23", RuleCode.NEWCOMERS_GROW.with()),
        rule("F24", RuleCode.LIMITS_END.with()));
  }

  private List<Rule> verdicts() {
    List<Message> margins = new ArrayList<>(List.of(RuleCode.NO_MARGIN.with()));
    if (study.margins().isEmpty()) {
      margins.add(RuleCode.NO_MARGIN_SET.with());
    }
    study
        .margins()
        .forEach(
            (outcome, margin) ->
                margins.add(RuleCode.MARGIN.with(BigDecimal.valueOf(margin.value()), outcome)));
    return List.of(
        rule("G25", RuleCode.SENTENCE_FOLLOWS_VERDICT.with()),
        rule("G26", RuleCode.SHARES_NOT_COUNTS.with()),
        rule("G27", RuleCode.NO_VOTES.with()),
        rule("G28", RuleCode.CHECKS_WITH_LIMIT.with()),
        rule("G29", RuleCode.INTERVALS_OF_THE_FAMILY.with()),
        new Rule("G30", List.copyOf(margins)),
        rule("G31", RuleCode.USUAL_MONTH.with()));
  }

  private static Rule rule(String number, Message... sentences) {
    return new Rule(number, List.of(sentences));
  }

  private static String listed(List<Integer> weeks) {
    return weeks.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
