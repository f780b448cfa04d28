package org.rollcall.measure;

import java.time.LocalDate;

/** Months as whole numbers: twelve times the year, plus the month from 0. */
final class Months {

  private Months() {}

  static int of(int epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    return date.getYear() * 12 + date.getMonthValue() - 1;
  }

  static LocalDate firstDay(int month) {
    return LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1);
  }
}
