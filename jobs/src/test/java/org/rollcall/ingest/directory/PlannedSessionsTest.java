package org.rollcall.ingest.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Planned;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Mapping;

class PlannedSessionsTest {

  private static final Mapping NONE = new Mapping(List.of());

  private static final String FEED =
      """
      [{"slug":"late","day":6,"time":"23:30","end_time":"00:45","attendance_option":"online"},
       {"slug":"twice","day":[1,4],"time":"12:00","attendance_option":"in_person"},
       {"slug":"shut","day":1,"time":"12:00","attendance_option":"inactive"},
       {"slug":"silent","day":1,"time":"12:00"},
       {"slug":"asked","attendance_option":"online"},
       {"slug":"untimed","day":1,"attendance_option":"online"},
       {"slug":"broken","day":9,"time":"12:00","attendance_option":"online"},
       {"slug":"round","day":0,"time":"08:00","end_time":"08:00","attendance_option":"hybrid"}]
      """;

  private static Extract planned(String text, String from, String to, Mapping mapping) {
    return planned(new MeetingGuide(), "feed.json", text, from, to, mapping);
  }

  private static Extract planned(
      ExportFormat format, String name, String text, String from, String to, Mapping mapping) {
    Document document = Document.of(name, text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    return PlannedSessions.of(
        format.extract(document, "directory_slots", DateOrder.ISO),
        new Planned(LocalDate.parse(from), LocalDate.parse(to)),
        mapping);
  }

  private static List<String> rows(Extract extract, String... columns) {
    return extract.records().stream()
        .filter(row -> row.fault().isEmpty())
        .map(
            row ->
                List.of(columns).stream()
                    .map(column -> row.cells().get(extract.columns().indexOf(column)))
                    .collect(Collectors.joining("|")))
        .toList();
  }

  private static Mapping modality(String column) {
    return new Mapping(
        List.of(Mapping.Wanted.of("session_modality", column, Mapping.Need.REQUIRED)));
  }

  @Test
  void of_weeklySlots_giveARowForEachOfTheirDates() {
    Extract sessions = planned(FEED, "2024-01-01", "2024-01-14", NONE);
    assertEquals(
        List.of(
            "late|late 2024-01-06T23:30|2024-01-06T23:30|not_reported|online|75",
            "late|late 2024-01-13T23:30|2024-01-13T23:30|not_reported|online|75",
            "twice|twice-1 2024-01-01T12:00|2024-01-01T12:00|not_reported|face_to_face|",
            "twice|twice-1 2024-01-08T12:00|2024-01-08T12:00|not_reported|face_to_face|",
            "twice|twice-4 2024-01-04T12:00|2024-01-04T12:00|not_reported|face_to_face|",
            "twice|twice-4 2024-01-11T12:00|2024-01-11T12:00|not_reported|face_to_face|",
            "round|round 2024-01-07T08:00|2024-01-07T08:00|not_reported|hybrid|",
            "round|round 2024-01-14T08:00|2024-01-14T08:00|not_reported|hybrid|"),
        rows(
            sessions,
            "group_id",
            "session_id",
            "scheduled_start",
            "status",
            "session_modality",
            "planned_minutes"));
  }

  @Test
  void of_everyRow_isUsedSetAsideOrFaulty() {
    Extract sessions = planned(FEED, "2024-01-01", "2024-01-14", NONE);
    assertEquals(8, sessions.read());
    assertEquals(3, sessions.used());
    assertEquals(1, sessions.faulty());
    assertEquals(
        Map.of(
            "ASIDE-INACTIVE", 1L,
            "ASIDE-UNKNOWN-MODALITY", 1L,
            "ASIDE-BY-APPOINTMENT", 1L,
            "ASIDE-NO-TIME", 1L),
        sessions.aside());
    assertEquals(0, sessions.lost());
  }

  @Test
  void of_periodWithoutTheWeekday_setsTheMeetingAside() {
    Extract sessions = planned(FEED, "2024-01-02", "2024-01-03", NONE);
    assertEquals(List.of(), rows(sessions, "session_id"));
    assertEquals(3L, sessions.aside().get("ASIDE-OUTSIDE-PERIOD"));
    assertEquals(0, sessions.lost());
  }

  @Test
  void of_changeOfClocks_keepsTheTimeOnTheClock() {
    String feed =
        """
        [{"slug":"early","day":0,"time":"02:30","timezone":"America/New_York",
          "attendance_option":"online"}]
        """;
    assertEquals(
        List.of("2024-03-03T02:30", "2024-03-10T02:30", "2024-03-17T02:30"),
        rows(planned(feed, "2024-03-01", "2024-03-17", NONE), "scheduled_start"));
  }

  @Test
  void of_otherRuleOfModality_decidesWhatIsSetAside() {
    String feed =
        """
        [{"slug":"a","day":1,"time":"12:00","attendance_option":"online"},
         {"slug":"b","day":1,"time":"12:00","attendance_option":"inactive",
          "formatted_address":"1 Quay St, Ryde, NSW 2112, Australia"}]
        """;
    assertEquals(List.of("a"), rows(planned(feed, "2024-01-01", "2024-01-01", NONE), "group_id"));
    Extract byUi = planned(feed, "2024-01-01", "2024-01-01", modality(MeetingTypes.BY_UI));
    assertEquals(List.of("b|face_to_face"), rows(byUi, "group_id", MeetingTypes.BY_UI));
    assertEquals(Map.of("ASIDE-UNKNOWN-MODALITY", 1L), byUi.aside());
  }

  @Test
  void of_modalityGivenByTheStudy_keepsSlotsOfUnknownModality() {
    Mapping told =
        new Mapping(
            List.of(new Mapping.Wanted("session_modality", List.of(), Mapping.Need.OPTIONAL)));
    Extract sessions = planned(FEED, "2024-01-01", "2024-01-07", told);
    assertTrue(rows(sessions, "group_id").contains("silent"));
    assertEquals(
        Set.of("ASIDE-INACTIVE", "ASIDE-BY-APPOINTMENT", "ASIDE-NO-TIME"),
        sessions.aside().keySet());
  }

  @Test
  void of_tables_areReadAsFeedsAre() {
    String tsml =
        "Time,End Time,Day,Name,Slug,Types,Attendance Option\n"
            + "6:00 PM,7:15 PM,Wednesday,Noon,noon,Open,in_person\n";
    assertEquals(
        List.of("noon|2024-01-03T18:00|75"),
        rows(
            planned(new TsmlCsv(), "m.csv", tsml, "2024-01-01", "2024-01-07", NONE),
            "group_id",
            "scheduled_start",
            "planned_minutes"));
    String naws =
        "Committee,Day,Time,Closed,Format1,Delete,Address\n"
            + "G00007002,Wednesday,1930,OPEN,STEP,,1 Quay St\n"
            + "G00007003,Wednesday,1930,OPEN,TC,,1 Quay St\n";
    Extract na = planned(new NawsDump(), "n.csv", naws, "2024-01-01", "2024-01-07", NONE);
    assertEquals(List.of("G00007002|2024-01-03T19:30"), rows(na, "group_id", "scheduled_start"));
    assertEquals(Map.of("ASIDE-INACTIVE", 1L), na.aside());
  }
}
