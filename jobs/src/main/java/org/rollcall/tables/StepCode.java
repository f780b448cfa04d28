package org.rollcall.tables;

import java.util.List;
import org.rollcall.contract.messages.MessageCode;
import org.rollcall.contract.messages.Parameter;

/** Rules of who is counted, named by whom they keep. */
enum StepCode implements MessageCode {
  ATTENDED,
  ATTENDED_ANALYSED,
  IDENTIFIED,
  STARTED_AFTER_WASHOUT,
  FIRST_SESSION_TOLD,
  STARTED_IN_STATED_MODE,
  STARTED_IN_MODE,
  FOLLOWED_TO_WEEK(Parameter.COUNT),
  STARTED,
  OBSERVED_TO_WEEK(Parameter.COUNT),
  COMING_AT_WEEK(Parameter.COUNT),
  USED_MODE_UNTIL_WEEK(Parameter.COUNT),
  FOLLOWED_FROM_WEEK(Parameter.COUNT),
  COUNTED_HEADS,
  COUNTED_HEADS_ANALYSED;

  private final List<Parameter> parameters;

  StepCode(Parameter... parameters) {
    this.parameters = List.of(parameters);
  }

  @Override
  public String group() {
    return "step";
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }
}
