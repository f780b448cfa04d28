package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ReleaseTables.Line;

/**
 * What may change no number of a run, from files to tables: people who come to several sessions on
 * their first day, at other times of it or at the same, in groups of other modes, some of which
 * pause, close, or are reported for a shorter time.
 */
class RunLawsTest {

  private static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
  private static final int WEEKS = 45;
  private static final int GROUPS = 20;
  private static final int PAUSES = 4;
  private static final int CLOSES = 6;

  private static final String YAML =
      """
      study: keys
      title: Do people stay as long online?
      time_zone: %s
      programs: [smart_recovery]
      washout: {log_weeks: 0, person_days: 28}
      sources:
        - {name: groups, table: groups, path: groups.csv}
        - {name: calendar, table: sessions, path: sessions.csv}
      """;

  private static final String LOG =
      "  - {name: log, table: attendance, path: log.csv, link_domain: members}\n";

  private static final String SPLIT =
      """
        - {name: zoom, table: attendance, path: early.csv, link_domain: members}
        - {name: teams, table: attendance, path: late.csv, link_domain: members}
      """;

  /** What is estimated of people. */
  private static final List<String> ESTIMATES =
      List.of(
          "contrast",
          "engagement",
          "modality_transition",
          "retention_curve",
          "return_after_lapse",
          "sensitivity",
          "service_retention");

  @TempDir private static Path folder;

  /** A time of Sydney in the file's own way. */
  private interface Spelling extends UnaryOperator<String> {}

  private static final Spelling LOCAL = text -> text;
  private static final Spelling UTC = text -> in(text, ZoneOffset.UTC);
  private static final Spelling OFFSET = text -> in(text, SYDNEY);
  private static final Spelling INDIA = text -> in(text, ZoneOffset.ofHoursMinutes(5, 30));

  private static String in(String local, ZoneId zone) {
    return ZonedDateTime.of(LocalDateTime.parse(local), SYDNEY)
        .withZoneSameInstant(zone)
        .toOffsetDateTime()
        .toString();
  }

  @BeforeAll
  static void run() throws IOException {
    List<List<Object>> commands = new ArrayList<>();
    for (String key : List.of("key", "other-key")) {
      commands.add(List.of("key", folder.resolve(key)));
    }
    String zone = SYDNEY.getId();
    commands.add(study("plain", new World(zone, LOCAL, LOCAL), LOG));
    commands.add(study("other-key", new World(zone, LOCAL, LOCAL), LOG));
    commands.add(study("greenwich", new World("Australia/ACT", OFFSET, UTC), LOG));
    commands.add(study("india", new World("Australia/NSW", INDIA, LOCAL), LOG));
    World split = new World(zone, LOCAL, LOCAL);
    split.withEmptyGroup();
    commands.add(study("split", split, SPLIT + "as_of: 2026-02-28\n"));
    RollcallProcess.Outcome ran = RollcallProcess.runInTurn(commands);
    assertTrue(ran.exitCode() < 2, ran.err());
  }

  private static List<Object> study(String name, World world, String sources) throws IOException {
    Path to = Files.createDirectories(folder.resolve("studies/" + name));
    world.write(to);
    Path study = Files.writeString(to.resolve("study.yaml"), YAML.formatted(world.zone) + sources);
    Path key = folder.resolve(name.equals("other-key") ? "other-key" : "key");
    return List.of("run", study, "--output", to.resolve("out"), "--key-file", key);
  }

  /** The key decides what pseudonyms look like, and no number. */
  @Test
  void run_underTwoKeys_givesTheSameNumbers() {
    same("other-key", release("plain").names());
  }

  /** An instant is one however its offset is written, and a zone has several names. */
  @Test
  void run_timesAndZonesSpeltDifferently_giveTheSameNumbers() {
    same("greenwich", release("plain").names());
    same("india", release("plain").names());
  }

  /** Two logs that overlap, a day of the cut after the data, a group that nobody attends. */
  @Test
  void run_logSplitAndCutLaterAndEmptyGroup_givesTheSameEstimates() {
    same("split", ESTIMATES);
  }

  @Test
  void release_ofThatWorld_hasSomethingToCompare() {
    ReleaseTables plain = release("plain");
    assertTrue(plain.names().size() > 10, plain.names().toString());
    for (String table : ESTIMATES) {
      assertTrue(rows(plain, table).size() > 5, table);
    }
    assertEquals(
        2,
        plain
            .ask(
                "SELECT * FROM {engagement} WHERE measure = 'retained_week_12' AND status = 'ok'"
                    + " AND arm IN ('online', 'face_to_face')")
            .size());
  }

  /** Sooner or later a night would be significant. */
  @Test
  void run_notLocked_hasNoP() {
    Line contrasts =
        release("plain")
            .one(
                "SELECT count(estimate) AS estimates, count(p_value) + count(p_adjusted) AS p"
                    + " FROM {contrast}");
    assertEquals(0, contrasts.whole("p"));
    assertTrue(contrasts.whole("estimates") > 3);
  }

  /** 60 of 240 begin at both of two sessions at once; the others' first one is at seven. */
  @Test
  void run_firstDayOfTwoSessions_theEarlierOneDecides() {
    ReleaseTables secure = release("plain");
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

  private static ReleaseTables release(String name) {
    return new ReleaseTables(folder.resolve("studies/" + name + "/out/secure/latest"));
  }

  private static void same(String name, List<String> tables) {
    TreeMap<String, List<String>> plain = new TreeMap<>();
    TreeMap<String, List<String>> other = new TreeMap<>();
    for (String table : tables) {
      plain.put(table, rows(release("plain"), table));
      other.put(table, rows(release(name), table));
    }
    plain.forEach((table, rows) -> assertEquals(rows, other.get(table), name + ": " + table));
  }

  /** Rows without what names a file, a study or a release. */
  private static List<String> rows(ReleaseTables release, String table) {
    List<String> rows = new ArrayList<>();
    for (Line line : release.ask("SELECT * FROM {" + table + "}")) {
      line.cells().keySet().removeAll(List.of("release_id", "file_id", "protocol_hash", "as_of"));
      rows.add(line.cells().toString());
    }
    return rows.stream().sorted().toList();
  }

  /** The files of the one world, in some way of writing them. */
  private static final class World {
    private final String zone;
    private final Spelling calendar;
    private final Spelling log;
    private final StringBuilder groups =
        new StringBuilder(
            "group_id,program,admission,session_modality,time_zone,log_started_on,opened_on\n");
    private final StringBuilder sessions =
        new StringBuilder("session_id,group_id,scheduled_start,status\n");
    private final List<String> rows = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();

    World(String zone, Spelling calendar, Spelling log) {
      this.zone = zone;
      this.calendar = calendar;
      this.log = log;
      for (int g = 0; g < GROUPS; g++) {
        group("G" + g, g);
      }
      attend();
    }

    void withEmptyGroup() {
      group("GX", 1);
    }

    private void group(String code, int g) {
      groups.append(
          "%s,smart_recovery,open,%s,%s,%s,%s\n".formatted(code, mode(g), zone, BEGIN, BEGIN));
      for (int week = 0; week < WEEKS; week++) {
        if (g != CLOSES || week < 30) {
          String status = meets(g, week) ? "held" : "cancelled";
          for (String clock : List.of("07:00", "18:30")) {
            sessions.append(
                "S%s-%d-%s,%s,%s,%s\n"
                    .formatted(
                        code,
                        week,
                        clock.equals("07:00") ? "a" : "b",
                        code,
                        calendar.apply(BEGIN.plusWeeks(week) + "T" + clock),
                        status));
          }
        }
      }
    }

    private static boolean meets(int g, int week) {
      return (g != PAUSES || week < 20 || week >= 26) && (g != CLOSES || week < 30);
    }

    private void attend() {
      Random random = new Random(7);
      for (int person = 0; person < 240; person++) {
        int home = person % GROUPS;
        int other = (home + 1 + 2 * random.nextInt(GROUPS / 2)) % GROUPS;
        int start = 6 + random.nextInt(12);
        boolean atOnce = person / GROUPS % 4 == 0;
        at(person, home, start, "07:00", "true");
        at(person, other, start, atOnce ? "07:00" : "18:30", "");
        for (int week = start + 1; week < WEEKS && random.nextInt(30) > 0; week++) {
          if (meets(home, week)) {
            at(person, home, week, "07:00", "false");
          }
        }
      }
    }

    private void at(int person, int group, int week, String clock, String first) {
      LocalDate day = BEGIN.plusWeeks(week);
      rows.add(
          "P%d,account,G%d,%s,%s\n".formatted(person, group, log.apply(day + "T" + clock), first));
      days.add(day);
    }

    void write(Path to) throws IOException {
      Files.writeString(to.resolve("groups.csv"), groups);
      Files.writeString(to.resolve("sessions.csv"), sessions);
      Files.writeString(to.resolve("log.csv"), header() + String.join("", rows));
      LocalDate from = BEGIN.plusWeeks(20);
      Files.writeString(to.resolve("early.csv"), only(day -> day.isBefore(from.plusWeeks(4))));
      Files.writeString(to.resolve("late.csv"), only(day -> !day.isBefore(from)));
    }

    private String only(java.util.function.Predicate<LocalDate> kept) {
      StringBuilder text = new StringBuilder(header());
      for (int i = 0; i < rows.size(); i++) {
        if (kept.test(days.get(i))) {
          text.append(rows.get(i));
        }
      }
      return text.toString();
    }

    private static String header() {
      return "participant_id,identity_grade,group_id,session_start,first_time\n";
    }

    private static String mode(int group) {
      return group % 2 == 0 ? "online" : "face_to_face";
    }
  }
}
