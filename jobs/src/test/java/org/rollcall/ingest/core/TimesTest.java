package org.rollcall.ingest.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.contract.DateOrder;

class TimesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "11/19/2021 09:54:15 AM|2021-11-19T09:54:15",
        "11/19/2021 9:54:15 PM|2021-11-19T21:54:15",
        "11/19/2021 12:01:59 AM|2021-11-19T00:01:59",
        "2020/12/8 8:35|2020-12-08T08:35:00",
        "14/11/22, 09:29:07|2022-11-14T09:29:07",
        "2/1/25, 9:04:01 pm|2025-02-01T21:04:01",
        "22.09.26, 14:48:05|2026-09-22T14:48:05",
        "13/04/2021 à 09:01:31|2021-04-13T09:01:31",
        "May 26, 2024 10:56:42|2024-05-26T10:56:42",
        "Jan 18, 2021 09:04:14|2021-01-18T09:04:14",
        "2024-05-26T10:56:42.123Z|2024-05-26T10:56:42Z",
        "2024-05-26 10:56|2024-05-26T10:56:00",
        "2020/10/30 3:08:44 PM GMT+1|",
        "19-Nov-2024 09:54 am|2024-11-19T09:54:00",
        "Tue 19 Nov 2024, 09:54|2024-11-19T09:54:00",
        "Tuesday, November 19, 2024 09:54:01 PM|2024-11-19T21:54:01",
        "2024-05-26|",
        "31/02/2024 10:00|",
        "2024/01/15 下午 3:00:05|2024-01-15T15:00:05",
        "2024-01-15 오후 12:30|2024-01-15T12:30:00",
        "2024/01/15 午前9:30|2024-01-15T09:30:00",
        "15.01.2024 um 9:30|2024-01-15T09:30:00",
        "15/01/2024 soir 9:30|",
        "nonsense|"
      })
  void dateTime_asProgramsWriteIt_isIso(String text, String iso) {
    DateOrder order = text.startsWith("2/1") ? DateOrder.MONTH_FIRST : DateOrder.ISO;
    Times times = Times.of(order, List.of(new Times.Stamp(1, text)));
    assertEquals(Optional.ofNullable(iso), times.dateTime(text));
  }

  @Test
  void of_datesThatCanBeReadBothWays_areRefusedWithTheirRows() {
    List<Times.Stamp> stamps =
        List.of(new Times.Stamp(4, "11/12/2020 10:00"), new Times.Stamp(5, "11/12/2020 11:00"));
    IngestException refused =
        assertThrows(IngestException.class, () -> Times.of(DateOrder.ISO, stamps));
    assertEquals(
        "Cannot read the file: the dates in rows 4, 5 can be read with the day or the month first (must be told: add date_order: day_first, or month_first, to the source)",
        refused.sentence());
  }

  @Test
  void of_oneDateThatShowsTheOrder_decidesForAll() {
    Times times =
        Times.of(
            DateOrder.ISO,
            List.of(
                new Times.Stamp(4, "11/12/2020 10:00"), new Times.Stamp(9, "13/12/2020 10:00")));
    assertEquals(Optional.of("2020-12-11T10:00:00"), times.dateTime("11/12/2020 10:00"));
  }

  @Test
  void of_bothOrdersInOneFile_isRefused() {
    assertThrows(
        IngestException.class,
        () ->
            Times.of(
                DateOrder.ISO,
                List.of(new Times.Stamp(2, "13/12/2020"), new Times.Stamp(3, "12/13/2020"))));
  }
}
