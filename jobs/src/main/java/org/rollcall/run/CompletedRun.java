package org.rollcall.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.rollcall.curate.PrivateFiles;

/**
 * A night's run that ended with its results: from what they were made, what it left and what it
 * said, in a file of its folder. As long as nothing of that is otherwise, its results stand.
 *
 * @param runId name of its folder
 * @param madeFrom from what its results are made
 * @param left what it left
 * @param latestDay last day that a record could be of
 * @param changesOn the day at which records that are there already begin to count, if there are any
 * @param identities what it said of people whom several sources know
 * @param outputs what became of each release
 * @param results what it found
 */
record CompletedRun(
    String runId,
    MadeFrom madeFrom,
    Left left,
    String latestDay,
    Optional<String> changesOn,
    List<String> identities,
    List<RunRecord.Output> outputs,
    RunResults results) {

  private static final Logger LOG = LogManager.getLogger(CompletedRun.class);
  private static final String FILE = "completed.json";
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  CompletedRun {
    identities = List.copyOf(identities);
    outputs = List.copyOf(outputs);
  }

  /** Hashes of the program, of the study with key and purpose, and of the files of its sources. */
  record MadeFrom(String program, String study, String inbox) {}

  /** Hashes of the store, the secure results and the public releases. */
  record Left(String store, String secure, String open) {}

  /**
   * The one whose results the newest run left or confirmed; nothing if that did not end well, or if
   * what it wrote is missing or damaged.
   */
  static Optional<CompletedRun> last(Path runs) {
    try {
      Path folder = runs.resolve(Files.readSymbolicLink(runs.resolve("latest")));
      JsonNode newest = JSON.readTree(Files.readAllBytes(folder.resolve("run.json")));
      if (!newest.path("exit_code").isInt() || newest.get("exit_code").intValue() > 1) {
        return Optional.empty();
      }
      String own = newest.path("run_id").asText();
      String id = newest.path("unchanged_since").asText(own);
      return own.equals(folder.getFileName().toString()) && id.matches("[0-9TZ-]+")
          ? Optional.of(read(runs.resolve(id))).filter(run -> run.runId().equals(id))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      // Then all is done as if there had been none.
      LOG.info("No run whose results could stand: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** Keeps it in the folder of its run. */
  void write(Path folder) {
    try {
      String text = JSON.writeValueAsString(this);
      String sum = new FolderHash().text(text).hex();
      PrivateFiles.replace(
          folder.resolve(FILE), (text + "\n" + sum + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write what the run found", e);
    }
  }

  private static CompletedRun read(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(FILE));
    if (lines.size() != 2 || !new FolderHash().text(lines.get(0)).hex().equals(lines.get(1))) {
      throw new IOException("its checksum is another");
    }
    return JSON.readValue(lines.get(0), CompletedRun.class);
  }

  /** Whether its results hold on a day when the last possible one is that. */
  boolean holdsAt(LocalDate latest) {
    return !latest.isBefore(LocalDate.parse(latestDay))
        && changesOn.map(LocalDate::parse).filter(day -> !latest.isBefore(day)).isEmpty();
  }
}
