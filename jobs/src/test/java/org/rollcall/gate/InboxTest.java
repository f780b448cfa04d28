package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.study.Study;

class InboxTest {

  @TempDir private Path folder;
  @TempDir private Path safe;
  private Keys keys;

  @BeforeEach
  void writeFiles() {
    keys = Inboxes.keys(safe);
    for (String name :
        List.of(
            "data/b.csv",
            "data/a.csv.gz",
            "data/c.jsonl",
            "data/notes.txt",
            "data/.d.csv",
            "data/e.csv.part",
            "data/~$e.csv",
            "data/f.csv.crdownload",
            "data/deep/f.csv")) {
      Inboxes.write(folder.resolve(name), "participant_id\n" + name + "\n");
    }
  }

  private Inbox inbox(String... paths) {
    Study.Source[] sources = new Study.Source[paths.length];
    for (int i = 0; i < paths.length; i++) {
      sources[i] = Inboxes.source("s" + i, "participants", paths[i]);
    }
    return Inbox.of(Inboxes.study(folder, sources), keys);
  }

  private static String names(Inbox inbox) {
    return String.join(
        " ",
        inbox.files().stream().map(file -> Path.of(file.path()).getFileName().toString()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "data, a.csv.gz b.csv c.jsonl", "data/b.csv, b.csv", "data/*.csv, b.csv",
    "data/*.csv*, a.csv.gz b.csv", "data/**.csv, b.csv f.csv", "data/**/*.csv, f.csv",
    "'data/[ab].*', a.csv.gz b.csv", "'*/{b,c}.*', b.csv c.jsonl", "data/notes.txt, ''"
  })
  void of_fileFolderOrGlob_listsSortedFiles(String path, String expected) {
    assertEquals(expected, names(inbox(path)));
  }

  @ParameterizedTest
  @CsvSource({"none", "data/*.parquet", "none/*.csv", "data/none.csv"})
  void of_pathThatNamesNothing_isAProblem(String path) {
    Inbox inbox = inbox(path);
    assertEquals(List.of(), inbox.files());
    assertEquals(
        List.of(
            new Inbox.Problem(
                "s0",
                "",
                "IN-MISSING",
                "Cannot read source s0: its path names no file (must name at least one; see path, or set required: false)")),
        inbox.problems());
  }

  @Test
  void of_symbolicLink_isAProblem() throws Exception {
    Files.createSymbolicLink(folder.resolve("data/z.csv"), folder.resolve("data/b.csv"));
    Inbox inbox = inbox("data/*.csv");
    assertEquals("b.csv", names(inbox));
    assertEquals("IN-NOT-A-FILE", inbox.problems().get(0).code());
    assertFalse(inbox.problems().toString().contains("z.csv"));
  }

  private static final String LINKED =
      "Cannot read source s0: a link or device stands for its file or folder (must be plain files"
          + " and folders; put the data there, or correct path)";
  private static final String DISGUISED =
      "Cannot read source s0: a folder has the name of a data file (must be the file; or name the"
          + " folder otherwise)";

  private static void assertUnsure(String sentence, Inbox inbox) {
    assertEquals(List.of(new Inbox.Problem("s0", "", "IN-PATH", sentence)), inbox.problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"log", "log/", "log/*.csv", "log/**.csv", "log.csv", "years/*/b.csv", "y*/**.csv"})
  void of_linkInThePlaceOfFilesOrFolders_makesTheWholeSourceUnsure(String path) throws Exception {
    Path away = Files.createDirectories(folder.resolve("elsewhere/2025"));
    Inboxes.write(away.resolve("b.csv"), "participant_id\n");
    Inboxes.write(folder.resolve("years/2026/b.csv"), "participant_id\n");
    Files.createSymbolicLink(folder.resolve("log"), away);
    Files.createSymbolicLink(folder.resolve("log.csv"), away.resolve("b.csv"));
    Files.createSymbolicLink(folder.resolve("years/2025"), away);
    assertUnsure(LINKED, inbox(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"years", "years/*", "years/*.csv", "years/b.csv", "**/b.csv"})
  void of_folderInThePlaceOfAFile_makesTheWholeSourceUnsure(String path) throws Exception {
    Inboxes.write(folder.resolve("years/a.csv"), "participant_id\n");
    Files.createDirectories(folder.resolve("years/b.csv"));
    assertUnsure(DISGUISED, inbox(path));
  }

  @Test
  void of_linkToAFolderOfTheSameSource_isPassedOver() throws Exception {
    Inboxes.write(folder.resolve("years/2026/b.csv"), "participant_id\n");
    Files.createSymbolicLink(folder.resolve("years/newest"), Path.of("2026"));
    Inbox inbox = inbox("years/*/b.csv");
    assertEquals(List.of(), inbox.problems());
    assertEquals("b.csv", names(inbox));
  }

  @Test
  void of_unknownEnding_isAProblemUnlessTheFormatIsSet() {
    assertEquals("IN-FORMAT", inbox("data/*.txt").problems().get(0).code());
    assertEquals(32, inbox("data/*.txt").problems().get(0).fileId().length());
  }

  @Test
  void of_ids_dependOnPlaceAndContentAlone() {
    SourceFile first = inbox("data/b.csv").files().get(0);
    assertEquals(first, inbox("data/*.csv").files().get(0));
    assertEquals(32, first.fileId().length());
    assertEquals(32, first.contentHash().length());
    assertFalse(first.fileId().equals(first.contentHash()));

    Inboxes.write(folder.resolve("data/b.csv"), "participant_id\nlark\n");
    SourceFile corrected = inbox("data/b.csv").files().get(0);
    assertEquals(first.fileId(), corrected.fileId());
    assertNotEquals(first.contentHash(), corrected.contentHash());

    Inboxes.write(folder.resolve("data/copy.csv"), "participant_id\nlark\n");
    SourceFile copy = inbox("data/copy.csv").files().get(0);
    assertNotEquals(corrected.fileId(), copy.fileId());
    assertEquals(corrected.contentHash(), copy.contentHash());
    assertNotEquals(
        corrected.fileId(), inbox("data/none.csv", "data/b.csv").files().get(0).fileId());
  }

  @Test
  void toString_ofAFile_doesNotTellItsPath() {
    assertFalse(inbox("data/b.csv").toString().contains("b.csv"));
  }
}
