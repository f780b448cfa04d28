package org.rollcall.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.curate.PrivateFiles;
import org.rollcall.terminal.WrongUse;

/**
 * {@code run.json}: what a run did, for whoever audits it. It is rewritten after every step, so
 * that it tells the truth after a failure too; it names files by id and holds no value of a cell.
 */
public final class RunRecord {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final ObjectNode root = JSON.createObjectNode();
  private final ArrayNode steps;
  private final ArrayNode inputs;
  private final ArrayNode warnings;
  private final ArrayNode outputs;
  private final long begun = System.nanoTime();
  private final List<String> told = new ArrayList<>();
  private long stepBegun = begun;
  private boolean ended;

  private RunRecord(Path folder, String id) {
    this.folder = folder;
    root.put("schema_version", 1);
    root.put("run_id", id);
    root.put("software_version", Version.NUMBER);
    root.put("started_at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    steps = root.putArray("steps");
    inputs = root.putArray("inputs");
    warnings = root.putArray("warnings");
    outputs = root.putArray("outputs");
    root.putNull("exit_code");
  }

  /**
   * Whether a run could keep its record in that output folder; makes nothing.
   *
   * @throws WrongUse if it could not
   */
  public static void checkWritable(Path output) {
    Path there = output.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw unwritable(output);
    }
  }

  static WrongUse unwritable(Path output) {
    return new WrongUse(
        "Cannot write the output folder: " + output + " (must be a folder in which you can write)");
  }

  /** Begins the record in a folder of its own. */
  static RunRecord begin(Path runs) throws IOException {
    String id =
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString().replace(":", "").replace(".", "-");
    Path folder = runs.resolve(id);
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    RunRecord record = new RunRecord(folder, id);
    record.write();
    return record;
  }

  Path folder() {
    return folder;
  }

  public Path file() {
    return folder.resolve("run.json");
  }

  public String id() {
    return root.get("run_id").textValue();
  }

  public double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  ObjectNode root() {
    return root;
  }

  ArrayNode inputs() {
    return inputs;
  }

  ArrayNode outputs() {
    return outputs;
  }

  /** How long each step took so far. */
  Map<String, Duration> timings() {
    Map<String, Duration> timings = new LinkedHashMap<>();
    steps.forEach(
        step ->
            timings.put(
                step.get("step").textValue(),
                Duration.ofMillis(Math.round(step.get("seconds").doubleValue() * 1e3))));
    return timings;
  }

  /** Closes a step: its name and how long it took since the one before. */
  void step(String name) {
    long now = System.nanoTime();
    steps.addObject().put("step", name).put("seconds", Math.round((now - stepBegun) / 1e6) / 1e3);
    stepBegun = now;
    write();
  }

  void warn(String sentence) {
    warnings.add(sentence);
    told.add(sentence);
  }

  List<String> warnings() {
    return told;
  }

  /** Ends the record, once: a run that is stopped by a signal may still fail on its way out. */
  synchronized void end(int exitCode) {
    if (ended) {
      return;
    }
    root.put("seconds", Math.round(seconds() * 1e3) / 1e3);
    root.put("exit_code", exitCode);
    write();
    ended = true;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  private synchronized void write() {
    if (ended) {
      return;
    }
    try {
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
      PrivateFiles.replace(file(), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Cannot write run.json: is the disk full?", e);
    }
  }
}
