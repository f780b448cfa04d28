package org.rollcall.ingest.meet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Extracts;
import org.rollcall.ingest.core.IngestException;

class MeetReportTest {

  private static final String ROWS =
      """
      First name,Last name,Email,Duration,Time joined,Time exited
      Robin,Sample,,58 min,6:02 PM,7:00 PM
      """;

  private static Extract extract(String fileName, String text) {
    return new MeetReport().extract(Extracts.document(fileName, text), "attendance", DateOrder.ISO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-03-07 18:00 Tuesday - Attendance Report.csv",
        "2024-03-07 18_00 Tuesday - Attendance Report.csv",
        "2024-03-07 1800 Tuesday - Attendance Report (1).csv",
        "2024-03-07_18_00_Tuesday_-_Attendance_Report.csv"
      })
  void extract_nameOfTheFile_tellsDayStartAndGroup(String fileName) {
    assertEquals(
        List.of("Tuesday|2024-03-07T18:00:00|2024-03-07T18:02:00"),
        Extracts.rows(extract(fileName, ROWS), "group_id", "session_start", "joined_at"));
  }

  @Test
  void extract_dayWithoutTheHour_startsWithTheFirstToJoin() {
    assertEquals(
        List.of("2024-03-07T18:02:00"),
        Extracts.rows(
            extract("2024-03-07 Tuesday - Attendance Report.csv", ROWS), "session_start"));
  }

  @Test
  void extract_dayWithoutTheHourAndRowsAroundMidnight_isRefused() {
    IngestException refused =
        assertThrows(
            IngestException.class,
            () ->
                extract(
                    "2024-03-07 Tuesday - Attendance Report.csv",
                    ROWS + "Kit,Exempel,,10 min,12:10 AM,12:20 AM\n"));
    assertEquals("IN-NO-TIME", refused.code());
  }

  @Test
  void extract_brokenTimesAndLengths_areFaults() {
    assertEquals(
        List.of("TYPE-DATETIME", "TYPE-NUMBER", "NO-PERSON"),
        Extracts.rows(
            extract(
                "2024-03-07 18_00 Tuesday - Attendance Report.csv",
                """
                Name,Email,Duration,Time joined,Time exited
                Robin,,58 min,#REF!,7:00 PM
                Robin,,long,6:02 PM,7:00 PM
                ,,58 min,6:02 PM,7:00 PM
                """)));
  }

  @Test
  void extract_personWithoutTimesOrDuration_isNotPresent() {
    Extract extract =
        Texts.extract(
            "meet_report",
            "headcounts",
            Texts.document(
                "2026-03-03 18:28 Tuesday - Attendance Report.csv",
                "First name,Last name,Email,Duration,Time joined,Time exited\n"
                    + "Kit,Lee,kit@example.org,1 hr 2 min,6:28 PM,7:30 PM\n"
                    + "Wren,Ray,wren@example.org,,,\n"
                    + "Ash,Dun,ash@example.org,0 min,-,-\n"));
    assertEquals(Map.of("ASIDE-NOT-PRESENT", 2L), extract.aside());
    assertEquals("1", extract.cell(extract.records().get(2), "attendees"));
  }
}
