package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.curate.Inbox.row;
import static org.rollcall.curate.Inbox.stay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.engine.TestSpark;

/** A store whose pieces do not fit together is refused and left as it is, to the byte. */
class StoreDamageTest {

  private static final String TABLE = "warehouse/curated/attendance";

  @TempDir private static Path folder;
  private static Path whole;

  @FunctionalInterface
  interface Damage {
    void to(Path store) throws IOException;
  }

  @BeforeAll
  static void makeStore() {
    whole = folder.resolve("whole");
    Quarantine quarantine = Quarantine.at(folder.resolve("quarantine"));
    try (CuratedStore store = CuratedStore.open(TestSpark.session(), whole, Inbox.OWNER)) {
      Inbox inbox =
          new Inbox()
              .put("attendance", "1.csv", List.of(stay("r1", "a", "2026-01-05")))
              .put("groups", "g.csv", List.of(row("group_id", Inbox.id("group"))));
      inbox.takeIn(store, quarantine);
      inbox
          .put("attendance", "2.csv", List.of(stay("r2", "b", "2026-01-12")))
          .takeIn(store, quarantine);
    }
  }

  @TestFactory
  Stream<DynamicTest> open_damagedStore_isRefusedAndLeftAsItIs() {
    return Stream.of(
        damage("CURRENT is missing", s -> Files.delete(s.resolve("CURRENT"))),
        damage("CURRENT holds no number", s -> Files.write(s.resolve("CURRENT"), new byte[0])),
        damage("CURRENT holds no number", s -> Files.writeString(s.resolve("CURRENT"), "x\n")),
        damage(
            "CURRENT names commit 7, which is missing",
            s -> Files.writeString(s.resolve("CURRENT"), "7\n")),
        damage(
            "CURRENT names commit 1, but there are later ones",
            s -> Files.writeString(s.resolve("CURRENT"), "1\n")),
        damage("commit 2, which is missing", s -> Files.delete(s.resolve("commits/2.json"))),
        damage("2.json is damaged", s -> Files.write(s.resolve("commits/2.json"), new byte[0])),
        damage("2.json is damaged", s -> cut(s.resolve("commits/2.json"))),
        damage("2.json is damaged", s -> Files.writeString(s.resolve("commits/2.json"), "null")),
        damage("2.json is damaged", s -> Files.writeString(s.resolve("commits/2.json"), "{}")),
        damage("commit 2, which is missing", s -> PrivateFiles.deleteTree(s.resolve("commits"))),
        damage(
            "CURRENT is missing",
            s -> {
              Files.delete(s.resolve("CURRENT"));
              PrivateFiles.deleteTree(s.resolve("commits"));
            }),
        damage("folder is missing", s -> PrivateFiles.deleteTree(s.resolve("warehouse"))),
        damage("folder is missing", s -> PrivateFiles.deleteTree(s.resolve(TABLE))),
        damage("metadata is missing or damaged", s -> each(s, ".metadata.json", Files::delete)),
        damage(
            "metadata is missing or damaged", s -> each(s, ".metadata.json", StoreDamageTest::cut)),
        damage("metadata is missing or damaged", s -> each(s, ".avro", Files::delete)),
        damage("metadata is missing or damaged", s -> each(s, "-m0.avro", StoreDamageTest::cut)),
        damage(".parquet is missing", s -> each(s, ".parquet", Files::delete)),
        damage(".parquet is cut off", s -> each(s, ".parquet", StoreDamageTest::cut)),
        damage(
            "commit 2 does not know table sessions",
            s -> Files.createDirectories(s.resolve("warehouse/curated/sessions/data"))),
        damage(
            "other rows than the ledger tells",
            s -> {
              String commit = Files.readString(s.resolve("commits/2.json"));
              String other =
                  commit
                      .replace("\"rowsRead\" : 2", "\"rowsRead\" : 3")
                      .replace("\"rowsAccepted\" : 1", "\"rowsAccepted\" : 2");
              Files.writeString(s.resolve("commits/2.json"), other);
            }),
        damage(
            "other rows than the ledger tells",
            s ->
                edit(
                    s, "\"" + Inbox.hex("2.csv") + "\" : 1", "\"" + Inbox.hex("2.csv") + "\" : 2")),
        damage(
            "other rows than the ledger tells",
            s ->
                edit(
                    s, "\"" + Inbox.hex("2.csv") + "\" : 1", "\"" + Inbox.hex("1.csv") + "\" : 1")),
        damage(
            "other rows than the ledger tells",
            s -> edit(s, "\"" + Inbox.hex("2.csv") + "\" : 1", "")),
        damage(
            "other rows than the ledger tells",
            s -> edit(s, "\"contents\" : {", "\"contents\" : null, \"former\" : {")));
  }

  private static void edit(Path store, String from, String to) throws IOException {
    String commit = Files.readString(store.resolve("commits/2.json"));
    assertTrue(commit.contains(from), commit);
    Files.writeString(store.resolve("commits/2.json"), commit.replace(from, to));
  }

  private static DynamicTest damage(String found, Damage damage) {
    return DynamicTest.dynamicTest(
        found,
        () -> {
          Path store = copy();
          damage.to(store);
          SortedMap<String, String> before = bytes(store);
          String said = assertThrows(StoreException.class, () -> open(store)).getMessage();
          assertTrue(said.startsWith("Cannot open the curated store: "), said);
          assertTrue(said.contains(found), said);
          assertTrue(said.contains("rollcall store verify STUDY"), said);
          assertEquals(1, said.lines().count(), said);
          assertEquals(before, bytes(store));
        });
  }

  @Test
  void open_withoutPointer_namesWhatIsThere() throws IOException {
    Path store = copy();
    Files.delete(store.resolve("CURRENT"));
    assertEquals(
        "Cannot open the curated store: CURRENT is missing; there: 2 commits (1, 2; the newest"
            + " holds 3 rows of 3 files) and 2 tables (attendance, groups) (must fit together; look"
            + " with: rollcall store verify STUDY, then rollcall store repair STUDY or rollcall"
            + " store rebuild STUDY)",
        assertThrows(StoreException.class, () -> open(store)).getMessage());
  }

  @Test
  void open_folderOfSomethingElse_isRefused() throws IOException {
    Path store = Files.createDirectory(folder.resolve("something else"));
    Files.writeString(store.resolve("holiday.txt"), "x");
    String said = assertThrows(StoreException.class, () -> open(store)).getMessage();
    assertTrue(said.contains("its folder holds files that are not of a store"), said);
    assertTrue(Files.exists(store.resolve("holiday.txt")));
  }

  @Test
  void open_markOfAnIntakeAlone_isANewStore() throws IOException {
    Path store = Files.createDirectory(folder.resolve("marked"));
    Files.writeString(store.resolve("INTAKE"), "0\n");
    try (CuratedStore opened = open(store)) {
      assertEquals(0, opened.number());
    }
  }

  @Test
  void open_killedBetweenCommitAndPointer_showsTheCommit() throws IOException {
    Path store = copy();
    Files.writeString(store.resolve("CURRENT"), "1\n");
    Files.writeString(store.resolve("INTAKE"), "1\n");
    try (CuratedStore opened = open(store)) {
      assertEquals(2, opened.number());
      assertEquals(2, opened.table("attendance").count());
    }
    assertEquals("2\n", Files.readString(store.resolve("CURRENT")));
  }

  @Test
  void open_markOfAnotherIntake_explainsNothing() throws IOException {
    Path store = copy();
    Files.delete(store.resolve("CURRENT"));
    Files.writeString(store.resolve("INTAKE"), "2\n");
    assertThrows(StoreException.class, () -> open(store));
    assertTrue(Files.exists(store.resolve("commits/2.json")));
  }

  private static CuratedStore open(Path store) {
    return CuratedStore.open(TestSpark.session(), store, Inbox.OWNER);
  }

  private static Path copy() throws IOException {
    Path copy = Files.createTempDirectory(folder, "store-");
    try (Stream<Path> walk = Files.walk(whole)) {
      for (Path path : walk.sorted().skip(1).toList()) {
        Files.copy(path, copy.resolve(whole.relativize(path).toString()));
      }
    }
    return copy;
  }

  private static void each(Path store, String ending, Damage damage) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(store.resolve(TABLE))) {
      found = walk.filter(path -> path.toString().endsWith(ending)).toList();
    }
    assertTrue(!found.isEmpty(), ending);
    for (Path path : found) {
      damage.to(path);
    }
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  private static SortedMap<String, String> bytes(Path store) throws IOException {
    SortedMap<String, String> all = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(store)) {
      for (Path path : walk.filter(p -> !p.endsWith(".lock")).toList()) {
        all.put(
            store.relativize(path).toString(),
            Files.isDirectory(path)
                ? ""
                : new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }
}
