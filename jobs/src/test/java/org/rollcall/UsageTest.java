package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.RollcallProcess.Outcome;

/** What is wrong with a study or a key is told before anything is started or written. */
class UsageTest {

  @TempDir private Path folder;
  private Path key;

  @BeforeEach
  void makeStudyAndKey() throws IOException {
    SmallStudy.write(folder, SmallStudy.Version.FIRST);
    key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
  }

  private Outcome run(String yaml) throws IOException {
    Path study = Files.writeString(folder.resolve("study.yaml"), yaml);
    Outcome outcome =
        RollcallProcess.run("run", study, "--output", folder.resolve("out"), "--key-file", key);
    assertFalse(Files.exists(folder.resolve("out")), "nothing is written");
    assertFalse(outcome.err().contains("Exception"), outcome.err());
    return outcome.expect(2);
  }

  @Test
  void run_ofStudyWithThreeProblems_listsAll() throws IOException {
    String said =
        run(SmallStudy.YAML
                .replace("washout:", "washuot:")
                .replace("Australia/Sydney", "Sydney")
                .replace("table: sessions", "table: session"))
            .err();
    assertTrue(said.contains("3 problems"), said);
    assertTrue(said.contains("unknown (must be one of") && said.contains("washuot"), said);
    assertTrue(said.contains("did you mean washout?"), said);
    assertTrue(said.contains("time_zone: Sydney"), said);
    assertTrue(said.contains("did you mean sessions?"), said);
  }

  @Test
  void run_ofTextThatIsNotYaml_saysWhere() throws IOException {
    String said = run("study: [small\ntitle: x\n").err();
    assertTrue(said.contains("line 2"), said);
  }

  @Test
  void run_withoutKey_saysHowToMakeOne() throws IOException {
    Files.delete(key);
    String said = run(SmallStudy.YAML).err();
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.contains("make one with: rollcall key " + key), said);
  }

  @Test
  void run_withKeyThatOthersMayRead_isRefused() throws IOException {
    Files.setPosixFilePermissions(
        key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    String said = run(SmallStudy.YAML).err();
    assertTrue(said.matches("Cannot .* \\(must .*\\)\\R"), said);
  }

  @Test
  void run_ofStudyThatIsNotThere_saysSo() {
    Outcome outcome =
        RollcallProcess.run("run", folder.resolve("none.yaml"), "--key-file", key).expect(2);
    assertTrue(
        outcome.err().contains("there is no such file (must be a study file)"), outcome.err());
  }
}
