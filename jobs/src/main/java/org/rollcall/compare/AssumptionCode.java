package org.rollcall.compare;

import static org.rollcall.contract.messages.Parameter.COUNT;

import java.util.List;
import org.rollcall.contract.messages.MessageCode;
import org.rollcall.contract.messages.Parameter;

/** What estimates rest on. */
public enum AssumptionCode implements MessageCode {
  NOT_ADJUSTED,
  GROUPS_NOT_ADJUSTED,
  FIRST_MODE,
  RETAINED_WITHIN_LOOK_AHEAD,
  ELSEWHERE_NOT_SEEN,
  ONE_HOME_GROUP,
  CLOSURE_UNRELATED,
  RECORDS_BREAK_OFF,
  FACILITATORS_NOT_COUNTED,
  ONE_IDENTITY,
  STARTERS_ONLY,
  MODE_BY_WEEK_NOT_FOLLOWED,
  CALENDAR_INFERRED,
  ATTENDANCES_OF_ALL_STARTERS,
  OPPORTUNITIES_DIFFER,
  WHOLE_PERIOD_SEEN,
  MINUTES_RECORDED,
  COMING_AT_LANDMARK,
  MODES_BEFORE_LANDMARK,
  BOTH_ATTEND_MORE_OFTEN,
  NOBODY_FOLLOWED,
  SESSIONS_NOT_COUNTED,

  /** From here on what was guessed in the data of a run: how often. */
  DAYS_MISTYPED(COUNT),
  SOURCES_HANDED_OVER(COUNT),
  RECORDS_BROKE_OFF(COUNT),
  RECORDS_LATE(COUNT),
  LOGS_CUT(COUNT),
  OPENED_FULL(COUNT),
  FIRST_SESSIONS_NOT_TOLD(COUNT),
  CLOSURES_NOT_DECLARED(COUNT),
  IDENTITIES_NOT_SHOWN(COUNT),
  LEADERS_NOT_TOLD(COUNT);

  private final List<Parameter> parameters;

  AssumptionCode(Parameter... parameters) {
    this.parameters = List.of(parameters);
  }

  @Override
  public String group() {
    return "assumption";
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }
}
