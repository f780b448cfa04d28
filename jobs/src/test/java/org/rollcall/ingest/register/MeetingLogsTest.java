package org.rollcall.ingest.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Request;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date,Service,Attendance;2026-03-01,Morning,20;2026-03-01,Evening,12;2026-03-08,Morning,22|Morning,Evening,Morning",
        "Date,Meeting,Attendance;2026-03-01,Dubbo,20;2026-03-01,Orange,12|Dubbo,Orange",
        "Date,Group,Service,Attendance;2026-03-01,Dubbo,Early,20;2026-03-01,Dubbo,Late,12|Dubbo Early,Dubbo Late",
        "Date,Time,Service,Attendance;2026-03-01,09:00,Early,20;2026-03-01,09:00,Hall,12|Early,Hall"
      })
  void headcounts_servicesAtOneTime_areGroups(String lines, String groups) {
    Extract extract =
        Texts.extract("headcount_table", "headcounts", Texts.csv(lines.replace(';', '\n') + "\n"));
    assertEquals(
        groups,
        extract.records().stream()
            .map(row -> extract.cell(row, "group_id"))
            .collect(Collectors.joining(",")));
  }

  @Test
  void headcounts_servicesOfDifferentTimes_areOfOneGroup() {
    Extract extract =
        Texts.extract(
            "headcount_table",
            "headcounts",
            Texts.csv(
                "Date,Time,Service,Attendance\n2026-03-01,09:00,Early,20\n2026-03-01,18:00,Late,12\n"));
    assertFalse(extract.columns().contains("group_id"));
    assertEquals(2, extract.records().size());
  }

  @Test
  void headcounts_servicesThatTheStudyMakesOneGroup_areRefused() {
    Mapping mapping =
        new Mapping(List.of(new Mapping.Wanted("group_id", List.of(), Mapping.Need.REQUIRED)));
    IngestException e =
        assertThrows(
            IngestException.class,
            () ->
                new HeadcountTable()
                    .extract(
                        Texts.csv(
                            "Date,Service,Attendance\n2026-03-01,Early,20\n2026-03-01,Late,12\n"),
                        new Request("headcounts", mapping, DateOrder.ISO)));
    assertEquals(
        "Cannot read the file: column 2 has several services at one time, and the study gives them one group (must not have group_id under constants: of the source, so that each service is a group)",
        e.sentence());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "headcount_table|Date,Group,Attendance;2026-03-03,Dubbo,12;2026-03-03,Dubbo,7",
        "headcount_table|Date,Attendance;2026-03-03,12;2026-03-03,7",
        "facilitator_log|Date,Group,Was the meeting held?,How many attended?;2026-03-03,Dubbo,Yes,12;2026-03-03,Dubbo,Yes,7",
        "facilitator_log|Date,Group,Was the meeting held?,How many attended?;2026-03-03,Dubbo,Yes,12;2026-03-03,Dubbo,Yes,12",
        "facilitator_log|Date,Was the meeting held?,How many attended?;2026-03-03,Yes,12;2026-03-03,No,"
      })
  void meetings_twoOfAGroupOnOneDayWithoutTimes_areAskedFor(String format, String lines) {
    IngestException e =
        assertThrows(
            IngestException.class,
            () -> Texts.extract(format, "headcounts", Texts.csv(lines.replace(';', '\n') + "\n")));
    assertEquals("IN-SESSION-TWICE", e.code());
    assertEquals(
        "Cannot read the file: lines 2 and 3 are of one group on one day, and nothing tells their sessions apart (must have a column of times, as Time; a session that was reported twice must be one line)",
        e.sentence());
  }

  @Test
  void facilitatorLog_twoOfAGroupOnOneDayWithTimes_areTwoSessions() {
    Extract extract =
        Texts.extract(
            "facilitator_log",
            "headcounts",
            Texts.csv(
                "Date,Time,Group,Was the meeting held?,How many attended?\n2026-03-03,10:00,Dubbo,Yes,12\n2026-03-03,18:30,Dubbo,Yes,7\n"));
    assertEquals(
        2,
        extract.records().stream().map(row -> extract.cell(row, "session_id")).distinct().count());
  }
}
