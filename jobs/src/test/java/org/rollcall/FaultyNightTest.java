package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.RollcallProcess.Outcome;

/** Nights on which files are not there or cannot be used: nothing is released of a part. */
class FaultyNightTest {

  @TempDir private static Path folder;
  private static Path key;

  @BeforeAll
  static void makeKey() {
    key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
  }

  private static Outcome run(Path study, Path output) {
    return RollcallProcess.run("run", study, "--output", output, "--key-file", key);
  }

  @Test
  void run_withoutTheFilesOfASource_releasesNothingUntilTheyAreBack() throws IOException {
    Path study = SmallStudy.write(folder.resolve("study"), SmallStudy.Version.FIRST);
    Path calendar = folder.resolve("study/data/sessions.csv");
    Path away = Files.move(calendar, folder.resolve("away"));
    Path output = folder.resolve("out");
    Outcome faulty = run(study, output).expect(3);
    assertTrue(
        faulty
            .err()
            .contains(
                "Cannot read source calendar: its path names no file (must name at least one; see"
                    + " path, or set required: false)"),
        faulty.err());
    assertTrue(
        faulty
            .err()
            .contains(
                "Cannot release the results: the data are not whole: calendar (IN-MISSING) (must be"
                    + " read in full: correct what is named above and run again; the releases so"
                    + " far stay as they are)"),
        faulty.err());
    assertFalse(Files.exists(output.resolve("secure")));
    assertFalse(Files.exists(output.resolve("published")));
    String record = Files.readString(output.resolve("runs/latest/run.json"));
    assertTrue(record.contains("\"failure\" : \"Cannot release the results"), record);

    Files.move(away, calendar);
    run(study, output).expect(0);
    var secure = Hashes.of(output.resolve("secure"));
    var published = Hashes.of(output.resolve("published"));
    Files.delete(SmallStudy.lateFile(folder.resolve("study")));
    Files.delete(folder.resolve("study/data/log/2025.csv"));
    run(study, output).expect(3);
    assertEquals(secure, Hashes.of(output.resolve("secure")));
    assertEquals(published, Hashes.of(output.resolve("published")));
  }

  @Test
  void run_withARefusedCalendar_releasesNothing() throws IOException {
    Path study = SmallStudy.write(folder.resolve("refused"), SmallStudy.Version.FIRST);
    Files.writeString(folder.resolve("refused/data/sessions.csv"), "session_id,nothing\n1,2\n");
    Outcome faulty = run(study, folder.resolve("none")).expect(3);
    assertTrue(
        faulty.err().contains("Cannot use source calendar: none of its files was accepted"),
        faulty.err());
    assertFalse(Files.exists(folder.resolve("none/secure")));
  }
}
