package org.rollcall.disclose;

import static org.rollcall.contract.messages.Parameter.COUNT;

import java.util.List;
import org.rollcall.contract.messages.MessageCode;
import org.rollcall.contract.messages.Parameter;

/** What a public release tells its readers about its protection, and what stands against it. */
enum NoteCode implements MessageCode {
  /** People and groups that must stand behind a row. */
  SMALL_ROWS_WITHHELD(COUNT, COUNT),
  /** Sessions or people, and anonymous responses, that must stand behind a row. */
  OTHER_UNITS(COUNT, COUNT),
  PARTS_COUNTED_THEMSELVES,
  UNCOUNTED_WITHHELD,
  /** Width of a bin. */
  COUNTS_IN_BINS(COUNT),
  NUMBERS_ROUNDED,
  LIMITS_ROUNDED_OUTWARD,
  /** People at risk that a curve needs. */
  CURVES_ON_A_GRID(COUNT),
  WORDS_WITHHELD,
  CHECKS_NOT_SHOWN,
  /** Days from the end of a month to the last day of the data. */
  CLOSED_MONTHS_ONLY(COUNT),
  ANSWERS_OF_ONE_PERSON,
  NO_SECOND_SUPPRESSION,
  NOT_FOR_PUBLICATION;

  private final List<Parameter> parameters;

  NoteCode(Parameter... parameters) {
    this.parameters = List.of(parameters);
  }

  @Override
  public String group() {
    return "note";
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }
}
