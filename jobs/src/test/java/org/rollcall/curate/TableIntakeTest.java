package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.curate.Inbox.stay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.engine.TestSpark;
import org.rollcall.study.Study.OnMissing;

/** Data files that hold rows of many files of the inbox. */
class TableIntakeTest {

  @TempDir Path output;
  private Path root;
  private Quarantine quarantine;

  @BeforeEach
  void prepare() {
    root = output.resolve("curated");
    quarantine = Quarantine.at(output.resolve("quarantine"));
  }

  private CuratedStore open() {
    return CuratedStore.open(TestSpark.session(), root, Inbox.OWNER);
  }

  private static List<Map<String, Object>> stays(String person, int number) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int day = 1; day <= number; day++) {
      rows.add(stay(person + day, person, "2026-01-%02d".formatted(day)));
    }
    return rows;
  }

  private static Inbox threeFiles() {
    return new Inbox()
        .put("attendance", "1.csv", stays("a", 3))
        .put("attendance", "2.csv", stays("b", 2))
        .put("attendance", "3.csv", stays("c", 1));
  }

  private static String rows(CuratedStore store) {
    Map<String, String> names =
        Map.of(Inbox.hex("a"), "a", Inbox.hex("b"), "b", Inbox.hex("c"), "c", Inbox.hex("d"), "d");
    StringBuilder text = new StringBuilder();
    for (Row row :
        store
            .table("attendance")
            .selectExpr("lower(hex(participant_id))")
            .orderBy("line", "file_id")
            .collectAsList()) {
      text.append(names.get(row.getString(0)));
    }
    return text.chars()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private List<Path> dataFiles() throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(path -> path.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  private void assertFits() {
    StoreMaintenance.Verification found = StoreMaintenance.verify(root);
    assertTrue(found.fits(), found.lines().toString());
  }

  @Test
  void takeIn_manyFiles_shareADataFile() throws IOException {
    try (CuratedStore store = open()) {
      threeFiles().takeIn(store, quarantine);
      assertEquals("aaabbc", rows(store));
      assertEquals(1, dataFiles().size());
      assertEquals(
          Map.of(Inbox.hex("1.csv"), 3L, Inbox.hex("2.csv"), 2L, Inbox.hex("3.csv"), 1L),
          store.contents().values().iterator().next());
    }
    assertFits();
  }

  @Test
  void takeIn_oneOfThemCorrected_writesTheOthersAnew() throws IOException {
    try (CuratedStore store = open()) {
      threeFiles().takeIn(store, quarantine);
      List<Path> before = dataFiles();
      threeFiles().put("attendance", "2.csv", stays("d", 2)).takeIn(store, quarantine);
      assertEquals("aaacdd", rows(store));
      assertTrue(java.util.Collections.disjoint(before, dataFiles()), "its bytes are gone");
      assertEquals(2, dataFiles().size());
    }
    assertFits();
  }

  @Test
  void takeIn_oneOfThemWithdrawn_writesTheOthersAnew() throws IOException {
    MissingFiles remove = new MissingFiles(OnMissing.REMOVE, Map.of(), Set.of(), Set.of());
    try (CuratedStore store = open()) {
      threeFiles().takeIn(store, quarantine);
      List<Path> before = dataFiles();
      threeFiles().remove("1.csv").takeIn(store, quarantine, remove);
      assertEquals("bbc", rows(store));
      assertTrue(java.util.Collections.disjoint(before, dataFiles()), "its bytes are gone");
      threeFiles()
          .remove("1.csv")
          .remove("2.csv")
          .remove("3.csv")
          .takeIn(store, quarantine, remove);
      assertEquals("", rows(store));
      assertEquals(List.of(), dataFiles());
    }
    assertFits();
  }

  /** That an export failed is known once all of it was read and written. */
  @Test
  void takeIn_failedExportBesideAnother_keepsTheOtherAlone() throws IOException {
    try (CuratedStore store = open()) {
      new Inbox().put("attendance", "1.csv", stays("a", 28)).takeIn(store, quarantine);
      Inbox next =
          new Inbox()
              .put("attendance", "1.csv", stays("d", 2))
              .put("attendance", "2.csv", stays("b", 2));
      Commit commit = next.takeIn(store, quarantine);
      assertEquals("IN-FEWER", commit.refused().get(0).refused().orElseThrow().code());
      assertEquals("a".repeat(28) + "bb", rows(store));
      assertEquals(2, dataFiles().size(), "no file with rows of the refused version is left");
    }
    assertFits();
  }

  @Test
  void takeIn_manySmallNights_mergesTheirDataFiles() throws IOException {
    Inbox inbox = new Inbox();
    StringBuilder expected = new StringBuilder();
    try (CuratedStore store = open()) {
      for (int night = 1; night < TableIntake.SMALL_FILES; night++) {
        inbox
            .put("attendance", night + ".csv", List.of(stay("r" + night, "a", "2026-01-05")))
            .takeIn(store, quarantine);
        expected.append('a');
      }
      assertEquals(TableIntake.SMALL_FILES - 1, store.contents().size());
      inbox.put("attendance", "last.csv", stays("b", 1)).takeIn(store, quarantine);
      assertEquals(1, store.contents().size());
      assertEquals(expected + "b", rows(store));
      assertEquals(TableIntake.SMALL_FILES, store.number());
      assertTrue(dataFiles().size() > 1, "commits of before are still whole");
    }
    assertFits();
    try (CuratedStore store = open()) {
      store.sweep();
      inbox.put("attendance", "1.csv", stays("c", 2)).takeIn(store, quarantine);
      assertEquals(expected.substring(1) + "bcc", rows(store));
      assertEquals(2, dataFiles().size());
    }
    assertFits();
  }

  /** Other programs may read a data file as it is: nothing in it is deleted by another file. */
  @Test
  void takeIn_whateverGoes_noFileOfDeletionsIsWritten() throws IOException {
    try (CuratedStore store = open()) {
      threeFiles().takeIn(store, quarantine);
      threeFiles().put("attendance", "2.csv", stays("d", 2)).takeIn(store, quarantine);
      store
          .tables()
          .load("attendance")
          .currentSnapshot()
          .allManifests(store.tables().io())
          .forEach(
              manifest ->
                  assertEquals(org.apache.iceberg.ManifestContent.DATA, manifest.content()));
      assertFalse(dataFiles().isEmpty());
    }
  }
}
