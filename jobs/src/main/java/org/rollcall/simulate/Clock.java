package org.rollcall.simulate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** Weeks of the log as dates; it never asks what time it is. */
record Clock(LocalDate firstDay) {

  static Clock of(Scenario scenario) {
    return new Clock(scenario.firstDay());
  }

  LocalDate date(Group group, int week) {
    return firstDay.plusDays(7L * week + group.slot().day());
  }

  LocalDateTime start(Group group, int week) {
    return date(group, week).atTime(group.slot().start());
  }

  /** The same moment in UTC, as a video platform writes it. */
  LocalDateTime utc(Group group, int week) {
    return start(group, week)
        .atZone(ZoneId.of(group.region().zone))
        .withZoneSameInstant(ZoneOffset.UTC)
        .toLocalDateTime();
  }

  static String month(LocalDate date) {
    return String.format(Locale.ROOT, "%04d-%02d", date.getYear(), date.getMonthValue());
  }

  static String quarter(LocalDate date) {
    return date.getYear() + "q" + ((date.getMonthValue() + 2) / 3);
  }

  static String session(Group group, int week) {
    return "S" + group.code().substring(1) + String.format(Locale.ROOT, "%03d", week);
  }

  static String facilitator(Group group) {
    return String.format(
        Locale.ROOT, "F%03d", (Integer.parseInt(group.code().substring(1)) + 1) / 2);
  }
}
