package org.rollcall.ingest.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Extracts;
import org.rollcall.ingest.core.IngestException;

class ZoomPollsTest {

  private static final String HEADING = "#,User Name,User Email,Submitted Date/Time,\n";

  private static Extract extract(String fileName, String text) {
    return new ZoomPolls().extract(Extracts.document(fileName, text), "attendance", DateOrder.ISO);
  }

  @Test
  void extract_severalAnswersOfAPerson_areOneRecordWithoutAnswers() {
    Extract extract =
        extract(
            "80000000144_PollReport.csv",
            HEADING
                + """
                1,Wren,wren@example.org,"Oct 20, 2020 11:24:31",vetiver?,vetiver,
                2,WREN,Wren@example.org,"Oct 20, 2020 11:34:31",vetiver?,vetiver,more?,vetiver
                3,Ash (Kit),,"Oct 20, 2020 11:24:35",vetiver?,"vetiver
                and vetiver",
                4,Anonymous Attendee,,"Oct 20, 2020 11:24:35",vetiver?,vetiver
                5,Kit,,then,vetiver?,vetiver
                Another poll,,,,
                """
                + HEADING
                + "1,Kit,,\"Oct 20, 2020 11:54:35\",vetiver?,vetiver\n");
    assertEquals(
        List.of(
            "wren@example.org|account|80000000144|2020-10-20",
            "Kit|display_name|80000000144|2020-10-20",
            "ASIDE-ANONYMOUS",
            "TYPE-DATETIME",
            "ASIDE-OTHER-SECTION"),
        Extracts.rows(extract, "participant_id", "identity_grade", "group_id", "Date"));
    assertEquals(0, extract.lost());
    assertFalse(extract.toString().contains("vetiver"));
  }

  /** Its block tells a start, but of another zone than the rows. */
  @Test
  void extract_blockWithItsStart_leavesTheStartToTheStudy() {
    Extract extract =
        extract(
            "report.csv",
            """
            Poll Report
            Report Generated:,2021-01-23 15:28:38
            Topic,Meeting ID,Actual Start Time,Actual Duration (minutes),
            Tuesday group,800 0000 0144,2020-10-20 07:31:20,80
            Poll Details
            """
                + HEADING
                + "1,Wren,,\"Oct 20, 2020 11:24:31\",x,y\n");
    assertEquals(
        List.of(
            "Cannot read the file: nothing in it tells when the meeting began (must be told: add columns: {session_start: \"{Date} 18:30\"} to the source, with the start that the meeting has in its participants report)"),
        extract.gaps().stream().map(Extract.Gap::sentence).toList());
    assertEquals(List.of("80000000144|Tuesday group"), Extracts.rows(extract, "group_id", "Topic"));
  }

  @Test
  void extract_noMeetingNamed_leavesTheGroupToTheStudy() {
    Extract extract = extract("report.csv", HEADING + "1,Wren,,2020-07-20 15:06,x,y\n");
    assertEquals(
        List.of("IN-NO-TIME", "IN-NO-GROUP"),
        extract.gaps().stream().map(Extract.Gap::code).toList());
  }

  @Test
  void extract_answersOfSeveralDays_areRefused() {
    IngestException refused =
        assertThrows(
            IngestException.class,
            () ->
                extract(
                    "report.csv",
                    HEADING + "1,Wren,,2020-07-20 15:06,x,y\n2,Ash,,2020-07-27 15:06,x,y\n"));
    assertEquals("IN-STACKED", refused.code());
  }
}
