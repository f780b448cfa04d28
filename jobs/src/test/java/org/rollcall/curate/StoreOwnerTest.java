package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.curate.Inbox.stay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.engine.TestSpark;
import org.rollcall.gate.ReaderVersion;

/** A store is for one key, one study and programs that know what it holds. */
class StoreOwnerTest {

  @TempDir Path output;
  private Path root;

  @BeforeEach
  void makeStore() {
    root = output.resolve("curated");
    try (CuratedStore store = open()) {
      january().takeIn(store, Quarantine.at(output.resolve("quarantine")));
    }
  }

  @Test
  void check_anotherKey_isRefused() {
    StoreOwner other = new StoreOwner("ffffffff", Inbox.OWNER.study());
    assertEquals(
        "Cannot open the curated store with key ffffffff: its pseudonyms are of key 0a1b2c3d (must"
            + " be the same key; name it with --key-file, or keep this store and set another"
            + " output)",
        refused(other));
    assertEquals("0a1b2c3d", CuratedStore.keyId(root).orElseThrow());
  }

  @Test
  void check_anotherStudy_isRefused() {
    assertEquals(
        "Cannot open the curated store for study other: it is of study invented (must be of the"
            + " same study; set another output, or name the study as before)",
        refused(new StoreOwner(Inbox.OWNER.keyId(), "other")));
  }

  @Test
  void check_storeOfANewerProgram_isRefused() throws IOException {
    String newer =
        "Cannot open the curated store: a newer version of Rollcall wrote it (must be opened by"
            + " that version or a later one)";
    edit("\"reader\" : " + ReaderVersion.CURRENT, "\"reader\" : 99");
    assertEquals(newer, refused(Inbox.OWNER));
    edit("\"format\" : " + CommitLog.FORMAT, "\"format\" : 99, \"tables\" : 7, \"x\" : 1");
    assertEquals(newer, refused(Inbox.OWNER));
  }

  @Test
  void open_fieldsThatThisProgramDoesNotKnow_areLeftOut() throws IOException {
    edit("\"sequence\" :", "\"later\" : {\"a\" : [1]}, \"sequence\" :");
    edit("\"number\" :", "\"later\" : true, \"number\" :");
    try (CuratedStore store = open()) {
      assertEquals(1, store.table("attendance").count());
    }
  }

  @Test
  void plan_storeThatNamesNoKeyAndKnowsNoFile_isRefused() throws IOException {
    edit(Inbox.OWNER.keyId(), "");
    try (CuratedStore store = open()) {
      Inbox other = new Inbox().put("attendance", "z.csv", List.of(stay("r9", "z", "2026-01-19")));
      assertEquals(
          "Cannot use the curated store with key 0a1b2c3d: it knows none of the 1 file of the inbox"
              + " (must be the key with which its files were read; name it with --key-file)",
          assertThrows(
                  StoreUseException.class,
                  () -> store.plan(other.files(), Inbox.SETTINGS, MissingFiles.KEEP))
              .getMessage());
      assertEquals(
          1, store.plan(january().files(), Inbox.SETTINGS, MissingFiles.KEEP).files().size());
    }
  }

  private String refused(StoreOwner owner) {
    return assertThrows(StoreUseException.class, () -> CuratedStore.check(root, owner))
        .getMessage();
  }

  private void edit(String text, String by) throws IOException {
    Path commit = root.resolve("commits/1.json");
    String before = Files.readString(commit);
    String after = before.replace(text, by);
    assertEquals(false, after.equals(before), text);
    Files.writeString(commit, after);
  }

  private CuratedStore open() {
    return CuratedStore.open(TestSpark.session(), root, Inbox.OWNER);
  }

  private static Inbox january() {
    return new Inbox().put("attendance", "1.csv", List.of(stay("r1", "a", "2026-01-05")));
  }
}
