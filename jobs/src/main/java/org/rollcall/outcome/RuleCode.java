package org.rollcall.outcome;

import static org.rollcall.contract.messages.Parameter.COUNT;
import static org.rollcall.contract.messages.Parameter.DAY;
import static org.rollcall.contract.messages.Parameter.NAME;
import static org.rollcall.contract.messages.Parameter.NUMBER;
import static org.rollcall.contract.messages.Parameter.SHOWN;

import java.util.List;
import org.rollcall.contract.messages.MessageCode;
import org.rollcall.contract.messages.Parameter;

/** What rules say; {@link Rules} numbers them. Parameters are settings of the study. */
enum RuleCode implements MessageCode {
  DATA_END_BY_RECORDS,
  /** The day. */
  NOTHING_AFTER(DAY),
  DAYS_AFTER_TOMORROW,
  /** The last day that a row can be of. */
  DAYS_AFTER(DAY),
  FAR_DAYS,
  SOURCES_HAND_OVER,
  RECORDS_BREAK_OFF,
  BOTH_MODES_END_TOGETHER,
  /** Days. */
  REPORTING_LAG(COUNT),

  /** Weeks of the log, days of the washout. */
  COVERAGE(COUNT, COUNT),
  FIRST_OF_THE_DAY,
  /** Days. */
  NEW_TO_ANY_GROUP(COUNT),
  NEW_TO_PROGRAM(COUNT),
  FIRST_MODE_NOT_STATED,

  CLOSED_WITH_LAST_SESSION,
  /** Weeks of the look-ahead. */
  LEFT(COUNT),
  /** Weeks of each gap. */
  OTHER_GAPS(SHOWN),
  /** Weeks of the look-ahead. */
  CALENDAR_WEEKS(COUNT),
  /** Sessions of each run. */
  MISSED_SESSIONS(SHOWN),
  CLOSURE_ENDS_THE_CURVE,
  /** Weeks of the look-ahead. */
  LOST_AT_CLOSURE(COUNT),

  LINKAGE_SHOWN,
  NOBODY_REPORTED_NEW,
  MODES_LINKED,

  ALL_PROGRAMS,
  /** How many programs are listed. */
  LISTED_PROGRAMS(COUNT),
  FAMILIES_APART,
  ONE_POPULATION,

  CODERS_BY_RESPONDENT,
  /** Weeks of a lapse. */
  RETURNS(COUNT),
  /** Weeks. */
  OPPORTUNITIES(COUNT),
  SIGN_OF_RULES,
  /** Weeks of the look-ahead, the weeks retained, the horizon of the restricted mean. */
  ONE_DEFINITION(COUNT, SHOWN, COUNT),
  NEWCOMERS_GROW,
  LIMITS_END,

  SENTENCE_FOLLOWS_VERDICT,
  SHARES_NOT_COUNTS,
  NO_VOTES,
  CHECKS_WITH_LIMIT,
  INTERVALS_OF_THE_FAMILY,
  NO_MARGIN,
  NO_MARGIN_SET,
  /** The margin, the outcome. */
  MARGIN(NUMBER, NAME),
  USUAL_MONTH;

  private final List<Parameter> parameters;

  RuleCode(Parameter... parameters) {
    this.parameters = List.of(parameters);
  }

  @Override
  public String group() {
    return "rule";
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }
}
