package org.rollcall.disclose;

import java.util.List;
import org.rollcall.contract.messages.Message;

/** What a public release tells its readers about its protection. */
final class Notes {

  private Notes() {}

  static List<Message> protection(DisclosureThresholds rules) {
    return List.of(
        NoteCode.SMALL_ROWS_WITHHELD.with(rules.k(), rules.minGroups()),
        NoteCode.OTHER_UNITS.with(rules.k(), rules.answers()),
        NoteCode.PARTS_COUNTED_THEMSELVES.with(),
        NoteCode.UNCOUNTED_WITHHELD.with(),
        NoteCode.COUNTS_IN_BINS.with(rules.base()),
        NoteCode.NUMBERS_ROUNDED.with(),
        NoteCode.LIMITS_ROUNDED_OUTWARD.with(),
        NoteCode.CURVES_ON_A_GRID.with(2 * rules.k()),
        NoteCode.WORDS_WITHHELD.with(),
        NoteCode.CHECKS_NOT_SHOWN.with(),
        NoteCode.CLOSED_MONTHS_ONLY.with(Epochs.SETTLE_DAYS),
        NoteCode.ANSWERS_OF_ONE_PERSON.with(),
        NoteCode.NO_SECOND_SUPPRESSION.with());
  }
}
