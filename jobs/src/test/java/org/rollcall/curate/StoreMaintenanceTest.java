package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.curate.Inbox.stay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.engine.TestSpark;

/** The ways back from a store that does not fit together. */
class StoreMaintenanceTest {

  @TempDir Path output;
  private Path root;
  private Quarantine quarantine;
  private Opening opening = Opening.AS_IT_IS;

  @BeforeEach
  void makeStore() {
    root = output.resolve("curated");
    quarantine = Quarantine.at(output.resolve("quarantine"));
    try (CuratedStore store = open()) {
      first().takeIn(store, quarantine);
      both().takeIn(store, quarantine);
    }
  }

  @Test
  void verify_soundStore_fitsAndWritesNothing() throws IOException {
    List<Path> before = files(output);
    StoreMaintenance.Verification found = StoreMaintenance.verify(root);
    assertEquals(
        List.of(
            "Commit 1 is whole: 1 row of 1 file in 1 table",
            "Commit 2 is whole: 2 rows of 2 files in 1 table",
            "Visible: commit 2",
            "The store fits together"),
        found.lines());
    assertTrue(found.fits());
    assertEquals(before, files(output));
  }

  /** A changed byte has no other size: only reading tells. */
  @Test
  void repair_damagedBytes_goesBackAndTheNextRunReadsTheRest() throws IOException {
    flip(newestDataFile());
    StoreMaintenance.Verification found = StoreMaintenance.verify(root);
    assertFalse(found.fits());
    assertTrue(
        found.lines().get(1).matches("Commit 2 is not whole: in table attendance, .* is damaged"),
        found.lines().toString());
    assertTrue(
        found
            .lines()
            .contains(
                "The store does not fit together; rollcall store repair STUDY goes back to commit 1"),
        found.lines().toString());
    List<Path> before = files(root);
    List<String> done = StoreMaintenance.repair(root);
    assertEquals("Commit 1 is visible now: 1 row of 1 file", done.get(0));
    assertTrue(done.get(1).contains(" moved aside to " + root.resolve("aside")), done.toString());
    assertEquals(
        "1 file that only later commits know: the next run reads what the inbox still holds of them",
        done.get(2));
    assertTrue(files(root).size() >= before.size(), "nothing is deleted");
    assertTrue(StoreMaintenance.verify(root).fits());
    try (CuratedStore store = open()) {
      assertEquals(1, store.table("attendance").count());
      both().takeIn(store, quarantine);
      assertEquals(2, store.table("attendance").count());
    }
  }

  /** Copies and archives often leave hidden files out. */
  @Test
  void verify_changedByteWithoutHiddenFiles_isFoundInEveryFile() throws IOException {
    for (Path file : files(root.resolve("warehouse"))) {
      if (file.getFileName().toString().startsWith(".")) {
        Files.delete(file);
      }
    }
    assertTrue(StoreMaintenance.verify(root).fits());
    String commits =
        Files.readString(root.resolve("commits/1.json"))
            + Files.readString(root.resolve("commits/2.json"));
    List<Path> used =
        files(root.resolve("warehouse")).stream()
            .filter(file -> commits.contains(file.getFileName().toString()))
            .toList();
    assertEquals(2, used.stream().filter(file -> file.toString().endsWith(".parquet")).count());
    for (Path file : used) {
      byte[] before = Files.readAllBytes(file);
      flip(file);
      assertTrue(
          StoreMaintenance.verify(root).lines().stream().anyMatch(l -> l.contains("is not whole")),
          file.toString());
      Files.write(file, before);
    }
  }

  /** Nothing would be compared, which is no finding that all is well. */
  @Test
  void verify_noChecksumIsLeft_doesNotFit() throws IOException {
    Path commit = root.resolve("commits/2.json");
    String text = Files.readString(commit);
    Files.writeString(commit, text.replaceAll("\"checksums\" : \\{[^}]*\\},", ""));
    assertTrue(StoreMaintenance.verify(root).fits(), "the hidden files tell");
    Path data = newestDataFile();
    Files.delete(data.resolveSibling("." + data.getFileName() + ".crc"));
    assertTrue(
        StoreMaintenance.verify(root).lines().stream()
            .anyMatch(line -> line.endsWith("cannot be compared, as no checksum of it is left")));
  }

  @Test
  void repair_missingPointer_bringsBackEveryRow() throws IOException {
    Files.delete(root.resolve("CURRENT"));
    assertFalse(StoreMaintenance.verify(root).fits());
    assertEquals(
        "Commit 2 is visible now: 2 rows of 2 files", StoreMaintenance.repair(root).get(0));
    try (CuratedStore store = open()) {
      assertEquals(2, store.table("attendance").count());
    }
    assertEquals(
        List.of("Nothing to repair: commit 2 is visible and whole"), StoreMaintenance.repair(root));
  }

  @Test
  void repair_extraTable_isMovedAside() throws IOException {
    Path extra = root.resolve("warehouse/curated/sessions/data/x.parquet");
    Files.createDirectories(extra.getParent());
    Files.writeString(extra, "x");
    StoreMaintenance.repair(root);
    assertFalse(Files.exists(extra));
    assertTrue(files(root.resolve("aside")).stream().anyMatch(p -> p.endsWith("x.parquet")));
    open().close();
  }

  @Test
  void repair_noCommitIsWhole_leavesEverything() throws IOException {
    PrivateFiles.deleteTree(root.resolve("warehouse"));
    List<Path> before = files(root);
    assertEquals(
        "Cannot repair the curated store: no commit is whole (must be made anew from the inbox:"
            + " rollcall store rebuild STUDY)",
        assertThrows(StoreException.class, () -> StoreMaintenance.repair(root)).getMessage());
    assertEquals(before, files(root));
  }

  @Test
  void rebuild_damagedStore_isReadAnewAndKeptAside() throws IOException {
    Files.delete(root.resolve("CURRENT"));
    flip(newestDataFile());
    List<Path> before = files(root.resolve("warehouse"));
    opening = Opening.REBUILD;
    CuratedStore.check(root, Inbox.OWNER, opening);
    try (CuratedStore store = open()) {
      both().takeIn(store, quarantine);
      assertEquals(3, store.number());
      assertEquals(2, store.table("attendance").count());
    }
    List<Path> aside = files(root.resolve("aside"));
    for (Path path : before) {
      assertFalse(Files.exists(path));
      assertTrue(aside.stream().anyMatch(p -> p.getFileName().equals(path.getFileName())));
    }
    assertTrue(aside.stream().anyMatch(p -> p.endsWith("commits/2.json")));
    try (CuratedStore store = open()) {
      assertEquals(2, store.table("attendance").count(), "an ordinary store again");
      assertEquals(Commit.Outcome.UNCHANGED, both().takeIn(store, quarantine).outcome());
    }
  }

  @Test
  void rebuild_filesAreMissing_isRefusedUnlessToldSo() throws IOException {
    opening = Opening.REBUILD;
    try (CuratedStore store = open()) {
      assertEquals(
          "Cannot rebuild the curated store: 1 of 2 files from which it was made are not in the"
              + " inbox, with 1 row (must be put back; or say --without-missing to go without them)",
          assertThrows(StoreException.class, () -> first().takeIn(store, quarantine)).getMessage());
    }
    try (CuratedStore store = open()) {
      assertEquals(2, store.table("attendance").count(), "as it was");
    }
    opening = Opening.REBUILD_WITHOUT_MISSING;
    try (CuratedStore store = open()) {
      first().takeIn(store, quarantine);
      assertEquals(1, store.table("attendance").count());
    }
  }

  @Test
  void rebuild_runDies_leavesTheStoreAsItWas() throws IOException {
    opening = Opening.REBUILD;
    try (CuratedStore store = open()) {
      IntakePlan plan = store.plan(both().files(), Inbox.SETTINGS, MissingFiles.KEEP);
      both().append(store.begin(plan, quarantine), plan);
    }
    assertEquals("2\n", Files.readString(root.resolve("CURRENT")));
    assertTrue(StoreMaintenance.verify(root).fits());
    try (CuratedStore store = open()) {
      both().takeIn(store, quarantine);
      assertEquals(2, store.table("attendance").count());
    }
  }

  /** Consent to lose rows is for the command that gave it. */
  @Test
  void rebuild_killedThatMayLoseRows_isNotDoneByTheNextRun() throws IOException {
    opening = Opening.REBUILD_WITHOUT_MISSING;
    try (CuratedStore store = open()) {
      IntakePlan plan = store.plan(first().files(), Inbox.SETTINGS, MissingFiles.KEEP);
      first().append(store.begin(plan, quarantine), plan);
      assertTrue(Files.exists(root.resolve("REBUILD")), "as a kill leaves it");
    }
    assertTrue(StoreMaintenance.verify(root).fits());
    try (CuratedStore store = open()) {
      first().takeIn(store, quarantine);
      assertEquals(2, store.table("attendance").count(), "what is gone is kept");
    }
    assertFalse(Files.exists(root.resolve("REBUILD")));
  }

  @Test
  void rebuild_requestOfAnEarlierVersion_isNotDone() throws IOException {
    Files.writeString(root.resolve("REBUILD"), "without-missing\n");
    try (CuratedStore store = open()) {
      first().takeIn(store, quarantine);
      assertEquals(2, store.table("attendance").count());
    }
    assertFalse(Files.exists(root.resolve("REBUILD")));
  }

  @Test
  void rebuild_killedBeforeItsPointer_isBroughtToItsEnd() throws IOException {
    opening = Opening.REBUILD;
    try (CuratedStore store = open()) {
      both().put("headcounts", "h.csv", List.of()).takeIn(store, quarantine);
    }
    Files.writeString(root.resolve("REBUILD"), "3\n");
    Files.delete(root.resolve("CURRENT"));
    try (CuratedStore store = open()) {
      assertEquals(3, store.number());
      assertEquals(2, store.table("attendance").count());
    }
    assertEquals("3\n", Files.readString(root.resolve("CURRENT")));
    assertTrue(StoreMaintenance.verify(root).fits());
  }

  @Test
  void rebuild_fileThatWasSoundIsRefused_leavesTheStoreAsItWas() throws IOException {
    opening = Opening.REBUILD;
    Inbox damaged = first().refused("attendance", "2.csv", List.of(stay("r2", "b", "2026-02-02")));
    try (CuratedStore store = open()) {
      assertEquals(
          "Cannot rebuild the curated store: files that were read before give no row now: source"
              + " register, file "
              + Inbox.hex("2.csv")
              + " with 1 row (must be mended or put back as they were; or say --without-missing to"
              + " go without them)",
          assertThrows(StoreException.class, () -> damaged.takeIn(store, quarantine)).getMessage());
    }
    assertEquals("2\n", Files.readString(root.resolve("CURRENT")));
    try (CuratedStore store = open()) {
      assertEquals(2, store.table("attendance").count());
    }
    opening = Opening.REBUILD_WITHOUT_MISSING;
    try (CuratedStore store = open()) {
      damaged.takeIn(store, quarantine);
      assertEquals(1, store.table("attendance").count());
    }
  }

  @Test
  void rebuild_anotherOwner_isRefusedWhateverWasAskedFor() throws IOException {
    List<Path> before = files(root);
    for (Opening how : List.of(Opening.REBUILD, Opening.REBUILD_WITHOUT_MISSING)) {
      for (StoreOwner other :
          List.of(
              new StoreOwner("ffffffff", Inbox.OWNER.study()),
              new StoreOwner(Inbox.OWNER.keyId(), "other"))) {
        String said =
            assertThrows(StoreUseException.class, () -> CuratedStore.check(root, other, how))
                .getMessage();
        assertTrue(said.startsWith("Cannot open the curated store "), said);
        StoreLock lock = StoreLock.take(root);
        assertThrows(
            StoreUseException.class,
            () -> CuratedStore.open(TestSpark.session(), lock, other, how));
      }
    }
    assertEquals(before, files(root));
  }

  @Test
  void verify_pointerIsAFolder_doesNotFit() throws IOException {
    Files.delete(root.resolve("CURRENT"));
    Files.createDirectory(root.resolve("CURRENT"));
    assertEquals("Does not fit: CURRENT is no file", StoreMaintenance.verify(root).lines().get(0));
    assertTrue(
        assertThrows(StoreException.class, this::open).getMessage().contains("CURRENT is no file"));
  }

  private CuratedStore open() {
    Opening how = opening;
    opening = Opening.AS_IT_IS;
    return CuratedStore.open(TestSpark.session(), StoreLock.take(root), Inbox.OWNER, how);
  }

  private static Inbox first() {
    return new Inbox().put("attendance", "1.csv", List.of(stay("r1", "a", "2026-01-05")));
  }

  private static Inbox both() {
    return first().put("attendance", "2.csv", List.of(stay("r2", "b", "2026-02-02")));
  }

  private Path newestDataFile() {
    List<String> files = new ArrayList<>(log().read(2).contents().keySet());
    files.removeAll(log().read(1).contents().keySet());
    return StoreIo.path(new StoreLayout(root), files.get(0));
  }

  private CommitLog log() {
    return new CommitLog(new StoreLayout(root));
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(p -> Files.isRegularFile(p) && !p.endsWith(".lock")).sorted().toList();
    }
  }
}
