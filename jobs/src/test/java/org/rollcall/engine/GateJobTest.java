package org.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkFirehoseListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.JsonProtocol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.Schemas;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Inboxes;
import org.rollcall.gate.Intake;
import org.rollcall.gate.Keys;
import org.rollcall.gate.SourceFile;
import org.rollcall.study.Study;

class GateJobTest {

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
        folder.resolve("data/d.csv"),
        HEADER
            + "wren,account,brook,B1,,,,online\n"
            + "wren,account,brook,B1,,,,sideways\n".repeat(25));
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

  private static List<SourceFile> files(String table) {
    return inbox.files().stream().filter(file -> file.table().equals(table)).toList();
  }

  private static GateJob.Read<TreeMap<String, Object>> read(List<SourceFile> files) {
    return GateJob.run(SPARK, GateRequest.of(study, files, keys), new KeptRows());
  }

  private static List<TreeMap<String, Object>> rows(
      String table, Predicate<TreeMap<String, Object>> which) {
    return read(files(table)).written().stream().filter(which).toList();
  }

  @Test
  void run_fourFilesTwoRefused_keepsTheRowsOfTheOthers() {
    GateJob.Read<TreeMap<String, Object>> read = read(files("attendance"));
    Map<String, FileTally> byFile =
        read.tallies().stream().collect(Collectors.toMap(FileTally::fileId, tally -> tally));
    FileTally first = byFile.get(inbox.files().get(0).fileId());
    FileTally packed = byFile.get(inbox.files().get(1).fileId());
    FileTally broken = byFile.get(inbox.files().get(2).fileId());
    FileTally bad = byFile.get(inbox.files().get(3).fileId());
    assertEquals(4, byFile.size());
    assertEquals(List.of(3L, 2L), List.of(first.rowsRead(), first.rowsAccepted()));
    assertEquals(Map.of("ENUM", 1L), first.rejected());
    assertEquals(List.of(new FileTally.Quarantined(4, 8, "ENUM")), first.quarantine());
    assertEquals(Optional.empty(), first.refused());
    assertEquals(1, packed.rowsAccepted());
    assertEquals("IN-TRUNCATED", broken.refused().orElseThrow().code());
    assertEquals("IN-REJECTS", bad.refused().orElseThrow().code());
    assertEquals(1, bad.rowsAccepted(), "it gave a row before it was refused");
    assertEquals(3, read.written().size());
  }

  @Test
  void run_twoTables_readsBothInOneJob() {
    StringBuffer jobs = new StringBuffer();
    GateJob.Read<TreeMap<String, Object>> read =
        watched(jobs, () -> read(inbox.files()), "SparkListenerJobStart");
    assertEquals(5, read.written().size());
    assertEquals(5, read.tallies().size());
    assertEquals(1, jobs.toString().lines().count());
  }

  @Test
  void run_nothing_startsNoJob() {
    StringBuffer jobs = new StringBuffer();
    assertEquals(
        List.of(), watched(jobs, () -> read(List.of()), "SparkListenerJobStart").tallies());
    assertEquals("", jobs.toString());
  }

  @Test
  void run_times_areDatesAndDifferencesAlone() {
    List<TreeMap<String, Object>> rows =
        rows("attendance", row -> row.containsKey("joined_second"));
    TreeMap<String, Object> wren = rows.get(0);
    TreeMap<String, Object> lark = rows.get(1);
    assertEquals(LocalDate.parse("2026-03-02"), wren.get("session_on"));
    int joined = (Integer) wren.get("joined_second");
    assertEquals(59 * 60, (Integer) wren.get("left_second") - joined);
    assertEquals(60, (Integer) lark.get("joined_second") - joined);
    assertEquals(wren.get("session_key"), lark.get("session_key"));
    assertNotEquals(wren.get("participant_id"), lark.get("participant_id"));
    assertEquals("register", wren.get("source_id"));
  }

  @Test
  void run_attendanceAndSessions_nameTheSameSessions() {
    List<TreeMap<String, Object>> sessions = rows("sessions", row -> true);
    List<TreeMap<String, Object>> byKey = rows("attendance", row -> row.get("session_key") != null);
    List<TreeMap<String, Object>> byId = rows("attendance", row -> row.get("session_id") != null);
    assertEquals(List.of(2, 1), List.of(byKey.size(), byId.size()));
    assertTrue(
        byKey.stream()
            .allMatch(
                row ->
                    sessions.stream()
                        .anyMatch(s -> s.get("session_key").equals(row.get("session_key")))));
    assertTrue(
        sessions.stream().anyMatch(s -> s.get("session_id").equals(byId.get(0).get("session_id"))));
  }

  @Test
  void run_columns_areThoseOfTheContract() {
    for (TreeMap<String, Object> row : rows("attendance", row -> true)) {
      row.keySet().forEach(column -> Schemas.curated("attendance").field(column));
    }
  }

  /** What an event log would hold, if one were kept: every event as it would be written. */
  @Test
  void events_ofARead_holdNoValueNoPathAndNoKey() throws Exception {
    StringBuffer written = new StringBuffer();
    watched(written, () -> read(inbox.files()), "");
    String log = written.toString();
    assertTrue(log.contains("SparkListenerTaskEnd"), log);
    assertTrue(log.contains("Take in 5 files"), log);
    String key = HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("test.key")));
    for (String secret :
        List.of("wren", "lark", "meadow", "sideways", folder.toString(), key.substring(0, 16))) {
      assertFalse(log.contains(secret), secret);
    }
  }

  private interface Work {
    GateJob.Read<TreeMap<String, Object>> run();
  }

  private static GateJob.Read<TreeMap<String, Object>> watched(
      StringBuffer events, Work work, String which) {
    SparkFirehoseListener listener =
        new SparkFirehoseListener() {
          @Override
          public void onEvent(SparkListenerEvent event) {
            String text = JsonProtocol.sparkEventToJsonString(event);
            if (text.contains(which)) {
              events.append(text).append('\n');
            }
          }
        };
    SPARK.sparkContext().addSparkListener(listener);
    try {
      return work.run();
    } finally {
      try {
        SPARK.sparkContext().listenerBus().waitUntilEmpty();
      } catch (java.util.concurrent.TimeoutException e) {
        throw new IllegalStateException(e);
      }
      SPARK.sparkContext().removeSparkListener(listener);
    }
  }

  @Test
  void run_inParts_givesTheSameRowsAndTallies() {
    GateRequest cut = new GateRequest(Intake.all(study), files("attendance"), keys, 90);
    GateJob.Read<TreeMap<String, Object>> once = read(files("attendance"));
    GateJob.Read<TreeMap<String, Object>> parts = GateJob.run(SPARK, cut, new KeptRows());
    String refused = inbox.files().get(3).fileId();
    assertEquals(once.tallies(), parts.tallies());
    assertEquals(
        once.written(),
        parts.written().stream().filter(row -> !row.get("file_id").equals(refused)).toList());
  }

  @Test
  void batches_smallFiles_shareOneAndPartsHaveTheirOwn() {
    assertEquals(1, GateBatches.of(GateRequest.of(study, inbox.files(), keys), 2).size());
    GateRequest cut = new GateRequest(Intake.all(study), inbox.files(), keys, 90);
    List<? extends List<GateBatches.Part>> batches = GateBatches.of(cut, 2);
    assertTrue(batches.stream().allMatch(batch -> batch.size() == 1));
    assertTrue(batches.size() > inbox.files().size());
    assertEquals(
        "part 1 of 3 of file " + inbox.files().get(0).fileId(), batches.get(0).get(0).toString());
  }

  @Test
  void batches_manyFiles_areAboutTwoACoreOfAboutTheSameSize() {
    SourceFile one = inbox.files().get(0);
    List<SourceFile> many =
        IntStream.range(0, 1000)
            .mapToObj(
                n ->
                    new SourceFile(
                        one.sourceId(), one.table(), one.path(), "id" + n, "hash" + n, 50_000, 0))
            .toList();
    List<? extends List<GateBatches.Part>> batches =
        GateBatches.of(GateRequest.of(study, many, keys), 2);
    assertEquals(List.of(250, 250, 250, 250), batches.stream().map(List::size).toList());
    assertEquals(many, batches.stream().flatMap(List::stream).map(GateBatches.Part::file).toList());
  }

  @Test
  void request_fileOfAnotherTable_isRefused() {
    SourceFile file = inbox.files().get(0);
    SourceFile other =
        new SourceFile(
            file.sourceId(),
            "sessions",
            file.path(),
            file.fileId(),
            file.contentHash(),
            file.bytes(),
            file.modified());
    assertEquals(
        "Cannot read a file of source register into table sessions (must be what the source feeds)",
        assertThrows(
                IllegalArgumentException.class, () -> GateRequest.of(study, List.of(other), keys))
            .getMessage());
  }
}
