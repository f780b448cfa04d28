package org.rollcall.compare;

import static org.rollcall.contract.messages.Parameter.COUNT;
import static org.rollcall.contract.messages.Parameter.NAME;
import static org.rollcall.contract.messages.Parameter.NUMBER;
import static org.rollcall.contract.messages.Parameter.TERM;

import java.util.List;
import org.rollcall.contract.messages.MessageCode;
import org.rollcall.contract.messages.Parameter;

/**
 * Why a verdict is what it is, why an estimate is withheld, and what must be told beside one. What
 * an estimator answers has codes of its own, by {@link CauseCode}.
 */
public enum ReasonCode implements MessageCode {
  INSIDE_MARGIN,
  INSIDE_MARGIN_WITH_ZERO,
  INSIDE_MARGIN_WITHOUT_ZERO,
  BEYOND_MARGIN,
  ACROSS_MARGIN_WITHOUT_ZERO,
  NO_MARGIN_WITHOUT_ZERO,
  NO_MARGIN_WITH_ZERO,
  WIDER_THAN_MARGIN,
  ACROSS_MARGIN,
  /** Groups that would be enough: how many more, of which arm, and the same of the other arm. */
  GROUPS_TO_BE_AS_NARROW(COUNT, TERM, COUNT, TERM),
  GROUPS_TO_FIT_INSIDE(COUNT, TERM, COUNT, TERM),
  AS_LARGE_AS_MARGIN,
  CHOSEN_SIZE_NOT_KNOWN,
  CHOSEN_LIKENESS_NOT_KNOWN,
  /** How many comparisons there are. */
  ADJUSTED_FOR_FAMILY(COUNT),

  /** An arm, and what is said of it. */
  OF_ARM(TERM, TERM),

  /** From here on an arm, the check that it fails, and the limit of the check. */
  TOO_FEW_OR_UNEVEN_GROUPS(TERM, NAME, NUMBER),
  MORE_NEW_THAN_REPORTED(TERM, NAME, NUMBER),
  MODES_NOT_LINKED(TERM, NAME, NUMBER),
  ENDS_APART(TERM, NAME, NUMBER),
  DATES_BEYOND_OTHERS(TERM, NAME, NUMBER),
  VALUES_LACKING(TERM, NAME, NUMBER),
  REACH_NOT_KNOWN(TERM, NAME, NUMBER),
  PEOPLE_TOO_UNLIKE(TERM, NAME, NUMBER),
  UNKNOWN_BY_OUTCOME(TERM, NAME, NUMBER),
  STILL_UNLIKE(TERM, NAME, NUMBER),
  ZEROS_UNLIKE(TERM, NAME, NUMBER),
  PROGRAMS_MIXED_UNLIKE(TERM, NAME, NUMBER),
  ADMISSION_MIXED_UNLIKE(TERM, NAME, NUMBER),
  PROGRAMS_NOT_SHARED(TERM, NAME, NUMBER),
  NOBODY_IN_BOTH_MODES(TERM, NAME, NUMBER),
  TOO_MANY_LEFT_OUT(TERM, NAME, NUMBER),
  SHEETS_LOST(TERM, NAME, NUMBER),
  MEETINGS_TWICE(TERM, NAME, NUMBER),
  HEADS_NOT_NAMED(TERM, NAME, NUMBER),
  RARE_ATTENDANCE(TERM, NAME, NUMBER),
  IDENTITIES_REPLACED(TERM, NAME, NUMBER),
  FEWER_NEW_THAN_REPORTED(TERM, NAME, NUMBER),

  LINKAGE_NOT_SHOWN,
  LINKAGE_NOT_SHOWN_OF(TERM),
  LINKAGE_NOT_SHOWN_OF_BOTH(TERM, TERM),

  DEFINITION_DEPENDENT,
  ADJUSTED_FOR_WHAT_IS_KNOWN;

  static final String GROUP = "reason";

  private final List<Parameter> parameters;

  ReasonCode(Parameter... parameters) {
    this.parameters = List.of(parameters);
  }

  @Override
  public String group() {
    return GROUP;
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }
}
