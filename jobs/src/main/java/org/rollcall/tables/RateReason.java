package org.rollcall.tables;

import java.util.List;
import org.rollcall.contract.messages.MessageCode;
import org.rollcall.contract.messages.Parameter;

/** Why a number of headcounts is not to be had. */
enum RateReason implements MessageCode {
  NO_SESSION_COUNTED,
  SESSIONS_NOT_KNOWN,
  NO_INTERVAL,
  NEWCOMERS_OF_LESS_THAN_A_YEAR,
  NOBODY_NEW,
  NEWCOMERS_CHANGE;

  @Override
  public String group() {
    return "reason";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }
}
