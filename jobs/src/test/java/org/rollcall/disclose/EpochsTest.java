package org.rollcall.disclose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-07-14, 2026-06",
    "2026-07-13, 2026-05",
    "2026-06-30, 2026-05",
    "2026-01-14, 2025-12",
    "2026-01-13, 2025-11",
    "2024-03-14, 2024-02",
    "2024-03-13, 2024-01"
  })
  void closed_dayBeforeAndAfterSettling_isTheMonthThatEndedFourteenDaysBack(
      LocalDate asOf, YearMonth closed) {
    assertEquals(closed, Epochs.closed(asOf));
  }

  @ParameterizedTest
  @CsvSource({"2020-01-01", "2024-02-29"})
  void closed_anyDayOfFourYears_endedLongEnoughAgoAndTheNextDidNot(LocalDate from) {
    for (LocalDate day = from; day.isBefore(from.plusYears(4)); day = day.plusDays(1)) {
      YearMonth closed = Epochs.closed(day);
      assertEquals(false, closed.atEndOfMonth().plusDays(14).isAfter(day));
      assertEquals(true, closed.plusMonths(1).atEndOfMonth().plusDays(14).isAfter(day));
    }
  }
}
