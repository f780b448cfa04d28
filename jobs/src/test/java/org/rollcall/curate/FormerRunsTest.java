package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An empty store beside what runs left is one that was lost; nothing is begun in its place. */
class FormerRunsTest {

  private static final String COMMITTED =
      """
      {"study": "invented", "key_id": "0a1b2c3d", "steps": [{"step": "inbox"}, {"step": "commit"}],
       "inputs": [{"file_id": "x"}]}
      """;

  @TempDir Path output;
  private Path root;

  @BeforeEach
  void name() {
    root = output.resolve("curated");
  }

  @Test
  void check_newOutput_mayBegin() {
    CuratedStore.check(root, Inbox.OWNER);
    assertFalse(CuratedStore.isBegun(root));
  }

  /** A first run that failed or was killed before its commit can be started again. */
  @Test
  void check_runsThatNeverCommitted_mayBegin() throws IOException {
    record("1", COMMITTED.replace("\"commit\"", "\"read\""));
    record("2", COMMITTED.replace("{\"file_id\": \"x\"}", ""));
    record("3", "{");
    Files.createDirectories(output.resolve("published"));
    Files.createDirectories(root.resolve("warehouse/curated/attendance"));
    Files.writeString(root.resolve("INTAKE"), "0\n");
    CuratedStore.check(root, Inbox.OWNER);
    CuratedStore.check(root, new StoreOwner("ffffffff", "invented"));
    assertTrue(StoreMaintenance.verify(root).fits());
  }

  @Test
  void check_storeIsLost_isRefusedAndSaysWhatIsThere() throws IOException {
    leaveReleases();
    assertLost();
    Files.createDirectories(root.resolve("aside/20260101T000000000Z"));
    Files.writeString(root.resolve(".lock"), "");
    assertLost();
    Files.createDirectories(root.resolve("warehouse/curated/attendance"));
    Files.writeString(root.resolve("INTAKE"), "0\n");
    assertLost();
  }

  @Test
  void check_eachTraceAlone_isEnough() throws IOException {
    for (String name : List.of("published/2026-02", "secure/2026-02", "curated/aside/1")) {
      Files.createDirectories(output.resolve(name));
      assertLost();
      PrivateFiles.deleteTree(output.resolve(name.substring(0, name.lastIndexOf('/'))));
      CuratedStore.check(root, Inbox.OWNER);
    }
  }

  @Test
  void check_storeIsLostAndKeyOrStudyIsAnother_isWrongUseForRebuildsToo() throws IOException {
    leaveReleases();
    for (Opening how : Opening.values()) {
      assertEquals(
          "Cannot begin a new curated store with key ffffffff for study invented: the one before"
              + " was of key 0a1b2c3d and study invented (must be the same; name the key with"
              + " --key-file, or set another output)",
          assertThrows(
                  StoreUseException.class,
                  () -> CuratedStore.check(root, new StoreOwner("ffffffff", "invented"), how))
              .getMessage());
      assertThrows(
          StoreUseException.class,
          () -> CuratedStore.check(root, new StoreOwner("0a1b2c3d", "other"), how));
    }
    CuratedStore.check(root, Inbox.OWNER, Opening.REBUILD);
  }

  @Test
  void check_fileInItsPlace_isRefused() throws IOException {
    Files.writeString(root, "x");
    String said =
        assertThrows(StoreException.class, () -> CuratedStore.check(root, Inbox.OWNER))
            .getMessage();
    assertTrue(said.contains("curated is a file and no folder; there: no commit"), said);
    assertThrows(StoreException.class, () -> StoreLock.take(root));
    assertFalse(StoreMaintenance.verify(root).fits());
  }

  private void leaveReleases() throws IOException {
    Files.createDirectories(output.resolve("published/2026-02"));
    record("2026-02-01", COMMITTED);
    Files.createSymbolicLink(output.resolve("runs/latest"), Path.of("2026-02-01"));
  }

  private void assertLost() {
    String said =
        assertThrows(StoreException.class, () -> CuratedStore.check(root, Inbox.OWNER))
            .getMessage();
    assertTrue(
        said.startsWith(
            "Cannot begin a new curated store: the one before is lost; still in its output"
                + " folder: "),
        said);
    assertTrue(CuratedStore.isBegun(root), "no new key is offered");
    StoreMaintenance.Verification found = StoreMaintenance.verify(root);
    assertFalse(found.fits());
    assertTrue(found.lines().get(0).startsWith("Does not fit: it is empty"), "" + found.lines());
    assertEquals(
        "The store does not fit together and no commit is whole; rollcall store rebuild STUDY"
            + " makes a new one from the inbox",
        found.lines().get(found.lines().size() - 1));
  }

  private void record(String run, String text) throws IOException {
    Path folder = Files.createDirectories(output.resolve("runs").resolve(run));
    Files.writeString(folder.resolve("run.json"), text);
  }
}
