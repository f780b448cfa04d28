package org.rollcall.ingest.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Texts;

/** Logs that have a row for each sign-in or each meeting. */
class MeetingLogsTest {

  @Test
  void signIns_aDayLongerThanASession_askForItsStart() {
    Extract extract =
        Texts.extract(
            "sign_in_log",
            "attendance",
            Texts.csv("Name,Date,Time\nWren,2025-03-03,09:00\nAsh,2025-03-03,18:30\n"));
    assertEquals(List.of("IN-NO-TIME"), extract.gaps().stream().map(Extract.Gap::code).toList());
    assertFalse(extract.columns().contains("session_start"));
  }

  @Test
  void signIns_groupsAndFirstTimes_areKept() {
    Extract extract =
        Texts.extract(
            "sign_in_log",
            "attendance",
            Texts.csv(
                "Name,Date,Time,Group,First time\nWren,13/03/2025,6:30 PM,Harbour,Y\nAsh,13/03/2025,6:20 PM,Station,N\n"));
    assertEquals(
        List.of(
            List.of(
                "Wren",
                "sign_in",
                "2025-03-13T18:30:00",
                "face_to_face",
                "2025-03-13",
                "2025-03-13T18:30:00",
                "Harbour",
                "Y"),
            List.of(
                "Ash",
                "sign_in",
                "2025-03-13T18:20:00",
                "face_to_face",
                "2025-03-13",
                "2025-03-13T18:20:00",
                "Station",
                "N")),
        extract.records().stream().map(Extract.Record::cells).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Men,Women,Total;2025-03-03,4,5,9|9|",
        "Date,Men,Women,Total;2025-03-03,4,5,8||COUNT-SUM",
        "Date,Men,Women,Total;2025-03-03,4,,9||COUNT-PARTS",
        "Date,Men,Women,Total;2025-03-03,,,9|9|",
        "Date,Attendance;2025-03-03,7.0|7|",
        "Date,Attendance;2025-03-03,0|0|",
        "Date,Attendance;2025-03-03,||",
        "Date,Attendance;2025-03-03,5;later,6|5|"
      })
  void headcounts_partsAndTotal_mustAgree(String lines, String attendees, String fault) {
    Extract extract =
        Texts.extract("headcount_table", "headcounts", Texts.csv(lines.replace(';', '\n')));
    Extract.Record first = extract.records().get(0);
    assertEquals(attendees == null ? "" : attendees, first.cells().get(0));
    assertEquals(fault == null ? "" : fault, first.fault());
    assertEquals(0, extract.lost());
  }

  @Test
  void facilitatorLog_ofSmallGroupSoftware_isReadByItsNames() {
    String csv =
        "groupId,eventId,date,memberCount,anonCount,childCount,totalCount,meetingOccurred,feedback\n"
            + "7,901,2025-03-03T18:30:00,5,1,0,6,true,fine\n7,902,2025-03-10T18:30:00,0,0,0,0,false,\n";
    Extract sessions = Texts.extract("facilitator_log", "sessions", Texts.csv(csv));
    assertEquals(
        List.of("group_id", "session_id", "Date", "scheduled_start", "status"), sessions.columns());
    assertEquals(
        List.of("7", "902", "2025-03-10", "2025-03-10T18:30:00", "cancelled"),
        sessions.records().get(1).cells());
  }

  @Test
  void facilitatorLog_countsAsPandasWritesThem_areWholeNumbers() {
    String csv =
        "groupId,eventId,date,totalCount,meetingOccurred\n7,901,2025-03-03T18:30:00,6.0,true\n";
    Extract counts = Texts.extract("facilitator_log", "headcounts", Texts.csv(csv));
    int attendees = counts.columns().indexOf("attendees");
    assertEquals("6", counts.records().get(0).cells().get(attendees));
  }
}
