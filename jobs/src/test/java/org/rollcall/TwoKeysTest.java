package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ReleaseTables.Line;

/**
 * People who come to several sessions on their first day: at other times of it, at the same, in
 * other groups and modes. The key decides what pseudonyms look like, and no number.
 */
class TwoKeysTest {

  private static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);
  private static final int WEEKS = 45;
  private static final int GROUPS = 20;

  private static final String YAML =
      """
      study: keys
      title: Do people stay as long online?
      time_zone: Australia/Sydney
      programs: [smart_recovery]
      washout: {log_weeks: 0, person_days: 28}
      sources:
        - {name: groups, table: groups, path: groups.csv}
        - {name: calendar, table: sessions, path: sessions.csv}
        - {name: log, table: attendance, path: log.csv, link_domain: members}
      """;

  @TempDir private Path folder;

  @Test
  void run_underTwoKeys_givesTheSameNumbers() throws IOException {
    write();
    TreeMap<String, List<String>> first = tables("one");
    TreeMap<String, List<String>> second = tables("two");
    assertTrue(first.size() > 10, first.keySet().toString());
    first.forEach((table, rows) -> assertEquals(rows, second.get(table), table));
    assertEquals(first.keySet(), second.keySet());
  }

  /** 60 of 240 begin at both of two sessions at once; the others' first one is at seven. */
  @Test
  void run_firstDayOfTwoSessions_theEarlierOneDecides() throws IOException {
    write();
    ReleaseTables secure = run("one");
    assertEquals(
        List.of("240", "180", "180"),
        secure
            .ask(
                "SELECT n_people FROM {cohort_flow} WHERE estimand = 'E1' AND arm = 'all'"
                    + " AND step_order >= 4 ORDER BY step_order")
            .stream()
            .map(row -> row.text("n_people"))
            .toList());
    assertEquals(
        List.of("face_to_face 90", "online 90"),
        secure
            .ask(
                "SELECT arm, n_people FROM {cohort_flow} WHERE estimand = 'E1' AND step_order = 7"
                    + " ORDER BY arm")
            .stream()
            .map(row -> row.text("arm") + " " + row.text("n_people"))
            .toList());
  }

  private ReleaseTables run(String name) throws IOException {
    Path key = folder.resolve("key-" + name);
    if (!Files.exists(key)) {
      RollcallProcess.run("key", key).expect(0);
    }
    Path output = folder.resolve("out-" + name);
    Path study =
        Files.writeString(folder.resolve(name + ".yaml"), YAML + "output: out-" + name + "\n");
    RollcallProcess.Outcome run = RollcallProcess.run("run", study, "--key-file", key);
    assertTrue(run.exitCode() < 2, run.err());
    return new ReleaseTables(output.resolve("secure/latest").toRealPath());
  }

  /** Rows without what names a file or a release; those of the flow of files are of files alone. */
  private TreeMap<String, List<String>> tables(String name) throws IOException {
    ReleaseTables secure = run(name);
    TreeMap<String, List<String>> tables = new TreeMap<>();
    try (Stream<Path> found = Files.list(folder.resolve("out-" + name + "/secure/latest"))) {
      for (Path table : found.filter(Files::isDirectory).toList()) {
        List<String> rows = new ArrayList<>();
        for (Line line : secure.ask("SELECT * FROM {" + table.getFileName() + "}")) {
          line.cells().keySet().removeAll(List.of("release_id", "file_id"));
          rows.add(line.cells().toString());
        }
        tables.put(table.getFileName().toString(), rows.stream().sorted().toList());
      }
    }
    assertNotEquals(List.of(), tables.get("engagement"));
    return tables;
  }

  private void write() throws IOException {
    StringBuilder groups =
        new StringBuilder(
            "group_id,program,admission,session_modality,time_zone,log_started_on,opened_on\n");
    StringBuilder sessions = new StringBuilder("session_id,group_id,scheduled_start,status\n");
    for (int g = 0; g < GROUPS; g++) {
      groups.append(
          "G%d,smart_recovery,open,%s,Australia/Sydney,%s,%s\n"
              .formatted(g, mode(g), BEGIN, BEGIN));
      for (int week = 0; week < WEEKS; week++) {
        LocalDate day = BEGIN.plusWeeks(week);
        sessions.append("S%d-%d-a,G%d,%sT07:00,held\n".formatted(g, week, g, day));
        sessions.append("S%d-%d-b,G%d,%sT18:30,held\n".formatted(g, week, g, day));
      }
    }
    StringBuilder log =
        new StringBuilder("participant_id,identity_grade,group_id,session_id,first_time\n");
    Random random = new Random(7);
    for (int person = 0; person < 240; person++) {
      int home = person % GROUPS;
      int other = (home + 1 + 2 * random.nextInt(GROUPS / 2)) % GROUPS;
      int start = 6 + random.nextInt(12);
      boolean atOnce = person / GROUPS % 4 == 0;
      log.append("P%d,account,G%d,S%d-%d-a,true\n".formatted(person, home, home, start));
      log.append(
          "P%d,account,G%d,S%d-%d-%s,\n"
              .formatted(person, other, other, start, atOnce ? "a" : "b"));
      for (int week = start + 1; week < WEEKS && random.nextInt(9) > 0; week++) {
        log.append("P%d,account,G%d,S%d-%d-a,false\n".formatted(person, home, home, week));
      }
    }
    Files.writeString(folder.resolve("groups.csv"), groups);
    Files.writeString(folder.resolve("sessions.csv"), sessions);
    Files.writeString(folder.resolve("log.csv"), log);
  }

  private static String mode(int group) {
    return group % 2 == 0 ? "online" : "face_to_face";
  }
}
