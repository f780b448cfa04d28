package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ReleaseTables.Line;
import org.rollcall.RollcallProcess.Outcome;

/** What a second run finds: a correction, a locked cut, the leavings of a killed run. */
class RunAgainTest {

  @TempDir private static Path folder;
  private static Path key;
  private static Path study;
  private static SortedMap<String, List<String>> fresh;

  @BeforeAll
  static void runOnce() throws IOException {
    key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
    study = SmallStudy.write(folder.resolve("study"), SmallStudy.Version.FIRST);
    run(study, folder.resolve("out")).expect(0);
    fresh = tables(folder.resolve("out")).content();
  }

  private static Outcome run(Path study, Path output, String... options) {
    Object[] arguments = {"run", study, "--output", output, "--key-file", key};
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + options.length);
    System.arraycopy(options, 0, all, arguments.length, options.length);
    return RollcallProcess.run(all);
  }

  private static ReleaseTables tables(Path output) {
    return new ReleaseTables(output.resolve("secure/latest"));
  }

  @Test
  void run_afterLockAndCorrection_keepsTheLockedCutAndEqualsAFreshRun() throws IOException {
    Path output = folder.resolve("corrected");
    Outcome locked = run(study, output, "--lock").expect(0);
    assertTrue(locked.err().contains("verdict   E1 retained_week_12"), locked.err());
    Path cut = output.resolve("secure/latest").toRealPath();
    assertTrue(cut.toString().endsWith("-locked"), cut.toString());
    List<Line> contrasts = new ReleaseTables(cut).ask("SELECT * FROM {contrast}");
    assertFalse(contrasts.isEmpty());
    contrasts.forEach(
        row -> {
          assertEquals("verdict", row.text("purpose"));
          assertTrue(row.has("verdict") && row.has("reason"), row.toString());
          assertTrue(row.text("reason_codes").matches("[a-z0-9_]+( .*)?"), row.toString());
        });
    SortedMap<String, String> lockedBytes = Hashes.of(cut);
    List<Line> flow = new ReleaseTables(cut).ask(FLOW);

    Path corrected = SmallStudy.write(folder.resolve("again"), SmallStudy.Version.CORRECTED);
    Outcome again = run(corrected, output).expect(0);
    assertTrue(again.err().contains("4 files, 1 read now"), again.err());

    assertEquals(lockedBytes, Hashes.of(cut));
    assertNotEquals(cut, output.resolve("secure/latest").toRealPath());
    assertEquals(
        0L,
        tables(output)
            .one(
                "SELECT count(*) AS n FROM {contrast} WHERE purpose <> 'monitoring' OR verdict IS NOT NULL")
            .whole("n"));
    assertOneFileChanged(flow, tables(output).ask(FLOW));

    Path alone = folder.resolve("corrected alone");
    run(corrected, alone).expect(0);
    assertEquals(tables(alone).content(), tables(output).content());
    assertNotEquals(fresh.get("engagement"), tables(alone).content().get("engagement"));
  }

  private static final String FLOW =
      "SELECT * EXCLUDE (release_id) FROM {record_flow} ORDER BY ALL";

  private static void assertOneFileChanged(List<Line> before, List<Line> after) {
    List<String> changed =
        before.stream()
            .filter(line -> !after.contains(line))
            .map(line -> line.text("file_id"))
            .distinct()
            .toList();
    assertEquals(1, changed.size(), changed.toString());
    after.stream()
        .filter(line -> !before.contains(line))
        .forEach(line -> assertEquals(changed.get(0), line.text("file_id")));
  }

  @Test
  void run_afterAKill_equalsAFreshRun_andNoTwoRunAtOnce() throws Exception {
    Path output = folder.resolve("killed");
    RollcallProcess first =
        RollcallProcess.start("run", study, "--output", output, "--key-file", key);
    try {
      Path stored = output.resolve("curated/warehouse/curated");
      while (!Files.exists(stored)) {
        assertTrue(first.isAlive(), () -> first.await().err());
        Thread.sleep(50);
      }
      first.freeze();
      Path latest = Files.readSymbolicLink(output.resolve("runs/latest"));
      Outcome second = run(study, output).expect(3);
      assertEquals(latest, Files.readSymbolicLink(output.resolve("runs/latest")));
      assertEquals(1, second.err().lines().count(), second.err());
      assertTrue(second.err().matches("(?s)Cannot .* \\(must .*\\)\\R"), second.err());
    } finally {
      first.kill();
    }
    assertFalse(Files.exists(output.resolve("curated/CURRENT")), "killed before its commit");
    assertFalse(Files.exists(output.resolve("secure")), "killed before its release");

    run(study, output).expect(0);
    assertEquals(fresh, tables(output).content());
    try (var left = Files.list(output.resolve("secure"))) {
      assertEquals(2, left.count(), "a release and the link to it");
    }
  }
}
