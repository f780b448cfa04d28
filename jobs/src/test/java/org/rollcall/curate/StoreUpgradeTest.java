package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.curate.Inbox.row;
import static org.rollcall.curate.Inbox.stay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.engine.TestSpark;

/** A store that was written elsewhere by a program that knew of no format, key or reader. */
class StoreUpgradeTest {

  @TempDir Path output;

  private void unpack(int format) throws IOException {
    String name = "/stores/format-" + format + ".zip";
    try (InputStream in = StoreUpgradeTest.class.getResourceAsStream(name);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path path = output.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(zip, path);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void open_storeOfBefore_keepsEveryRow(int format) throws IOException {
    unpack(format);
    long before = new CommitLog(layout()).numbers().last();
    for (int time = 0; time < 2; time++) {
      try (CuratedStore store = open()) {
        assertEquals(before + 1, store.number());
        assertEquals(3, store.table("attendance").count());
        assertEquals(1, store.table("groups").count());
        assertEquals(3, store.ledger().entries().size());
      }
    }
    try (Stream<Path> walk = Files.walk(output.resolve("curated"))) {
      assertFalse(
          walk.anyMatch(path -> path.getFileName().toString().matches("v[0-9].*|version-hint.*")),
          "metadata of before is gone");
    }
    assertEquals(List.of(before + 1), List.copyOf(new CommitLog(layout()).numbers()));
    assertTrue(StoreMaintenance.verify(layout().root()).fits());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void open_storeOfBefore_takesInMore(int format) throws IOException {
    unpack(format);
    Inbox inbox =
        new Inbox()
            .put(
                "attendance",
                "january.csv",
                List.of(stay("r1", "a", "2026-01-05"), stay("r2", "b", "2026-02-02")))
            .put("groups", "groups.csv", List.of(row("group_id", Inbox.id("group"))))
            .put("attendance", "march.csv", List.of(stay("r9", "c", "2026-03-09")));
    try (CuratedStore store = open()) {
      inbox.takeIn(store, Quarantine.at(output.resolve("quarantine")));
      assertEquals(3, store.table("attendance").count());
      assertEquals(
          1,
          store
              .table("attendance")
              .where(
                  "session_on = date'2026-03-09' AND participant_id = unhex('%s')"
                      .formatted(Inbox.hex("c")))
              .count());
    }
    assertEquals(Inbox.OWNER.keyId(), CuratedStore.keyId(output.resolve("curated")).orElseThrow());
  }

  /** Its data files hold the column by which they were partitioned. */
  @Test
  void takeIn_manyFilesIntoAStoreOfBefore_mergesItsDataFiles() throws IOException {
    unpack(1);
    Inbox inbox = new Inbox();
    try (CuratedStore store = open()) {
      for (int file = 0; file < TableIntake.SMALL_FILES; file++) {
        inbox
            .put("attendance", file + ".csv", List.of(stay("s" + file, "d", "2026-04-01")))
            .takeIn(store, Quarantine.at(output.resolve("quarantine")));
      }
      assertEquals(TableIntake.SMALL_FILES + 3, store.table("attendance").count());
      assertEquals(
          2,
          store
              .table("attendance")
              .where("file_id = unhex('%s')".formatted(Inbox.hex("january.csv")))
              .count());
    }
    assertTrue(StoreRows.files(layout().root(), "attendance").size() < TableIntake.SMALL_FILES);
    assertTrue(StoreMaintenance.verify(layout().root()).fits());
  }

  private StoreLayout layout() {
    return new StoreLayout(output.resolve("curated"));
  }

  private CuratedStore open() {
    return CuratedStore.open(TestSpark.session(), output.resolve("curated"), Inbox.OWNER);
  }
}
