package org.rollcall.ingest.teams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.Texts;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Extracts;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.register.RegisterWide;

class TeamsReportTest {

  private static Extract extract(String text) {
    return new TeamsReport()
        .extract(
            Extracts.document("report.csv", text.replace("|", "\t")), "attendance", DateOrder.ISO);
  }

  @Test
  void extract_personWithoutAddressButWithPrincipal_isOnePersonInBothSections() {
    Extract extract =
        extract(
            """
            1. Summary
            Meeting title|Tuesday
            Attended participants|1
            Start time|11/30/22, 9:00:00 AM

            2. Participants
            Name|First join|Last leave|In-meeting duration|Email|Participant ID (UPN)|Role
            Kit|11/30/22, 9:00:00 AM|11/30/22, 9:30:00 AM|20m||kit@example.org|Attendee

            3. In-Meeting activities
            Name|Join time|Leave time|Duration|Email|Role
            Kit|11/30/22, 9:00:00 AM|11/30/22, 9:10:00 AM|10m||Attendee
            Kit|11/30/22, 9:20:00 AM|11/30/22, 9:30:00 AM|10m||Attendee
            """);
    assertEquals(
        List.of("kit@example.org|account", "kit@example.org|account"),
        Extracts.rows(extract, "participant_id", "identity_grade"));
    assertEquals(3, extract.used());
    assertEquals(List.of(), extract.notices());
  }

  @Test
  void extract_polishSections_giveTheOrganizerAndTheStays() {
    Extract extract =
        extract(
            """
            1. Podsumowanie
            Tytuł spotkania|Wtorek
            Liczba uczestniczących|2
            Godzina rozpoczęcia|11/30/22, 9:00:00 AM

            2. Uczestnicy
            Imię i nazwisko|Pierwsze dołączenie|Ostatnie wyjście|Czas udziału w spotkaniu|Adres e-mail|Identyfikator uczestnika (UPN)|Rola
            Kit|11/30/22, 9:00:00 AM|11/30/22, 9:30:00 AM|30 min|kit@example.org|kit@example.org|Organizator
            Robin|11/30/22, 9:05:00 AM|11/30/22, 9:30:00 AM|25 min|||Osoba prowadząca

            3. Działania podczas spotkania
            Imię i nazwisko|Godzina dołączenia|Godzina opuszczenia|Czas trwania|Adres e-mail|Rola
            Kit|11/30/22, 9:00:00 AM|11/30/22, 9:30:00 AM|30 min|kit@example.org|Organizator
            Robin|11/30/22, 9:05:00 AM|11/30/22, 9:30:00 AM|25 min||Osoba prowadząca
            """);
    assertEquals(
        List.of(
            "kit@example.org|facilitator|2022-11-30T09:00:00|Wtorek",
            "Robin|participant|2022-11-30T09:00:00|Wtorek"),
        Extracts.rows(extract, "participant_id", "role", "session_start", "group_id"));
    assertEquals(List.of(), extract.notices());
  }

  @Test
  void recognise_registerBesideWhichAReportWasPut_isNotTheReport() {
    String csv =
        """
        Nama,2025.03.03,2025.03.10,2025.03.17,2025.03.24,2025.03.31,Join Time,Leave Time,Duration
        Kit,1,1,1,0,1,"3/31/2025, 9:00:00 AM","3/31/2025, 9:30:00 AM",30m
        Robin,1,0,0,0,0,,,
        """;
    assertFalse(new TeamsReport().recognise(Extracts.document("merged.csv", csv)).isSure());
    assertTrue(new RegisterWide().recognise(Extracts.document("merged.csv", csv)).isSure());
  }

  @Test
  void extract_timesMissingOrBroken_keepTheMinutesOrAreFaults() {
    Extract extract =
        extract(
            """
            Full Name|Join Time|Leave Time|Duration|Email|Role
            Kit|11/30/2022, 9:00:00 AM||1h 42m||Presenter
            Robin|#REF!|11/30/2022, 9:30:00 AM|10m||Presenter
            |11/30/2022, 9:00:00 AM|11/30/2022, 9:30:00 AM|30m||Presenter
            """);
    assertEquals(
        List.of("Kit|2022-11-30T09:00:00||102", "TYPE-DATETIME", "NO-PERSON"),
        Extracts.rows(extract, "participant_id", "joined_at", "left_at", "minutes"));
    assertEquals(0, extract.lost());
  }

  @Test
  void extract_reportsOneBelowTheOther_areRefused() {
    String one =
        """
        Full Name|Join Time|Leave Time|Duration|Email|Role
        Kit|11/30/2022, 9:00:00 AM|11/30/2022, 9:10:00 AM|10m||Presenter
        """;
    IngestException refused = assertThrows(IngestException.class, () -> extract(one + one));
    assertEquals("IN-STACKED", refused.code());
  }

  @Test
  void extract_fewerPeopleThanTheReportCounts_isSaid() {
    Extract extract =
        extract(
            """
            Meeting Summary
            Total Number of Participants|3
            Meeting Start Time|11/30/2022, 9:00:00 AM

            Full Name|Join Time|Leave Time|Duration|Email|Role
            Kit|11/30/2022, 9:00:00 AM|11/30/2022, 9:10:00 AM|10m||Presenter
            """);
    assertEquals(
        List.of("3 is the number of people by the report's own count, but its rows name 1"),
        extract.notices());
  }

  @Test
  void extract_registrantWhoNeverCame_isNotPresent() {
    Extract extract =
        extract(
            """
            1. Summary
            Meeting title|Tuesday
            Attended participants|1
            Start time|11/30/22, 9:00:00 AM

            2. Participants
            Name|First join|Last leave|In-meeting duration|Email|Role|Registration status
            Kit|11/30/22, 9:00:00 AM|11/30/22, 9:30:00 AM|30m|kit@example.org|Attendee|Registered
            Wren|||0s|wren@example.org|Attendee|Registered
            Ash|--|--|--|ash@example.org|Attendee|Registered
            Bay||||bay@example.org|Attendee|Registered
            """);
    assertEquals(Map.of("ASIDE-NOT-PRESENT", 3L), extract.aside());
    assertEquals(1, extract.used());
    assertEquals(0, extract.faulty());
    assertEquals(List.of(), extract.notices());
  }

  @Test
  void extract_timeSpentWithoutTimes_isPresent() {
    Extract extract =
        extract(
            """
            1. Summary
            Start time|11/30/22, 9:00:00 AM

            2. Participants
            Name|First join|Last leave|In-meeting duration|Email|Role
            Kit|--|--|20m|kit@example.org|Attendee
            """);
    assertEquals(List.of("20"), Extracts.rows(extract, "minutes").subList(0, 1));
    assertEquals(1, extract.used());
  }

  @Test
  void extract_recordOfGraphWithoutStays_isNotPresent() {
    String report =
        "{'id': 'a', 'meetingStartDateTime': '2022-11-30T09:00:00Z', 'attendanceRecords': ["
            + "{'emailAddress': 'kit@example.org', 'totalAttendanceInSeconds': 1200,"
            + " 'attendanceIntervals': [{'joinDateTime': '2022-11-30T09:00:00Z',"
            + " 'leaveDateTime': '2022-11-30T09:20:00Z', 'durationInSeconds': 1200}]},"
            + "{'emailAddress': 'wren@example.org', 'totalAttendanceInSeconds': 0,"
            + " 'attendanceIntervals': []},"
            + "{'emailAddress': 'ash@example.org', 'totalAttendanceInSeconds': 0,"
            + " 'attendanceIntervals': [{'joinDateTime': null, 'leaveDateTime': null}]}]}";
    Extract extract = Texts.extract("teams_graph", "headcounts", Texts.json(report));
    assertEquals("1", extract.cell(extract.records().get(2), "attendees"));
    assertEquals(Map.of("ASIDE-NOT-PRESENT", 2L), extract.aside());
  }
}
