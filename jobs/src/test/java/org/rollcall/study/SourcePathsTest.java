package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePathsTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    for (String name :
        List.of(
            "in/b.csv", "in/a.csv", "in/a.jsonl", "in/2026/c.csv", "in/.d.csv", "in/e.csv.part")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
  }

  @Test
  void files_file_isItself() throws IOException {
    assertEquals(List.of("in/a.csv"), files("in/a.csv"));
    assertEquals(List.of("in/.d.csv"), files("in/.d.csv"));
    assertEquals(List.of(), files("in/z.csv"));
  }

  @Test
  void files_folder_isTheDataDirectlyInIt() throws IOException {
    List<String> all = List.of("in/a.csv", "in/a.jsonl", "in/b.csv");
    assertEquals(all, files("in"));
    assertEquals(all, files("in/"));
    assertEquals(all, files("./in"));
  }

  @Test
  void files_glob_staysInItsFolderUnlessDoubled() throws IOException {
    assertEquals(List.of("in/a.csv", "in/b.csv"), files("in/*.csv"));
    assertEquals(List.of("in/2026/c.csv"), files("in/*/*.csv"));
    assertEquals(List.of("in/2026/c.csv", "in/a.csv", "in/b.csv"), files("in/**.csv"));
    assertEquals(List.of("in/a.csv", "in/a.jsonl"), files("in/a.{csv,jsonl}"));
    assertEquals(List.of("in/b.csv"), files("in/[bc].cs?"));
    assertEquals(List.of("in/a.csv"), files("*/a.csv"));
    assertEquals(List.of("in/a.csv", "in/a.jsonl", "in/b.csv"), files("in/*"));
    assertEquals(List.of(), files("out/*.csv"));
  }

  @Test
  void files_absolutePath_isTakenAsItStands() throws IOException {
    assertEquals(
        List.of(folder.resolve("in/a.csv"), folder.resolve("in/b.csv")),
        SourcePaths.files(Path.of("/nowhere"), folder + "/in/*.csv"));
  }

  @Test
  void files_brokenGlob_isRefused() {
    assertThrows(PatternSyntaxException.class, () -> files("in/[a.csv"));
  }

  private List<String> files(String path) throws IOException {
    return SourcePaths.files(folder, path).stream()
        .map(file -> folder.relativize(file).toString())
        .toList();
  }
}
