package org.rollcall.report;

import java.time.LocalDate;

/** Dates in words, the same on every machine. */
final class Dates {

  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  private Dates() {}

  static String day(LocalDate date) {
    return date.getDayOfMonth() + " " + MONTHS[date.getMonthValue() - 1] + " " + date.getYear();
  }

  static String month(LocalDate date) {
    return MONTHS[date.getMonthValue() - 1].substring(0, 3) + " " + date.getYear();
  }
}
