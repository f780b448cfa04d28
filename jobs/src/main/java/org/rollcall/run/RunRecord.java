package org.rollcall.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code run.json} says at one moment, in the order of its keys. {@code run.schema.json}
 * describes them; it names files by id and holds no value of a cell.
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RunRecord(
    int schemaVersion,
    String runId,
    String softwareVersion,
    String startedAt,
    List<Step> steps,
    List<Input> inputs,
    List<String> warnings,
    List<Output> outputs,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Integer> exitCode,
    @JsonUnwrapped Subject subject,
    Optional<String> failure,
    Optional<Double> seconds,
    Optional<String> unchangedSince,
    Optional<Work> spark) {

  /** Raised when a key changes its meaning or goes. */
  private static final int SCHEMA_VERSION = 1;

  RunRecord {
    steps = List.copyOf(steps);
    inputs = List.copyOf(inputs);
    warnings = List.copyOf(warnings);
    outputs = List.copyOf(outputs);
  }

  /** What a run is of. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Subject(String study, String protocolHash, String purpose, String keyId) {}

  /** A step that is done, and how long it took. */
  record Step(String step, double seconds) {}

  /** What Spark was asked to do. */
  record Work(int jobs, int stages) {}

  /** What the gate did with a file; {@code rejected} counts rows by the code of their rule. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Input(
      String source,
      String fileId,
      long rowsRead,
      long rowsAccepted,
      Map<String, Long> rejected,
      List<String> notices) {

    Input {
      rejected = Collections.unmodifiableMap(new LinkedHashMap<>(rejected));
      notices = List.copyOf(notices);
    }
  }

  /** What became of a release; {@code rows} by table, where they are exact. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Output(
      String zone,
      String releaseId,
      String outcome,
      long reportBytes,
      Optional<Map<String, Integer>> rows) {

    Output {
      rows = rows.map(given -> Collections.unmodifiableMap(new LinkedHashMap<>(given)));
    }

    /** As a night says it that leaves it as it is. */
    Output standing() {
      boolean open = zone.equals("public");
      return new Output(zone, releaseId, open ? "frozen" : "unchanged", reportBytes, rows);
    }
  }

  /** That of a run which has just begun. */
  static RunRecord begun(String id, String startedAt, Subject subject) {
    return new RunRecord(
        SCHEMA_VERSION,
        id,
        Version.NUMBER,
        startedAt,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        subject,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** That of a run which found that the results of an earlier one stand. */
  RunRecord unchangedSince(String earlier) {
    return new RunRecord(
        schemaVersion,
        runId,
        softwareVersion,
        startedAt,
        steps,
        inputs,
        warnings,
        outputs,
        exitCode,
        subject,
        failure,
        seconds,
        Optional.of(earlier),
        spark);
  }

  /** The same with what Spark did for it. */
  RunRecord with(Work work) {
    return new RunRecord(
        schemaVersion,
        runId,
        softwareVersion,
        startedAt,
        steps,
        inputs,
        warnings,
        outputs,
        exitCode,
        subject,
        failure,
        seconds,
        unchangedSince,
        Optional.of(work));
  }

  RunRecord plus(Step step) {
    return with(plus(steps, List.of(step)), inputs, warnings, outputs);
  }

  RunRecord plus(List<Input> read) {
    return with(steps, plus(inputs, read), warnings, outputs);
  }

  RunRecord plus(String warning) {
    return with(steps, inputs, plus(warnings, List.of(warning)), outputs);
  }

  RunRecord plus(Output output) {
    return with(steps, inputs, warnings, plus(outputs, List.of(output)));
  }

  /** The last of a run. */
  RunRecord ended(int code, Optional<String> why, double afterSeconds) {
    return new RunRecord(
        schemaVersion,
        runId,
        softwareVersion,
        startedAt,
        steps,
        inputs,
        warnings,
        outputs,
        Optional.of(code),
        subject,
        why,
        Optional.of(afterSeconds),
        unchangedSince,
        spark);
  }

  private static <T> List<T> plus(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private RunRecord with(
      List<Step> steps, List<Input> inputs, List<String> warnings, List<Output> outputs) {
    return new RunRecord(
        schemaVersion,
        runId,
        softwareVersion,
        startedAt,
        steps,
        inputs,
        warnings,
        outputs,
        exitCode,
        subject,
        failure,
        seconds,
        unchangedSince,
        spark);
  }
}
