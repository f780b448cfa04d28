package org.rollcall.compare;

import java.util.List;
import org.rollcall.contract.messages.MessageCode;
import org.rollcall.contract.messages.Parameter;

/** How the value of one arm is estimated, and its error by leaving out one home group at a time. */
public enum MethodCode implements MessageCode {
  SHARE_OF_PEOPLE,
  MEAN_PER_PERSON,
  RATIO_OF_TOTALS,
  /** By one definition of leaving. */
  SHARE_OF_CURVE(Parameter.NAME),
  /** By one definition of leaving. */
  AREA_UNDER_CURVE(Parameter.NAME);

  private final List<Parameter> parameters;

  MethodCode(Parameter... parameters) {
    this.parameters = List.of(parameters);
  }

  @Override
  public String group() {
    return "method";
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }
}
