package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.RollcallProcess.Outcome;
import org.rollcall.run.RunSchema;

/** Runs on machines in trouble: one sentence each, with what must be, and a trace in the log. */
class FailedRunTest {

  @TempDir private static Path folder;
  private static Path key;
  private static Path study;

  @BeforeAll
  static void makeStudy() throws IOException {
    key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
    study = SmallStudy.write(folder.resolve("study"), SmallStudy.Version.FIRST);
  }

  private static Object[] run(Path output) {
    return new Object[] {"run", study, "--output", output, "--key-file", key};
  }

  private static JsonNode record(Path output) throws IOException {
    return RunSchema.read(output.resolve("runs/latest/run.json"));
  }

  private static void assertTold(Outcome outcome, Path output, String sentence) throws IOException {
    assertEquals(sentence, outcome.expect(3).err().strip());
    assertEquals(sentence, record(output).get("failure").textValue());
    assertFalse(Files.exists(output.resolve("secure/latest")));
  }

  @Test
  void run_withASmallHeap_saysThatItIsOutOfMemory() throws IOException {
    Path output = folder.resolve("small");
    Outcome outcome = RollcallProcess.withHeap(200, run(output)).await();
    assertTold(
        outcome,
        output,
        "Cannot finish: out of memory (must have more: ROLLCALL_JAVA_OPTS=-Xmx8g)");
    String log = Files.readString(output.resolve("runs/latest/run.log"));
    assertTrue(log.contains("The run failed") && log.contains("\tat "), log);
  }

  /** As on a full disk, in the middle of a file. */
  @Test
  void run_withoutRoomToWrite_saysSo() throws IOException {
    Path output = folder.resolve("full");
    Outcome outcome = RollcallProcess.limited(20, run(output)).await();
    assertTold(
        outcome,
        output,
        "Cannot finish: no room to write (must have more on the disk of the output folder)");
  }

  /** Of the right size, so that only reading it shows the damage: Spark's exception is checked. */
  @Test
  void run_withADamagedFileInTheStore_saysSoAndPublishesNothing() throws IOException {
    Path output = folder.resolve("damaged");
    RollcallProcess.run(run(output)).expect(0);
    assertEquals(0, record(output).get("exit_code").intValue());
    try (Stream<Path> tree = Files.walk(output.resolve("curated"))) {
      for (Path file : tree.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4, bytes.length - 8, (byte) 7);
        Files.write(file, bytes);
      }
    }
    var secure = Hashes.of(output.resolve("secure"));
    Outcome outcome = RollcallProcess.run(run(output)).expect(3);
    assertFalse(outcome.err().contains("should not happen"), outcome.err());
    String last = outcome.err().lines().reduce("", (before, line) -> line);
    assertTrue(last.matches("Cannot .*damaged.* \\(must .*\\)"), outcome.err());
    assertEquals(last, record(output).get("failure").textValue());
    assertEquals(secure, Hashes.of(output.resolve("secure")));
  }
}
