package org.rollcall.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTest {

  private static final RunRecord.Subject SUBJECT =
      new RunRecord.Subject("demo", "0a".repeat(32), "monitoring", "0123abcd");

  @TempDir private Path runs;
  private RunRecorder recorder;

  @BeforeEach
  void begin() throws IOException {
    recorder = RunRecorder.begin(runs, SUBJECT);
  }

  @Test
  void file_ofARunThatHasBegun_saysOfWhatItIsAndNoEnd() throws IOException {
    JsonNode record = RunSchema.read(recorder.file());
    assertEquals(recorder.id(), record.get("run_id").textValue());
    assertEquals("demo", record.get("study").textValue());
    assertTrue(record.get("exit_code").isNull());
    assertFalse(record.has("failure") || record.has("seconds"));
  }

  @Test
  void file_ofARunThatIsDone_saysAllThatItDidInTheOrderOfBefore() throws IOException {
    recorder.read(
        List.of(new RunRecord.Input("zoom", "f1", 9, 7, Map.of("DATE", 2L), List.of("of 2025"))));
    recorder.step("commit");
    recorder.warn("SOURCE-ROWS source zoom");
    recorder.released(
        new RunRecord.Output("secure", "s1", "replaced", 9, Optional.of(Map.of("contrast", 3))));
    recorder.released(new RunRecord.Output("public", "2026-06", "frozen", 9, Optional.empty()));
    recorder.end(1, Optional.empty());
    JsonNode record = RunSchema.read(recorder.file());
    List<String> keys = new ArrayList<>();
    record.fieldNames().forEachRemaining(keys::add);
    assertEquals(
        List.of(
            "schema_version",
            "run_id",
            "software_version",
            "started_at",
            "steps",
            "inputs",
            "warnings",
            "outputs",
            "exit_code",
            "study",
            "protocol_hash",
            "purpose",
            "key_id",
            "seconds"),
        keys);
    assertEquals("commit", record.at("/steps/0/step").textValue());
    assertEquals(
        "{\"source\":\"zoom\",\"file_id\":\"f1\",\"rows_read\":9,\"rows_accepted\":7,"
            + "\"rejected\":{\"DATE\":2},\"notices\":[\"of 2025\"]}",
        record.at("/inputs/0").toString());
    assertEquals(
        "[{\"zone\":\"secure\",\"release_id\":\"s1\",\"outcome\":\"replaced\",\"report_bytes\":9,"
            + "\"rows\":{\"contrast\":3}},"
            + "{\"zone\":\"public\",\"release_id\":\"2026-06\",\"outcome\":\"frozen\","
            + "\"report_bytes\":9}]",
        record.get("outputs").toString());
  }

  @Test
  void end_ofAFailedRun_saysWhyAndIsTheLast() throws IOException {
    recorder.end(3, Optional.of("Cannot finish: out of memory (must have more)"));
    recorder.step("late");
    recorder.end(0, Optional.empty());
    JsonNode record = RunSchema.read(recorder.file());
    assertEquals(3, record.get("exit_code").intValue());
    assertTrue(record.get("failure").textValue().startsWith("Cannot finish"));
    assertTrue(record.get("steps").isEmpty());
  }

  /** As a signal, which comes while the run writes what it did. */
  @Test
  void end_whileTheRunGoesOn_leavesAWholeRecord() throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch going = new CountDownLatch(1);
    Thread run =
        new Thread(
            () -> {
              try {
                for (int i = 0; !recorder.hasEnded(); i++) {
                  recorder.warn("warning " + i);
                  recorder.step("step " + i);
                  going.countDown();
                }
                recorder.step("after the end");
              } catch (RuntimeException | Error e) {
                failure.set(e);
              }
            });
    run.start();
    going.await();
    recorder.end(3, Optional.of("The run was interrupted"));
    String left = Files.readString(recorder.file());
    run.join();
    assertNull(failure.get());
    assertEquals(left, Files.readString(recorder.file()));
    assertFalse(RunSchema.read(recorder.file()).get("steps").isEmpty());
  }

  @Test
  void schema_refusesWhatNoRunWrites() throws IOException {
    recorder.end(3, Optional.of("Cannot finish"));
    ObjectNode record = (ObjectNode) RunSchema.read(recorder.file());
    assertFalse(RunSchema.allows(record.deepCopy().without("failure")));
    assertFalse(RunSchema.allows(record.deepCopy().without("seconds")));
    assertFalse(RunSchema.allows(record.deepCopy().put("exit_code", 0)));
    assertFalse(RunSchema.allows(record.deepCopy().put("host", "here")));
    assertFalse(RunSchema.allows(record.deepCopy().without("key_id")));
  }
}
