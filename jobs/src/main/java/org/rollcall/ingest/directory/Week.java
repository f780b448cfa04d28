package org.rollcall.ingest.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How directories write the day of the week. */
enum Week {
  /** Meeting Guide and the administrators' interface of BMLT: 0 is Sunday, 6 Saturday. */
  SUNDAY_0(0),
  /** BMLT's search: 1 is Sunday, 7 Saturday. */
  SUNDAY_1(1),
  /** ISO, as the Online Intergroup's database: 1 is Monday, 7 Sunday. */
  MONDAY_1(1);

  private static final List<String> WORDS =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private final int first;

  Week(int first) {
    this.first = first;
  }

  /**
   * Days since the first of the week to ISO, from a number or an English name; empty if neither.
   */
  Optional<String> iso(String day) {
    String text = day.strip().toLowerCase(Locale.ROOT).replaceFirst("^([0-9])\\.0$", "$1");
    if (text.matches("[0-9]")) {
      int since = Integer.parseInt(text) - first;
      if (since < 0 || since > 6) {
        return Optional.empty();
      }
      int monday = this == MONDAY_1 ? since : (since + 6) % 7;
      return Optional.of(Integer.toString(monday + 1));
    }
    boolean word =
        text.matches("(mon|tues?|wed|wednes|thur?s?|fri|sat|satur|sun)(day)?s?")
            && text.length() > 2;
    return word
        ? Optional.of(Integer.toString(WORDS.indexOf(text.substring(0, 3)) + 1))
        : Optional.empty();
  }
}
