package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.contract.DateOrder;

class TimeTextTest {

  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

  private static boolean date(TimeText time, String text) {
    return time.readDate(text.toCharArray(), 0, text.length());
  }

  private static boolean dateTime(TimeText time, String text) {
    return time.readDateTime(text.toCharArray(), 0, text.length());
  }

  @Test
  void readDate_everyDay_isTheCalendars() {
    TimeText time = new TimeText(DateOrder.ISO);
    LocalDate end = LocalDate.of(2068, 1, 1);
    for (LocalDate day = LocalDate.of(1900, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      assertTrue(date(time, day.toString()));
      assertEquals(day.toEpochDay(), time.day());
    }
  }

  @Test
  void readDate_monthAndDayOfOneDigit_isRead() {
    TimeText time = new TimeText(DateOrder.ISO);
    assertTrue(date(time, "2026-1-9"));
    assertEquals(LocalDate.of(2026, 1, 9).toEpochDay(), time.day());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29",
        "2100-01-01",
        "1899-12-31",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "2026--1",
        "2026-1-",
        "26-01-01",
        "2026/01/01",
        "20260101",
        "2026-01-01x",
        "2026-01-01T10:00",
        "1/2/2026",
        "-2026-01-01",
        "2026-01",
        "soon",
        "2026-01-0a"
      })
  void readDate_otherTexts_isNone(String text) {
    assertFalse(date(new TimeText(DateOrder.ISO), text));
  }

  @ParameterizedTest
  @CsvSource({
    "DAY_FIRST, 3/4/2026, 2026-04-03", "MONTH_FIRST, 3/4/2026, 2026-03-04",
    "DAY_FIRST, 31.12.2025, 2025-12-31", "MONTH_FIRST, 12-31-2025, 2025-12-31",
    "DAY_FIRST, 2026-04-03, 2026-04-03", "DAY_FIRST, 03/04/2026, 2026-04-03"
  })
  void readDate_stateOrder_isFollowed(DateOrder order, String text, LocalDate expected) {
    TimeText time = new TimeText(order);
    assertTrue(date(time, text));
    assertEquals(expected.toEpochDay(), time.day());
  }

  @ParameterizedTest
  @CsvSource({
    "DAY_FIRST, 12/31/2025",
    "MONTH_FIRST, 31/12/2025",
    "DAY_FIRST, 1/2/26",
    "DAY_FIRST, 1/2-2026"
  })
  void readDate_otherOrder_isNone(DateOrder order, String text) {
    assertFalse(date(new TimeText(order), text));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T18:05, 18:05:00, ",
    "2026-03-02 18:05:09, 18:05:09, ",
    "2026-03-02T18:05:09.123456, 18:05:09, ",
    "2026-03-02T18:05Z, 18:05:00, 0",
    "2026-03-02T18:05:00+10:00, 18:05:00, 36000",
    "2026-03-02T18:05-0330, 18:05:00, -12600",
    "2026-03-02T18:05+11, 18:05:00, 39600",
    "2026-03-02 6:05 PM, 18:05:00, ",
    "2026-03-02 12:00 am, 00:00:00, ",
    "2026-03-02 12:30PM, 12:30:00, "
  })
  void readDateTime_isoAndHalfDays_isTheTime(String text, LocalTime expected, Integer offset) {
    TimeText time = new TimeText(DateOrder.ISO);
    assertTrue(dateTime(time, text));
    assertEquals(expected.toSecondOfDay(), time.second());
    assertEquals(offset == null ? TimeText.NONE : offset, time.offset());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02",
        "2026-03-02T",
        "2026-03-02T24:00",
        "2026-03-02T18:60",
        "2026-03-02T18:05:60",
        "2026-03-02T18:5",
        "2026-03-02T18:05:0",
        "2026-03-02T18:05x",
        "2026-03-02T18:05+1",
        "2026-03-02T18:05+10:0",
        "2026-03-02T18:05+19",
        "2026-03-02_18:05",
        "2026-03-02 13:00 PM",
        "2026-03-02 0:00 PM",
        "2026-03-02T18:05:00.",
        "2026-03-02T18:05 UTC"
      })
  void readDateTime_otherTexts_isNone(String text) {
    assertFalse(dateTime(new TimeText(DateOrder.ISO), text));
  }

  @ParameterizedTest
  @CsvSource({
    // No offset: local as written.
    "2026-03-02T18:00, 2026-03-02T18:00, 2026-03-02T07:00",
    // An offset: converted to Sydney.
    "2026-03-02T20:30:00Z, 2026-03-03T07:30, 2026-03-02T20:30",
    "2026-06-30T23:30+09:30, 2026-07-01T00:00, 2026-06-30T14:00",
    // Skipped on 4 October 2026, 02:00 to 03:00: moved forward by the gap.
    "2026-10-04T02:30, 2026-10-04T03:30, 2026-10-03T16:30",
    "2026-10-04T01:59, 2026-10-04T01:59, 2026-10-03T15:59",
    "2026-10-04T03:00, 2026-10-04T03:00, 2026-10-03T16:00",
    // Repeated on 5 April 2026, 02:00 to 03:00: the earlier.
    "2026-04-05T02:30, 2026-04-05T02:30, 2026-04-04T15:30",
    "2026-04-05T03:00, 2026-04-05T03:00, 2026-04-04T17:00",
    // The later of the two, because its offset says so.
    "2026-04-05T02:30+10:00, 2026-04-05T02:30, 2026-04-04T16:30"
  })
  void set_ofTimes_givesLocalAndInstant(String text, LocalDateTime local, LocalDateTime instant) {
    TimeText time = new TimeText(DateOrder.ISO);
    LocalClock clock = new LocalClock(SYDNEY);
    assertTrue(dateTime(time, text));
    clock.set(time.day(), time.second(), time.offset());
    assertEquals(local.toEpochSecond(ZoneOffset.UTC), clock.local());
    assertEquals(instant.toEpochSecond(ZoneOffset.UTC), clock.instant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Australia/Sydney",
        "Australia/Lord_Howe",
        "America/St_Johns",
        "Asia/Kolkata",
        "Pacific/Apia",
        "UTC"
      })
  void set_everyHourOfManyYears_agreesWithTheLibrary(String zone) {
    LocalClock clock = new LocalClock(ZoneId.of(zone));
    LocalDateTime end = LocalDateTime.of(2027, 1, 1, 0, 0);
    for (LocalDateTime at = LocalDateTime.of(2008, 1, 1, 0, 30);
        at.isBefore(end);
        at = at.plusHours(7)) {
      var expected = at.atZone(ZoneId.of(zone));
      clock.set(
          (int) at.toLocalDate().toEpochDay(), at.toLocalTime().toSecondOfDay(), TimeText.NONE);
      assertEquals(expected.toEpochSecond(), clock.instant(), at.toString());
      assertEquals(
          expected.toLocalDateTime().toEpochSecond(ZoneOffset.UTC), clock.local(), at.toString());
      clock.set((int) at.toLocalDate().toEpochDay(), at.toLocalTime().toSecondOfDay(), 0);
      assertEquals(
          at.atZone(ZoneOffset.UTC)
              .withZoneSameInstant(ZoneId.of(zone))
              .toLocalDateTime()
              .toEpochSecond(ZoneOffset.UTC),
          clock.local(),
          at.toString());
    }
  }

  @Test
  void later_ofRepeatedTime_isAnHourOn() {
    LocalClock clock = new LocalClock(SYDNEY);
    clock.set((int) LocalDate.of(2026, 4, 5).toEpochDay(), 9000, TimeText.NONE);
    assertEquals(3600, clock.later() - clock.instant());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12.50, 12.5",
    "-3, -3",
    "+.5, 0.5",
    "1e3, 1000",
    "0.1, 0.1",
    "123456789012345678901, 1.2345678901234568E20",
    "7., 7"
  })
  void real_numbers_areAsParsedByTheLibrary(String text, double expected) {
    assertEquals(expected, NumberText.real(text.toCharArray(), 0, text.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "1d",
        "0x1p3",
        "1,5",
        ".",
        "-",
        "1e",
        "1e999",
        "1.2.3",
        "--1",
        "１"
      })
  void real_otherTexts_isNone(String text) {
    assertTrue(Double.isNaN(NumberText.real(text.toCharArray(), 0, text.length())));
  }
}
