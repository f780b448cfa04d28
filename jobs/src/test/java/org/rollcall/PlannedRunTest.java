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

/** A directory's slots as planned sessions, from the feed to the counts of a release. */
class PlannedRunTest {

  private static final String STUDY =
      """
      study: planned
      title: Do people stay as long online?
      time_zone: Australia/Sydney
      as_of: 2025-03-31
      washout: {log_weeks: 0, person_days: 0}
      sources:
        - {name: groups, table: groups, path: groups.csv}
        - {name: log, table: attendance, path: log.csv}
        - name: directory
          table: sessions
          format: meeting_guide_json
          path: feed.json
          planned: {from: 2025-01-01, to: %s}
      """;
  private static final String GROUPS =
      """
      group_id,program,admission,session_modality,time_zone,region
      dawn,smart_recovery,open,online,Australia/Sydney,North
      dusk,smart_recovery,open,face_to_face,Australia/Sydney,North
      """;
  private static final String FEED =
      """
      [{"slug":"dawn","day":1,"time":"07:00","end_time":"08:00","attendance_option":"online"},
       {"slug":"dusk","day":[2,4],"time":"19:00","attendance_option":"in_person"},
       {"slug":"shut","day":3,"time":"19:00","attendance_option":"inactive"}]
      """;

  @TempDir private static Path folder;
  private static Path key;

  /** Dawn meets in its first eight planned weeks and once on a day that the feed does not list. */
  @BeforeAll
  static void write() throws IOException {
    key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
    StringBuilder log =
        new StringBuilder(
            "participant_id,identity_grade,group_id,session_start,attendance_mode,status\n");
    for (int person = 0; person < 6; person++) {
      for (int week = 0; week < 8; week++) {
        LocalDate monday = LocalDate.of(2025, 1, 6).plusWeeks(week);
        log.append("P%d,account,dawn,%sT07:00,online,present\n".formatted(person, monday));
      }
    }
    log.append("P1,account,dawn,2025-02-01T07:00,online,present\n");
    log.append("P1,account,dusk,2025-01-07T19:00,face_to_face,absent\n");
    Files.writeString(folder.resolve("groups.csv"), GROUPS);
    Files.writeString(folder.resolve("feed.json"), FEED);
    Files.writeString(folder.resolve("log.csv"), log);
  }

  private static ReleaseTables run(String to, String... said) throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY.formatted(to));
    RollcallProcess.Outcome run = RollcallProcess.run("run", study, "--key-file", key);
    assertTrue(run.exitCode() < 2, run.err());
    List.of(said).forEach(text -> assertTrue(run.err().contains(text), run.err()));
    return new ReleaseTables(folder.resolve("out/secure/latest"));
  }

  @Test
  void run_plannedSessions_areScheduledAndHeldOnlyWhereSomebodyWas() throws IOException {
    ReleaseTables tables = run("2025-12-31", "3 files, 3 read now");
    assertEquals(
        List.of("face_to_face 25 null null 25", "online 13 9 0 5"),
        tables
            .ask(
                """
                SELECT session_modality, sum(n_sessions_scheduled) AS scheduled,
                  sum(n_sessions_held) AS held, sum(n_sessions_cancelled) AS cancelled,
                  sum(n_sessions_not_reported) AS silent
                FROM {service_activity} GROUP BY session_modality ORDER BY session_modality
                """)
            .stream()
            .map(
                row ->
                    String.join(
                        " ",
                        row.text("session_modality"),
                        row.text("scheduled"),
                        row.text("held"),
                        row.text("cancelled"),
                        row.text("silent")))
            .toList());
    assertEquals(
        List.of("157 157", "157 156", "156 156", "156 156"),
        tables
            .ask(
                "SELECT rows_in, rows_out FROM {record_flow} WHERE source_id = 'directory'"
                    + " ORDER BY step_order")
            .stream()
            .map(row -> row.whole("rows_in") + " " + row.whole("rows_out"))
            .toList());
    // Another period reads the feed again, and nothing else.
    run("2025-01-31", "3 files, 1 read now");
  }
}
