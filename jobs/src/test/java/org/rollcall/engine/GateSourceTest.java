package org.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.SparkFirehoseListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.JsonProtocol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.Schemas;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Inboxes;
import org.rollcall.gate.Keys;
import org.rollcall.study.Study;

class GateSourceTest {

  private static final String HEADER =
      "participant_id,identity_grade,group_id,session_id,session_start,joined_at,left_at,attendance_mode\n";

  private static final SparkSession SPARK = TestSpark.session();

  @TempDir private static Path folder;
  private static Keys keys;
  private static Inbox inbox;
  private static Study study;

  @BeforeAll
  static void writeFiles() {
    keys = Inboxes.keys(folder);
    Inboxes.write(
        folder.resolve("data/a.csv"),
        HEADER
            + "wren,account,meadow,,2026-03-02T18:00,2026-03-02T18:01,2026-03-02T19:00,online\n"
            + "lark,account,meadow,,2026-03-02T18:00,2026-03-02T18:02,2026-03-02T19:00,online\n"
            + "lark,account,meadow,,2026-03-09T18:00,,,sideways\n");
    Inboxes.write(
        folder.resolve("data/b.csv.gz"),
        Inboxes.gzip(HEADER + "wren,sign_in,brook,B1,,,,face_to_face\n"));
    Inboxes.write(folder.resolve("data/c.csv"), HEADER + "wren,account,brook,B1,,,,\"online\n");
    Inboxes.write(
        folder.resolve("sessions.csv"),
        "session_id,group_id,scheduled_start,status\n"
            + "M1,meadow,2026-03-02T18:00:00+11:00,held\n"
            + "B1,brook,2026-03-03T09:30,held\n");
    study =
        Inboxes.study(
            folder,
            Inboxes.source("register", "attendance", "data/*"),
            Inboxes.source("calendar", "sessions", "sessions.csv"));
    inbox = Inbox.of(study, keys);
  }

  private static Dataset<Row> read(String table, Tallies tallies) {
    List<GateRequest.Entry> entries =
        inbox.files().stream()
            .filter(file -> file.table().equals(table))
            .map(file -> GateRequest.Entry.of(study, file))
            .collect(Collectors.toList());
    return GateSource.read(SPARK, new GateRequest(table, entries, keys, tallies));
  }

  @Test
  void read_threeFilesOneBroken_givesRowsAndTallies() {
    Tallies tallies = Tallies.register(SPARK);
    List<Row> rows = read("attendance", tallies).orderBy("file_id", "line").collectAsList();
    Map<String, FileTally> byFile =
        tallies.value().stream().collect(Collectors.toMap(FileTally::fileId, tally -> tally));
    FileTally first = byFile.get(inbox.files().get(0).fileId());
    FileTally packed = byFile.get(inbox.files().get(1).fileId());
    FileTally broken = byFile.get(inbox.files().get(2).fileId());
    assertEquals(3, byFile.size());
    assertEquals(List.of(3L, 2L), List.of(first.rowsRead(), first.rowsAccepted()));
    assertEquals(Map.of("ENUM", 1L), first.rejected());
    assertEquals(List.of(new FileTally.Quarantined(4, 8, "ENUM")), first.quarantine());
    assertEquals(Optional.empty(), first.refused());
    assertEquals(1, packed.rowsAccepted());
    assertEquals("IN-TRUNCATED", broken.refused().orElseThrow().code());
    assertEquals(3, rows.size());
  }

  @Test
  void read_twice_talliesEachFileOnce() {
    Tallies tallies = Tallies.register(SPARK);
    Dataset<Row> rows = read("sessions", tallies);
    rows.collectAsList();
    rows.collectAsList();
    assertEquals(1, tallies.value().size());
    assertEquals(2, tallies.value().get(0).rowsRead());
  }

  @Test
  void read_attendanceAndSessions_joinByBothReferences() {
    Dataset<Row> stays = read("attendance", Tallies.register(SPARK));
    Dataset<Row> sessions = read("sessions", Tallies.register(SPARK));
    assertEquals(2, stays.join(sessions, "session_key").count());
    assertEquals(1, stays.join(sessions.drop("session_key"), "session_id").count());
    assertEquals(3, stays.select("group_id").join(sessions, "group_id").count());
  }

  @Test
  void read_times_areDatesAndDifferencesAlone() {
    List<Row> rows =
        read("attendance", Tallies.register(SPARK))
            .filter("joined_second is not null")
            .orderBy("line")
            .collectAsList();
    Row wren = rows.get(0);
    Row lark = rows.get(1);
    assertEquals(Date.valueOf("2026-03-02"), wren.getAs("session_on"));
    int joined = wren.<Integer>getAs("joined_second");
    assertEquals(59 * 60, wren.<Integer>getAs("left_second") - joined);
    assertEquals(60, lark.<Integer>getAs("joined_second") - joined);
    assertArrayEquals(wren.<byte[]>getAs("session_key"), lark.<byte[]>getAs("session_key"));
    assertNotEquals(hex(wren.getAs("participant_id")), hex(lark.getAs("participant_id")));
  }

  @Test
  void schema_ofAttendance_isTheContract() {
    Dataset<Row> rows = read("attendance", Tallies.register(SPARK));
    assertEquals(
        ContractTypes.of(Schemas.curated("attendance")).names().length, rows.columns().length);
    assertEquals("register", rows.select("source_id").distinct().first().getString(0));
  }

  @Test
  void plan_ofARead_holdsNoPathAndNoKey() throws Exception {
    Dataset<Row> rows = read("attendance", Tallies.register(SPARK)).filter("status = 'present'");
    String plan = rows.queryExecution().toString();
    String key = HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("test.key")));
    assertTrue(plan.contains("gate attendance from 3 files"), plan);
    assertFalse(plan.contains(folder.toString()), plan);
    assertFalse(plan.contains(key.substring(0, 16)), plan);
  }

  /** What an event log would hold, if one were kept: every event as it would be written. */
  @Test
  void events_ofAReadAndAWrite_holdNoValueNoPathAndNoKey() throws Exception {
    StringBuffer written = new StringBuffer();
    SparkFirehoseListener listener =
        new SparkFirehoseListener() {
          @Override
          public void onEvent(SparkListenerEvent event) {
            written.append(JsonProtocol.sparkEventToJsonString(event)).append('\n');
          }
        };
    SPARK.sparkContext().addSparkListener(listener);
    try {
      read("attendance", Tallies.register(SPARK))
          .filter("status = 'present'")
          .write()
          .format("noop")
          .mode("overwrite")
          .save();
      SPARK.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      SPARK.sparkContext().removeSparkListener(listener);
    }
    String log = written.toString();
    assertTrue(log.contains("SparkListenerTaskEnd") && log.contains("sparkPlanInfo"), log);
    String key = HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("test.key")));
    for (String secret :
        List.of("wren", "lark", "meadow", "sideways", folder.toString(), key.substring(0, 16))) {
      assertFalse(log.contains(secret), secret);
    }
  }

  @Test
  void read_inParts_givesTheSameRowsAndTalliesFromMoreTasks() {
    List<GateRequest.Entry> entries =
        inbox.files().stream()
            .filter(file -> file.table().equals("attendance"))
            .map(file -> GateRequest.Entry.of(study, file))
            .toList();
    Tallies once = Tallies.register(SPARK);
    Tallies cut = Tallies.register(SPARK);
    Dataset<Row> whole = GateSource.read(SPARK, new GateRequest("attendance", entries, keys, once));
    Dataset<Row> parts =
        GateSource.read(SPARK, new GateRequest("attendance", entries, keys, cut, 90));
    assertEquals(3, whole.javaRDD().getNumPartitions());
    assertEquals(5, parts.javaRDD().getNumPartitions());
    assertEquals(
        whole.orderBy("file_id", "line").toJSON().collectAsList(),
        parts.orderBy("file_id", "line").toJSON().collectAsList());
    assertEquals(once.value(), cut.value());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
