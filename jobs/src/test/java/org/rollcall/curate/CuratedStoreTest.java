package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.curate.Inbox.row;
import static org.rollcall.curate.Inbox.stay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.curate.IntakePlan.Decision;
import org.rollcall.engine.TestSpark;

class CuratedStoreTest {

  @TempDir Path output;
  private Path root;
  private Quarantine quarantine;

  @BeforeEach
  void prepare() {
    root = output.resolve("curated");
    quarantine = Quarantine.at(output.resolve("quarantine"));
  }

  @Test
  void takeIn_twice_changesNothing() throws IOException {
    Inbox inbox =
        january().put("groups", "groups.csv", List.of(row("group_id", Inbox.id("group"))));
    Map<String, CommitLog.TableVersion> snapshots;
    List<Path> files;
    try (CuratedStore store = open()) {
      Commit first = inbox.takeIn(store, quarantine);
      assertEquals(1, first.number());
      assertEquals(Commit.Outcome.WRITTEN, first.outcome());
      snapshots = store.versions();
      files = filesUnder(root);
    }
    try (CuratedStore store = open()) {
      Commit second = inbox.takeIn(store, quarantine);
      assertEquals(1, second.number());
      assertEquals(Commit.Outcome.UNCHANGED, second.outcome());
      assertEquals(2, second.plan().decided(Decision.SAME).size());
      assertEquals(snapshots, store.versions());
      assertEquals(files, filesUnder(root));
      assertEquals(List.of("a 2026-01-05", "b 2026-02-02"), people(store));
    }
  }

  @Test
  void mayHaveSessionsAfter_day_isKnownFromTheMetadata() {
    Map<String, Object> session =
        row("session_id", Inbox.id("s"), "session_on", LocalDate.parse("2026-03-02"));
    try (CuratedStore store = open()) {
      january().takeIn(store, quarantine);
      assertFalse(store.mayHaveSessionsAfter(LocalDate.parse("2025-01-01")), "no calendar");
      january()
          .put("sessions", "plan.csv", List.of(session, row("session_id", Inbox.id("t"))))
          .takeIn(store, quarantine);
      assertTrue(store.mayHaveSessionsAfter(LocalDate.parse("2026-03-01")));
      assertTrue(
          store.mayHaveSessionsAfter(LocalDate.parse("2026-03-02")),
          "a part without any day tells nothing");
    }
    try (CuratedStore store = open()) {
      january().put("sessions", "plan.csv", List.of(session)).takeIn(store, quarantine);
      assertTrue(store.mayHaveSessionsAfter(LocalDate.parse("2026-03-01")));
      assertFalse(store.mayHaveSessionsAfter(LocalDate.parse("2026-03-02")));
    }
  }

  @Test
  void takeIn_correctedFile_replacesItsRowsAlone() {
    Inbox inbox = january().put("attendance", "march.csv", List.of(stay("r9", "c", "2026-03-02")));
    try (CuratedStore store = open()) {
      inbox.takeIn(store, quarantine);
      String before = store.contentFingerprint();
      inbox.put("attendance", "january.csv", List.of(stay("r1", "b", "2026-01-05")));
      Commit commit = inbox.takeIn(store, quarantine);
      assertEquals(2, commit.number());
      assertEquals(List.of("b 2026-01-05", "c 2026-03-02"), people(store));
      assertNotEquals(before, store.contentFingerprint());
      january().takeIn(store, quarantine);
      assertEquals(before, store.contentFingerprint());
    }
  }

  @Test
  void takeIn_correctionRefused_keepsWhatTheEarlierVersionGave() throws IOException {
    Inbox inbox = january();
    try (CuratedStore store = open()) {
      inbox.takeIn(store, quarantine);
      String before = store.contentFingerprint();
      inbox.refused("attendance", "january.csv", List.of(stay("r1", "z", "2026-01-05")));
      Commit commit = inbox.takeIn(store, quarantine);
      assertEquals("IN-TEST", commit.refused().get(0).refused().orElseThrow().code());
      assertEquals(List.of("a 2026-01-05", "b 2026-02-02"), people(store));
      assertEquals(before, store.contentFingerprint());
      assertEquals(1, dataFiles().size(), "no row of the refused version is on the disk");

      Commit again = inbox.takeIn(store, quarantine);
      assertEquals(Commit.Outcome.UNCHANGED, again.outcome());
      assertEquals(1, again.refused().size(), "still reported");

      january().takeIn(store, quarantine);
      assertEquals(List.of("a 2026-01-05", "b 2026-02-02"), people(store));
      assertTrue(store.ledger().entries().get(0).refused().isEmpty());
    }
  }

  @Test
  void takeIn_newFileRefused_keepsNoRowOfIt() throws IOException {
    Inbox inbox =
        new Inbox().refused("attendance", "x.csv", List.of(stay("r1", "z", "2026-01-05")));
    try (CuratedStore store = open()) {
      assertEquals(1, inbox.takeIn(store, quarantine).refused().size());
      assertFalse(store.has("attendance"));
      assertEquals(List.of(), people(store));
      assertEquals(List.of(), dataFiles());
    }
  }

  @Test
  void takeIn_fileThatFeedsAnotherTableNow_leavesTheFirst() {
    try (CuratedStore store = open()) {
      january().takeIn(store, quarantine);
      new Inbox()
          .put("groups", "january.csv", List.of(row("group_id", Inbox.id("group"))))
          .takeIn(store, quarantine);
      assertEquals(List.of(), people(store));
      assertEquals(1, store.table("groups").count());
    }
  }

  @Test
  void begin_runDiesBeforeThePointer_showsTheOldContent() throws IOException {
    List<Path> before;
    try (CuratedStore store = open()) {
      january().takeIn(store, quarantine);
      before = dataFiles();
    }
    Inbox more =
        january()
            .put("attendance", "march.csv", List.of(stay("r9", "c", "2026-03-02")))
            .put("groups", "groups.csv", List.of(row("group_id", Inbox.id("group"))));
    try (CuratedStore store = open()) {
      IntakePlan plan = store.ledger().plan(more.files(), Inbox.SETTINGS);
      more.append(store.begin(plan, quarantine), plan);
      assertEquals(List.of("a 2026-01-05", "b 2026-02-02"), people(store));
      assertTrue(dataFiles().size() > before.size());
    }
    try (CuratedStore store = open()) {
      assertEquals(1, store.number());
      assertFalse(store.has("groups"));
      assertEquals(List.of("a 2026-01-05", "b 2026-02-02"), people(store));
      assertEquals(before, dataFiles(), "what the dead run wrote is gone");
      assertEquals(2, more.takeIn(store, quarantine).number());
      assertEquals(List.of("a 2026-01-05", "b 2026-02-02", "c 2026-03-02"), people(store));
    }
  }

  @Test
  void append_rowsLostOnTheWay_isRefusedAndUndone() {
    Inbox inbox = january();
    try (CuratedStore store = open()) {
      IntakePlan plan = store.ledger().plan(inbox.files(), Inbox.SETTINGS);
      IllegalStateException error;
      try (StoreIntake intake = store.begin(plan, quarantine)) {
        error =
            assertThrows(
                IllegalStateException.class,
                () -> {
                  intake.writer();
                  intake.append(List.of(), inbox.tallies("attendance"));
                });
      }
      assertEquals(
          "Cannot append file "
              + Inbox.hex("january.csv")
              + ": 0 rows arrived (must be the 2 accepted)",
          error.getMessage());
      assertFalse(store.has("attendance"));
      assertFalse(Files.exists(root.resolve("warehouse/curated/attendance")));
    }
  }

  @Test
  void open_heldByAnother_saysSoInOneSentence() {
    CuratedStore held = open();
    try {
      assertEquals(
          "Cannot start: another run holds the curated store (must be one run at a time)",
          assertThrows(StoreException.class, this::open).getMessage());
    } finally {
      held.close();
    }
    open().close();
  }

  @Test
  void takeIn_filesInAnotherOrder_givesTheSameContent() {
    List<Map<String, Object>> one = List.of(stay("r1", "a", "2026-01-05"));
    List<Map<String, Object>> two = List.of(stay("r2", "b", "2026-01-12"));
    Inbox forth = new Inbox().put("attendance", "1.csv", one).put("attendance", "2.csv", two);
    Inbox back = new Inbox().put("attendance", "2.csv", two).put("attendance", "1.csv", one);
    try (CuratedStore first = open();
        CuratedStore second =
            CuratedStore.open(TestSpark.session(), output.resolve("other"), Inbox.OWNER)) {
      forth.takeIn(first, quarantine);
      back.takeIn(second, quarantine);
      assertEquals(first.contentFingerprint(), second.contentFingerprint());
      assertEquals(first.ledger(), second.ledger());
      assertEquals(people(first), people(second));
    }
  }

  @Test
  void takeIn_writesForItsOwnerAlone() throws IOException {
    try (CuratedStore store = open()) {
      january().takeIn(store, quarantine);
    }
    for (Path path : filesUnder(output)) {
      String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
      assertEquals(Files.isDirectory(path) ? "rwx------" : "rw-------", mode, path.toString());
    }
  }

  @Test
  void sweep_afterManyCommits_keepsTheLastFew() throws IOException {
    Inbox inbox = new Inbox();
    try (CuratedStore store = open()) {
      for (int day = 1; day <= CuratedStore.COMMITS_KEPT + 2; day++) {
        inbox
            .put("attendance", day + ".csv", List.of(stay("r" + day, "a", "2026-01-0" + day)))
            .takeIn(store, quarantine);
      }
      assertEquals(CuratedStore.COMMITS_KEPT + 2, files(root.resolve("commits")).size());
      store.sweep();
      assertEquals(CuratedStore.COMMITS_KEPT, files(root.resolve("commits")).size());
      assertEquals(CuratedStore.COMMITS_KEPT + 2, people(store).size());
    }
    try (CuratedStore store = open()) {
      assertEquals(CuratedStore.COMMITS_KEPT + 2, people(store).size());
    }
  }

  /** What a corrected file held is neither in an earlier commit nor in a file of the disk. */
  @Test
  void takeIn_correctedFile_leavesNothingOfItsEarlierRows() throws IOException {
    try (CuratedStore store = open()) {
      january().takeIn(store, quarantine);
      List<Path> before = files(root.resolve("warehouse"));
      january()
          .put("attendance", "january.csv", List.of(stay("r1", "b", "2026-01-05")))
          .takeIn(store, quarantine);
      assertEquals(1, dataFiles().size());
      assertTrue(java.util.Collections.disjoint(before, files(root.resolve("warehouse"))));
      assertEquals(List.of(root.resolve("commits/2.json")), files(root.resolve("commits")));
    }
  }

  @Test
  void open_storeMovedElsewhere_holdsTheSameRowsAndTakesInMore() throws IOException {
    try (CuratedStore store = open()) {
      january().takeIn(store, quarantine);
    }
    root = Files.move(root, output.resolve("restored"));
    try (CuratedStore store = open()) {
      assertEquals(List.of("a 2026-01-05", "b 2026-02-02"), people(store));
      january()
          .put("attendance", "march.csv", List.of(stay("r9", "c", "2026-03-02")))
          .takeIn(store, quarantine);
      assertEquals(3, people(store).size());
    }
    for (Path file : files(output)) {
      String bytes = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertFalse(bytes.contains(output.getFileName().toString()), file.toString());
    }
  }

  private CuratedStore open() {
    return CuratedStore.open(TestSpark.session(), root, Inbox.OWNER);
  }

  private static Inbox january() {
    return new Inbox()
        .put(
            "attendance",
            "january.csv",
            List.of(stay("r1", "a", "2026-01-05"), stay("r2", "b", "2026-02-02")));
  }

  private static List<String> people(CuratedStore store) {
    Map<String, String> names =
        Stream.of("a", "b", "c", "z")
            .collect(java.util.stream.Collectors.toMap(Inbox::hex, name -> name));
    Dataset<Row> rows =
        store.table("attendance").selectExpr("lower(hex(participant_id))", "string(session_on)");
    return rows.collectAsList().stream()
        .map(row -> names.get(row.getString(0)) + " " + LocalDate.parse(row.getString(1)))
        .sorted()
        .toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    return filesUnder(folder).stream().filter(Files::isRegularFile).toList();
  }

  private List<Path> dataFiles() throws IOException {
    return filesUnder(root).stream()
        .filter(path -> path.getFileName().toString().endsWith(".parquet"))
        .filter(path -> !path.getFileName().toString().startsWith("."))
        .toList();
  }

  private static List<Path> filesUnder(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> !path.equals(folder)).sorted().toList();
    }
  }
}
