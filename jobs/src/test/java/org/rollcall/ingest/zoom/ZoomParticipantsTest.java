package org.rollcall.ingest.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Extracts;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Recognition;

class ZoomParticipantsTest {

  private static final String STAYS =
      """
      Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)
      Robin,robin@example.org,11/19/2021 09:54:15 AM,11/19/2021 10:01:59 AM,8
      Kit,,11/19/2021 09:55:00 AM,11/19/2021 10:00:00 AM,5
      """;

  private final ZoomParticipants format = new ZoomParticipants();

  private Extract extract(String fileName, String text, String table) {
    return format.extract(Extracts.document(fileName, text), table, DateOrder.ISO);
  }

  @Test
  void extract_sameReportDownloadedTwice_givesEqualRows() {
    for (String table : format.tables()) {
      assertEquals(
          extract("participants_80000000417.csv", STAYS, table),
          extract("participants_80000000417 (1).csv", STAYS, table));
    }
    assertEquals(
        List.of("80000000417|2021-11-19T09:54:15|2"),
        Extracts.rows(
            extract("participants_80000000417.csv", STAYS, "headcounts"),
            "group_id",
            "session_start",
            "attendees"));
  }

  @Test
  void extract_uniqueUsersWithoutDetails_isRefusedAsUndated() {
    String text = "Name (Original Name),User Email,Total Duration (Minutes)\nRobin,,8\n";
    IngestException refused =
        assertThrows(IngestException.class, () -> extract("p.csv", text, "attendance"));
    assertEquals(
        "Cannot read the file: nothing in it tells when the meeting was (must be exported with meeting data)",
        refused.sentence());
  }

  @Test
  void extract_reportsOneBelowTheOther_giveEachItsSession() {
    String first =
        "Meeting ID,Topic,Start Time,End Time,User Email\n80000000417,Tuesday,11/19/2021 09:50:00 AM,11/19/2021 10:50:00 AM,robin@example.org\n\n"
            + STAYS;
    String second =
        """

        Topic,ID,Host,Duration (minutes),Start time,End time,Participants
        Friday,800 0000 0523,Kit (kit@example.org),60,11/26/2021 06:00:00 PM,11/26/2021 07:00:00 PM,2

        Name (original name),Email,Total duration (minutes),Guest
        Kit,kit@example.org,60,No
        Wren,,30,Yes
        """;
    assertEquals(
        List.of(
            "80000000417|2021-11-19T09:50:00|robin@example.org|facilitator|",
            "80000000417|2021-11-19T09:50:00|Kit||",
            "80000000523|2021-11-26T18:00:00|kit@example.org|facilitator|60",
            "80000000523|2021-11-26T18:00:00|Wren||30"),
        Extracts.rows(
            extract("p.csv", first + second, "attendance"),
            "group_id",
            "session_start",
            "participant_id",
            "role",
            "minutes"));
    assertEquals(
        List.of("80000000417|1", "80000000523|1"),
        Extracts.rows(extract("p.csv", first + second, "headcounts"), "group_id", "attendees"));
  }

  @Test
  void extract_meetingWithoutHeadingOfItsOwn_readsItsRowsUnderTheLast() {
    String details =
        "Meeting ID,Topic,Start Time,End Time\n80000000417,Tuesday,11/%s/2021 09:50:00 AM,\n";
    String text =
        details.formatted("19")
            + STAYS
            + details.formatted("20")
            + details.formatted("26")
            + "Wren,,11/26/2021 09:55:00 AM,11/26/2021 10:00:00 AM,5\n";
    assertEquals(
        List.of("2021-11-19T09:50:00|2", "2021-11-26T09:50:00|1"),
        Extracts.rows(extract("p.csv", text, "headcounts"), "session_start", "attendees"));
  }

  @Test
  void extract_meetingIdThatASpreadsheetShortened_isNotUsedAndSaid() {
    String text =
        "Meeting ID,Topic,Start Time,End Time\n8.55E+10,Tuesday,11/19/2021 09:50:00 AM,11/19/2021 10:50:00 AM\n\n"
            + STAYS;
    Extract extract = extract("p.csv", text, "headcounts");
    assertEquals(List.of("|Tuesday|2"), Extracts.rows(extract, "group_id", "Topic", "attendees"));
    assertEquals(1, extract.notices().size());
  }

  @Test
  void extract_staysOfSeveralDaysWithoutDetails_areRefused() {
    String text = STAYS + "Wren,,11/26/2021 09:55:00 AM,11/26/2021 10:00:00 AM,5\n";
    IngestException refused =
        assertThrows(IngestException.class, () -> extract("p.csv", text, "attendance"));
    assertEquals(
        "Cannot read the file: its stays are of several days (must be of one meeting)",
        refused.sentence());
  }

  @Test
  void extract_meetingIdInEachRow_isTheGroupUnlessTheyDiffer() {
    String text =
        """
        Topic,Meeting ID,Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)
        Tuesday,800 0000 0417,Robin,,2021-11-19 09:54:15,2021-11-19 10:01:59,8
        Tuesday,%s,Kit,,2021-11-19 09:54:15,2021-11-19 10:01:59,8
        """;
    assertEquals(
        List.of("80000000417|2"),
        Extracts.rows(
            extract("p.csv", text.formatted("800 0000 0417"), "headcounts"),
            "group_id",
            "attendees"));
    IngestException refused =
        assertThrows(
            IngestException.class,
            () -> extract("p.csv", text.formatted("800 0000 0523"), "attendance"));
    assertEquals("IN-STACKED", refused.code());
  }

  @Test
  void extract_headingRepeatedAmongRows_isNoRow() {
    Extract extract = extract("p.csv", STAYS + STAYS, "attendance");
    assertEquals(4, extract.read());
    assertEquals(0, extract.faulty());
  }

  @Test
  void extract_sumBelowThePeople_isSetAside() {
    Extract extract = extract("p.csv", STAYS + "Total:,,,,13\n", "headcounts");
    assertEquals(Map.of("ASIDE-TOTALS", 1L), extract.aside());
    assertEquals(List.of("ASIDE-TOTALS", "2"), Extracts.rows(extract, "attendees"));
  }

  @Test
  void recognise_columnMissing_saysWhichOne() {
    Document document =
        Extracts.document(
            "p.csv", STAYS.replace("Leave Time", "Went").replace(",Duration (Minutes)", ""));
    Recognition found = format.recognise(document);
    assertFalse(found.isSure());
    assertEquals(List.of("lacks a column named like \"leave time\""), found.differs());
  }

  @Test
  void extract_personWithoutTimesOrMinutes_isNotPresent() {
    Extract extract =
        Texts.extract(
            "zoom_participants",
            "headcounts",
            Texts.csv(
                "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"
                    + "Kit,kit@example.org,03/13/2026 06:28:00 PM,03/13/2026 07:30:00 PM,62\n"
                    + "Wren,wren@example.org,,,0\n"
                    + "Ash,ash@example.org,--,--,--\n"));
    assertEquals(Map.of("ASIDE-NOT-PRESENT", 2L), extract.aside());
    assertEquals("1", extract.cell(extract.records().get(2), "attendees"));
  }
}
