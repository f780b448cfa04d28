package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.RollcallProcess.Outcome;

/** A month that was published, when a setting changes and when it is corrected on request. */
class RevisionsTest {

  @TempDir private Path folder;

  @Test
  void run_otherSettingThenRepublish_makesRevisionsBesideTheFirst() throws IOException {
    Path key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
    Path study = SmallStudy.write(folder.resolve("study"), SmallStudy.Version.FIRST);
    Path published = folder.resolve("study/out/published");
    RollcallProcess.run("run", study, "--key-file", key).expect(0);
    SortedMap<String, String> first = Hashes.of(published.resolve("2026-01"));

    Files.writeString(study, SmallStudy.YAML + "disclosure: {k: 16}\n");
    Outcome changed = RollcallProcess.run("run", study, "--key-file", key).expect(0);
    assertTrue(
        changed
            .err()
            .contains(
                "Note: published/2026-01-r2 is a revision of 2026-01, which stays: the settings of"
                    + " the study changed"),
        changed.err());
    assertEquals(Path.of("2026-01-r2"), Files.readSymbolicLink(published.resolve("latest")));
    Path secure = Files.readSymbolicLink(folder.resolve("study/out/secure/latest"));

    Object[] republish = {
      "republish", "2026-01", study, "--key-file", key, "--reason", "A register came late"
    };
    RollcallProcess.run(republish).expect(0);
    String manifest = Files.readString(published.resolve("2026-01-r3/manifest.json"));
    assertTrue(manifest.contains("\"revision\" : 3"), manifest);
    assertTrue(manifest.contains("\"replaces\" : \"2026-01-r2\""), manifest);
    assertTrue(manifest.contains("\"reason\" : \"A register came late\""), manifest);
    assertEquals(Path.of("2026-01-r3"), Files.readSymbolicLink(published.resolve("latest")));
    assertEquals(secure, Files.readSymbolicLink(folder.resolve("study/out/secure/latest")));
    assertSameTables(published.resolve("2026-01-r2"), published.resolve("2026-01-r3"));
    assertEquals(first, Hashes.of(published.resolve("2026-01")));

    republish[1] = "2025-11";
    Outcome never = RollcallProcess.run(republish).expect(2);
    assertTrue(
        never
            .err()
            .contains("Cannot republish 2025-11: it was never published (must be one of 2026-01)"),
        never.err());
    assertFalse(Files.exists(published.resolve("2025-11")));
  }

  /** No file changed, so the night on which a release is made must not show in it. */
  private static void assertSameTables(Path one, Path other) throws IOException {
    List<String> tables;
    try (Stream<Path> entries = Files.list(one)) {
      tables = entries.filter(Files::isDirectory).map(p -> p.getFileName().toString()).toList();
    }
    assertTrue(tables.size() > 10, tables.toString());
    for (String table : tables) {
      String rows = "select * exclude (release_id) from {" + table + "}";
      assertEquals(new ReleaseTables(one).ask(rows), new ReleaseTables(other).ask(rows), table);
    }
  }
}
