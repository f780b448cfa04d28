package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.study.Defaults;
import org.rollcall.study.Study;

/** Registers and directories on their way through the gate: what the study must tell, and how. */
class SheetsAtTheGateTest {

  private static final String REGISTER = "Name,10-Nov,12-Nov\nWren,P,\nAsh,P,P\n";
  private static final String FEED =
      "[{\"slug\":\"a\",\"name\":\"A\",\"day\":0,\"time\":\"19:00\",\"types\":[\"O\",\"TC\",\"ONL\"]}]";

  @TempDir private static Path folder;
  private static Keys keys;

  @BeforeAll
  static void loadKeys() {
    keys = Inboxes.keys(folder);
  }

  private static Rows.Outcome pass(
      String table,
      String format,
      String file,
      String text,
      Map<String, String> columns,
      Map<String, String> constants) {
    Study.Source plain = Inboxes.source("meadow", table, file);
    Study.Source source =
        new Study.Source(
            plain.name(),
            table,
            file,
            Optional.of(format),
            plain.timeZone(),
            plain.dateOrder(),
            plain.linkDomain(),
            columns,
            Map.of(),
            constants,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Defaults.DELIVERY);
    return Rows.of(source, Inboxes.write(folder.resolve("in/" + file), text), keys);
  }

  private static Rows.Outcome register(String file, Map<String, String> columns) {
    return pass(
        "attendance", "register_wide", file, REGISTER, columns, Map.of("group_id", "harbour"));
  }

  @Test
  void register_datesWithoutYear_isRefusedWithTheLineToAdd() {
    Rows.Outcome outcome = register("register.csv", Map.of());
    assertEquals("IN-NO-YEAR", outcome.code());
    assertEquals(
        "Cannot read the file: its dates have no year (must be told: add columns: {session_start: \"2023-{Month-Day} 18:30\"} to the source, with the register's own year and the group's own time)",
        outcome.sentence());
  }

  @Test
  void register_lineAdded_isRead() {
    Rows.Outcome outcome =
        register("register.csv", Map.of("session_start", "2023-{Month-Day} 18:30"));
    assertEquals("", outcome.code(), outcome.sentence());
    assertEquals(
        Map.of("2023-11-10 present", 2L, "2023-11-12 absent", 1L, "2023-11-12 present", 1L),
        outcome.rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get("session_on") + " " + row.get("status"),
                    Collectors.counting())));
  }

  @Test
  void register_yearInItsName_stillLacksTheTime() {
    assertEquals("IN-NO-TIME", register("register_2023.csv", Map.of()).code());
    Rows.Outcome told = register("register_2023.csv", Map.of("session_start", "{Date} 18:30"));
    assertEquals(4, told.tally().rowsAccepted());
  }

  @Test
  void facilitatorLog_bothTables_nameTheSameSessions() {
    String log =
        "meeting_date,group_name,did_meeting_run,number_attended\n2026-03-02,Harbour,Yes,7\n2026-03-09,Harbour,No,\n";
    assertEquals(
        "IN-NO-TIME",
        pass("headcounts", "facilitator_log", "log.csv", log, Map.of(), Map.of()).code());
    Rows.Outcome counts =
        pass(
            "headcounts",
            "facilitator_log",
            "log.csv",
            log,
            Map.of("session_start", "{Date} 18:30"),
            Map.of());
    Rows.Outcome sessions =
        pass(
            "sessions",
            "facilitator_log",
            "log.csv",
            log,
            Map.of("scheduled_start", "{Date} 18:30"),
            Map.of());
    assertEquals(1, counts.tally().rowsAccepted());
    assertEquals(
        "held cancelled",
        sessions.rows().stream()
            .map(row -> (String) row.get("status"))
            .collect(Collectors.joining(" ")));
    for (String key : new String[] {"session_id", "session_key", "group_id"}) {
      assertEquals(sessions.rows().get(0).get(key), counts.rows().get(0).get(key), key);
    }
  }

  @Test
  void directory_withoutTheDayItWasRead_isRefused() {
    Map<String, String> constants =
        Map.of("directory", "harbour_aa", "program", "alcoholics_anonymous");
    Rows.Outcome outcome =
        pass("directory_slots", "meeting_guide_json", "f.json", FEED, Map.of(), constants);
    assertEquals("IN-HEADER-MISSING", outcome.code());
    assertTrue(outcome.sentence().contains("\"as_of\""), outcome.sentence());
  }

  @Test
  void directory_withWhatItDoesNotSay_isRead() {
    Map<String, String> constants =
        Map.of("directory", "harbour_aa", "program", "alcoholics_anonymous", "as_of", "2026-03-01");
    Rows.Outcome outcome =
        pass("directory_slots", "meeting_guide_json", "f.json", FEED, Map.of(), constants);
    assertEquals("", outcome.code(), outcome.sentence());
    assertEquals("online", outcome.rows().get(0).get("directory_modality"));
    assertEquals(7, outcome.rows().get(0).get("iso_weekday"));
    Rows.Outcome other =
        pass(
            "directory_slots",
            "meeting_guide_json",
            "f.json",
            FEED,
            Map.of("directory_modality", "Modality by TSML UI"),
            constants);
    assertEquals("unknown", other.rows().get(0).get("directory_modality"));
  }

  @Test
  void directory_ofSessionsWithoutDays_isRefusedWithTheLineToAdd() {
    Rows.Outcome outcome =
        pass("sessions", "meeting_guide_json", "f.json", FEED, Map.of(), Map.of());
    assertEquals("IN-PLANNED", outcome.code());
    assertTrue(outcome.sentence().contains("planned: {from: "), outcome.sentence());
  }

  @Test
  void reference_asASource_isRefusedWithTheReason() {
    Rows.Outcome outcome =
        pass(
            "groups",
            "ruca_zip",
            "f.csv",
            "ZIP_CODE,STATE,ZIP_TYPE,RUCA1,RUCA2\n''00001'',AK,Zip Code Area,10,10\n",
            Map.of(),
            Map.of());
    assertEquals("IN-NO-TABLE", outcome.code());
    assertTrue(outcome.sentence().contains("rurality_code"), outcome.sentence());
  }

  @Test
  void reference_takenForADirectory_isRefusedWithTheReason() {
    Rows.Outcome outcome =
        pass(
            "directory_slots",
            "bmlt_json",
            "f.json",
            "[{\"key_string\":\"O\",\"world_id\":\"OPEN\"}]",
            Map.of("as_of", "x", "directory", "x", "program", "x"),
            Map.of());
    assertEquals("IN-NO-TABLE", outcome.code());
    assertTrue(outcome.sentence().contains("GetSearchResults"), outcome.sentence());
  }

  @Test
  void groups_codeWithoutClass_getTheClassOfTheCode() {
    Study.Source source = Inboxes.source("meadow", "groups", "g.csv");
    Rows.Outcome outcome =
        Rows.of(
            source,
            Inboxes.write(
                folder.resolve("in/g.csv"),
                """
                group_id,program,admission,session_modality,time_zone,rurality,rurality_scheme,rurality_code
                a,al_anon,open,online,UTC,,ruca,10
                b,al_anon,open,online,UTC,,mmm,MM3
                c,al_anon,open,online,UTC,regional,,
                d,al_anon,open,online,UTC,,ruca,99
                e,al_anon,open,online,UTC,remote,ruca,10.0
                """),
            keys);
    assertEquals(
        "remote rural regional null remote",
        outcome.rows().stream()
            .map(row -> String.valueOf(row.get("rurality")))
            .collect(Collectors.joining(" ")));
  }
}
