package org.rollcall.ingest.directory;

import java.text.DateFormatSymbols;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** Names of days in the languages of sites, as the plugin exports them. */
  private static final Map<String, Integer> NAMES = names();

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
    return isEnglish(text)
        ? Optional.of(Integer.toString(WORDS.indexOf(text.substring(0, 3)) + 1))
        : Optional.ofNullable(NAMES.get(text)).map(Object::toString);
  }

  /** Whether a day is written in English or as a number. */
  static boolean isEnglish(String day) {
    return day.strip()
        .toLowerCase(Locale.ROOT)
        .matches("[0-9](\\.0)?|(mon|tues?|wed|wednes|thur?s?|fri|sat|satur|sun)(day)?s?");
  }

  /** A name that is of two days in two languages is of neither. */
  private static Map<String, Integer> names() {
    Map<String, Integer> names = new HashMap<>();
    Set<String> doubtful = new HashSet<>();
    for (Locale locale : DateFormatSymbols.getAvailableLocales()) {
      for (DayOfWeek day : DayOfWeek.values()) {
        for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)) {
          String name = day.getDisplayName(style, locale).toLowerCase(Locale.ROOT);
          Integer other = names.putIfAbsent(name, day.getValue());
          if (other != null && other != day.getValue()) {
            doubtful.add(name);
          }
        }
      }
    }
    names.keySet().removeAll(doubtful);
    names.keySet().removeIf(name -> !name.matches(".*\\p{L}{2}.*"));
    return Map.copyOf(names);
  }
}
