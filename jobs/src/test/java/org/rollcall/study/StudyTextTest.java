package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.outcome.StudyFiles;

class StudyTextTest {

  @TempDir private Path folder;

  @Test
  void read_missingFileOrFolder_saysSo() {
    Path file = folder.resolve("study.yaml");
    assertOnly(file, 1, "Cannot read " + file + ": there is no such file (must be a study file)");
    assertEquals(
        "Cannot use study "
            + folder.getFileName()
            + ": 1 problem\n  "
            + folder.getFileName()
            + " line 1: Cannot read "
            + folder
            + ": it is a folder (must be the study file inside it)",
        assertThrows(StudyException.class, () -> StudyFiles.load(folder)).getMessage());
  }

  @Test
  void read_emptyFile_saysSo() throws IOException {
    for (String text : List.of("", "# only a comment\n", "\n\n")) {
      assertOnly(text, 1, "Cannot read the settings: the file is empty (must hold a study)");
    }
  }

  @Test
  void read_otherEncoding_givesTheLine() throws IOException {
    String sentence =
        "Cannot read the text: found bytes of another encoding (must be UTF-8); save the file as"
            + " UTF-8";
    byte[] latin = "study: demo\ntitle: Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertOnly(Files.write(folder.resolve("study.yaml"), latin), 2, sentence);
    byte[] wide = "study: demo\n".getBytes(StandardCharsets.UTF_16LE);
    assertOnly(Files.write(folder.resolve("study.yaml"), wide), 1, sentence);
    byte[] cut = {'a', ':', '\n', (byte) 0xC3};
    assertOnly(Files.write(folder.resolve("study.yaml"), cut), 2, sentence);
  }

  @Test
  void read_brokenYaml_givesLineAndReason() throws IOException {
    String end = " (must be valid YAML); check indentation, colons and quotes";
    assertOnly(
        "study: [demo\ntitle: x\n",
        2,
        "Cannot read the YAML: while parsing a flow sequence, expected ',' or ']', but got :"
            + end);
    assertOnly(
        "washout:\n  log_weeks: 1\n person_days: 2\n",
        3,
        "Cannot read the YAML: while parsing a block mapping, expected <block end>, but found"
            + " '<block mapping start>'"
            + end);
    assertOnly(
        "study: demo\n\ttitle: x\n",
        2,
        "Cannot read the YAML: while scanning for the next token, found character '\\t(TAB)' that"
            + " cannot start any token. (Do not use \\t(TAB) for indentation)"
            + end);
    assertOnly(
        "study: a: b\n", 1, "Cannot read the YAML: mapping values are not allowed here" + end);
    assertOnly("? [a]\n: b\n", 1, "Cannot read the YAML: a key is itself a list or a map" + end);
  }

  @Test
  void read_keyTwice_isToldWithBothLines() {
    assertAmong(
        Studies.SMALLEST + "title: Again\n",
        "study.yaml line 8: Invalid key title: given a second time (must be once; first on line 2);"
            + " remove one");
    assertAmong(
        Studies.full("{log_weeks: 20,", "{log_weeks: 20, log_weeks: 21,"),
        "study.yaml line 8: Invalid key washout.log_weeks: given a second time (must be once; first"
            + " on line 8); remove one");
  }

  @Test
  void read_alias_isRefused() {
    assertAmong(
        Studies.SMALLEST
            .replace("demo", "&a demo")
            .replace("path: data", "format: *a\n    path: data"),
        "study.yaml line 7: Invalid sources[0].format: alias *a (must be written out); repeat the"
            + " value");
  }

  @Test
  void read_secondDocument_isRefused() {
    assertAmong(
        Studies.SMALLEST + "---\nstudy: other\n",
        "study.yaml line 9: Invalid document: a second one begins with --- (must be one); remove it");
  }

  @Test
  void read_numbersThatJsonDoesNotKnow_areText() {
    assertAmong(
        Studies.full("log_weeks: 20", "log_weeks: 020"),
        "study.yaml line 8: Invalid washout.log_weeks: \"020\" (must be a whole number of weeks from"
            + " 0 to 520); write for example 26");
    assertAmong(
        Studies.full("value: 0.075", "value: .nan"),
        "study.yaml line 20: Invalid margins.retained_week_6.value: \".nan\" (must be a number above"
            + " 0); write for example 0.05");
  }

  private void assertAmong(String yaml, String sentence) {
    StudyException e = assertThrows(StudyException.class, () -> Studies.load(folder, yaml));
    assertEquals(List.of(sentence), e.problems().stream().map(Problem::sentence).toList());
  }

  private void assertOnly(String yaml, int line, String what) throws IOException {
    assertOnly(Files.writeString(folder.resolve("study.yaml"), yaml), line, what);
  }

  private void assertOnly(Path file, int line, String what) {
    StudyException e = assertThrows(StudyException.class, () -> StudyFiles.load(file));
    assertEquals(
        List.of(new Problem(line, "", "study.yaml line " + line + ": " + what)), e.problems());
    assertEquals(
        "Cannot use study study.yaml: 1 problem\n  study.yaml line " + line + ": " + what,
        e.getMessage());
  }
}
