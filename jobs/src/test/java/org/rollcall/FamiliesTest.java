package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SMART in rooms, where people stay, and Al-Anon online, where they do not; both count heads in
 * other groups. Over both, online looks worse, and in neither is there anything to compare.
 */
class FamiliesTest {

  private static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);
  private static final int WEEKS = 40;
  private static final int GROUPS = 16;

  private static final String YAML =
      """
      study: families
      title: Do people stay as long online?
      time_zone: Australia/Sydney
      washout: {log_weeks: 0, person_days: 28}
      sources:
        - {name: groups, table: groups, path: groups.csv}
        - {name: calendar, table: sessions, path: sessions.csv}
        - {name: log, table: attendance, path: log.csv, link_domain: members}
        - {name: heads, table: headcounts, path: heads.csv}
      """;

  @TempDir private static Path folder;

  @Test
  void run_noList_estimatesEachFamilyAlone() throws IOException {
    ReleaseTables secure = run("apart", "");
    assertEquals(
        List.of("family_and_friends 48 0", "mutual_help 0 48"), // online, face to face
        secure
            .ask(
                "SELECT stratum, n_people_comparison AS a, n_people_reference AS b FROM {contrast}"
                    + " WHERE outcome = 'retained_week_12' AND adjustment = 'none' ORDER BY stratum")
            .stream()
            .map(row -> row.text("stratum") + " " + row.text("a") + " " + row.text("b"))
            .toList());
    for (String table :
        List.of(
            "contrast", "engagement", "cohort_flow", "retention_curve", "modality_transition")) {
      assertEquals(
          0, secure.ask("SELECT * FROM {" + table + "} WHERE stratum = 'all'").size(), table);
    }
    assertEquals(0, secure.ask("SELECT * FROM {contrast} WHERE estimate IS NOT NULL").size());
    assertEquals(0, secure.ask("SELECT * FROM {headcount_rate} WHERE program = 'all'").size());
  }

  @Test
  void run_listOfOneProgram_bindsEveryTableAndTellsWhatIsLeftOut() throws IOException {
    ReleaseTables secure = run("listed", "programs: [smart_recovery]\n");
    assertEquals(
        "96 48 48",
        secure
            .one(
                "SELECT string_agg(n, ' ') AS n FROM (SELECT CAST(n_people AS VARCHAR) AS n FROM"
                    + " {cohort_flow} WHERE estimand = 'E1' AND step_order <= 3 ORDER BY step_order)")
            .text("n"));
    assertEquals(
        48,
        secure
            .one(
                "SELECT n_people_removed FROM {cohort_flow} WHERE estimand = 'E1' AND step_order = 2")
            .whole("n_people_removed"));
    assertEquals(
        1,
        secure
            .one(
                "SELECT n_groups_removed FROM {cohort_flow} WHERE estimand = 'E13' AND step_order = 2")
            .whole("n_groups_removed"));
    for (String table : List.of("service_activity", "headcount_rate")) {
      assertEquals(
          0, secure.ask("SELECT * FROM {" + table + "} WHERE program = 'al_anon'").size(), table);
    }
    assertEquals(
        List.of("all"),
        secure.ask("SELECT DISTINCT stratum FROM {engagement}").stream()
            .map(row -> row.text("stratum"))
            .toList());
    assertEquals(
        0,
        secure
            .one("SELECT n_sessions_comparison AS n FROM {contrast} WHERE estimand = 'E13'")
            .whole("n"));
  }

  private static ReleaseTables run(String name, String list) throws IOException {
    Path study =
        Files.writeString(
            folder.resolve(name + ".yaml"), YAML + list + "output: out-" + name + "\n");
    RollcallProcess.Outcome run =
        RollcallProcess.run("run", study, "--key-file", folder.resolve("key"));
    assertTrue(run.exitCode() < 2, run.err());
    return new ReleaseTables(folder.resolve("out-" + name + "/secure/latest").toRealPath());
  }

  @BeforeAll
  static void write() throws IOException {
    RollcallProcess.run("key", folder.resolve("key")).expect(0);
    StringBuilder groups =
        new StringBuilder(
            "group_id,program,admission,session_modality,time_zone,log_started_on,opened_on\n");
    StringBuilder sessions = new StringBuilder("session_id,group_id,scheduled_start,status\n");
    StringBuilder log = new StringBuilder("participant_id,identity_grade,group_id,session_id\n");
    StringBuilder heads = new StringBuilder("group_id,session_start,attendees\n");
    for (int g = 0; g < GROUPS + 2; g++) {
      boolean smart = g % 2 == 0;
      groups.append(
          "G%d,%s,open,%s,Australia/Sydney,%s,%s\n"
              .formatted(
                  g,
                  smart ? "smart_recovery" : "al_anon",
                  smart ? "face_to_face" : "online",
                  BEGIN,
                  BEGIN));
      for (int week = 0; week < WEEKS; week++) {
        LocalDate day = BEGIN.plusWeeks(week);
        if (g >= GROUPS) {
          heads.append("G%d,%sT19:00,%d\n".formatted(g, day, smart ? 9 : 4));
          continue;
        }
        sessions.append("S%d-%d,G%d,%sT19:00,held\n".formatted(g, week, g, day));
        for (int person = 0; person < 6; person++) {
          int since = week - 5 - person;
          if (since >= 0 && (smart || since < 6)) {
            log.append("P%d-%d,account,G%d,S%d-%d\n".formatted(g, person, g, g, week));
          }
        }
      }
    }
    Files.writeString(folder.resolve("groups.csv"), groups);
    Files.writeString(folder.resolve("sessions.csv"), sessions);
    Files.writeString(folder.resolve("log.csv"), log);
    Files.writeString(folder.resolve("heads.csv"), heads);
  }
}
