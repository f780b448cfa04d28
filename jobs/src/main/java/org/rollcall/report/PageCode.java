package org.rollcall.report;

import static org.rollcall.contract.messages.Parameter.COUNT;
import static org.rollcall.contract.messages.Parameter.SHOWN;

import java.util.List;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.contract.messages.MessageCode;
import org.rollcall.contract.messages.Parameter;

/** The limits that a page begins with, and the notes below its figures. */
enum PageCode implements MessageCode {
  PEOPLE_CHOOSE,
  LOCKED_CUT,
  REBUILT_AS_DATA_COME,
  SIGN_DEPENDS_ON_DEFINITION,
  /** Home groups as the page shows them, and at most how many they are. */
  FEW_GROUPS(SHOWN, COUNT),
  HEADCOUNTS_NAME_NOBODY,

  /** The check; then its arm, or what was found and the threshold, or all of these. */
  CHECK_FAILED(SHOWN),
  CHECK_FAILED_OF(SHOWN, SHOWN),
  CHECK_FAILED_AT(SHOWN, SHOWN, SHOWN),
  CHECK_FAILED_OF_AT(SHOWN, SHOWN, SHOWN, SHOWN),
  MORE_CHECKS_FAILED(COUNT),

  /** Limits of a difference: of 100, of each person with what is counted, or of nothing named. */
  FEWER_IN_100(SHOWN, SHOWN),
  FEWER_EACH(SHOWN, SHOWN, SHOWN),
  FEWER(SHOWN, SHOWN),
  MORE_IN_100(SHOWN, SHOWN),
  MORE_EACH(SHOWN, SHOWN, SHOWN),
  MORE(SHOWN, SHOWN),
  /** The same, each limit followed by 0 where it is fewer and 1 where it is more. */
  ANYTHING_IN_100(SHOWN, COUNT, SHOWN, COUNT),
  ANYTHING_EACH(SHOWN, COUNT, SHOWN, COUNT, SHOWN),
  ANYTHING(SHOWN, COUNT, SHOWN, COUNT),

  VERDICTS_AT_LOCKED_CUTS,
  RULE_MEASURES_FREQUENCY,
  MARKED_WEEKS_NOT_DRAWN,
  BANDS_POINTWISE,
  RESPONDENTS_ONLY,
  HOME_GROUP_IS_OF_FIRST_SESSION,
  HEADCOUNTS_FOLLOW_NOBODY,
  SERVICE_NOT_REPORTED,
  UNKNOWN_MONTHS_LEFT_OUT,
  MARKS_OF_MONTHS;

  private final List<Parameter> parameters;

  PageCode(Parameter... parameters) {
    this.parameters = List.of(parameters);
  }

  @Override
  public String group() {
    return "page";
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Its words. */
  String text(Object... values) {
    return MessageCatalog.text(with(values));
  }
}
