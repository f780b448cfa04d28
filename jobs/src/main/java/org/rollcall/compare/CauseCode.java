package org.rollcall.compare;

import java.util.List;
import org.rollcall.contract.messages.MessageCode;
import org.rollcall.contract.messages.Parameter;
import org.rollcall.stats.Cause;

/**
 * What stands against an estimate, as something to be said.
 *
 * @param cause what an estimator answered
 */
public record CauseCode(Cause cause) implements MessageCode {

  @Override
  public String name() {
    return cause.name();
  }

  @Override
  public String group() {
    return ReasonCode.GROUP;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }
}
