package org.rollcall.run;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.curate.PrivateFiles;
import org.rollcall.terminal.UsageException;

/**
 * Keeps {@code run.json}: what a run did, for whoever audits it. The file is rewritten after every
 * step, so that it tells the truth after a failure too. A signal ends the record from a thread of
 * its own while the run goes on: what the run does after that is no longer told.
 */
public final class RunRecorder {

  private static final ObjectWriter JSON =
      JsonMapper.builder().addModule(new Jdk8Module()).build().writerWithDefaultPrettyPrinter();

  private final Path folder;
  private final long begun = System.nanoTime();
  private RunRecord record;
  private long stepBegun = begun;
  private boolean ended;

  private RunRecorder(Path folder, RunRecord record) {
    this.folder = folder;
    this.record = record;
  }

  /**
   * Whether a run could keep its record in that output folder; makes nothing.
   *
   * @throws UsageException if it could not
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

  static UsageException unwritable(Path output) {
    return new UsageException(
        "Cannot write the output folder: " + output + " (must be a folder in which you can write)");
  }

  /** Begins the record in a folder of its own. */
  static RunRecorder begin(Path runs, RunRecord.Subject subject) throws IOException {
    Instant now = Instant.now();
    String id = now.truncatedTo(ChronoUnit.MILLIS).toString().replace(":", "").replace(".", "-");
    Path folder = runs.resolve(id);
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    String startedAt = now.truncatedTo(ChronoUnit.SECONDS).toString();
    RunRecorder recorder = new RunRecorder(folder, RunRecord.begun(id, startedAt, subject));
    recorder.write();
    return recorder;
  }

  Path folder() {
    return folder;
  }

  public Path file() {
    return folder.resolve("run.json");
  }

  public String id() {
    return folder.getFileName().toString();
  }

  public double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** How long each step took so far. */
  synchronized Map<String, Duration> timings() {
    Map<String, Duration> timings = new LinkedHashMap<>();
    for (RunRecord.Step step : record.steps()) {
      timings.put(step.step(), Duration.ofMillis(Math.round(step.seconds() * 1e3)));
    }
    return timings;
  }

  /** Closes a step: its name and how long it took since the one before. */
  synchronized void step(String name) {
    long now = System.nanoTime();
    double seconds = Math.round((now - stepBegun) / 1e6) / 1e3;
    record = record.plus(new RunRecord.Step(name, seconds));
    stepBegun = now;
    write();
  }

  synchronized void warn(String sentence) {
    record = record.plus(sentence);
  }

  synchronized void read(List<RunRecord.Input> inputs) {
    record = record.plus(inputs);
  }

  synchronized void released(RunRecord.Output output) {
    record = record.plus(output);
  }

  /** What became of each release so far. */
  synchronized List<RunRecord.Output> outputs() {
    return record.outputs();
  }

  /** The results of that run stand, and nothing else is done. */
  synchronized void unchangedSince(String run) {
    record = record.unchangedSince(run);
  }

  /** What Spark was asked to do. */
  synchronized void worked(int jobs, int stages) {
    record = record.with(new RunRecord.Work(jobs, stages));
  }

  /**
   * Ends the record, once: a run that is stopped by a signal may still fail on its way out.
   *
   * @param failure why the run failed, if it did
   */
  synchronized void end(int exitCode, Optional<String> failure) {
    if (ended) {
      return;
    }
    record = record.ended(exitCode, failure, Math.round(seconds() * 1e3) / 1e3);
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
      PrivateFiles.replace(file(), JSON.writeValueAsBytes(record));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write run.json: is the disk full?", e);
    }
  }
}
