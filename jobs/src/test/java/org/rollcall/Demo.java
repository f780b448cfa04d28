package org.rollcall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import org.rollcall.RollcallProcess.Outcome;
import org.rollcall.disclose.Epochs;
import org.rollcall.run.Scratch;

/** The demo, run once for all tests that look at its results; they must not change them. */
final class Demo {

  static final Path FOLDER = Path.of("..", "examples", "demo");
  private static Demo demo;

  final Path output;
  final Path key;
  final Outcome outcome;
  final JsonNode truth;
  private ReleaseTables exact;

  private Demo(Path folder) throws IOException {
    output = folder.resolve("out");
    key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
    outcome = run();
    truth = new ObjectMapper().readTree(FOLDER.resolve("truth.json").toFile());
  }

  /** The demo that has run. */
  static synchronized Demo ran() {
    if (demo == null) {
      try {
        Path folder = Files.createTempDirectory("rollcall-demo-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        demo = new Demo(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return demo;
  }

  /** Runs it, or runs it again. */
  Outcome run() {
    return RollcallProcess.run(
            "run", FOLDER.resolve("study.yaml"), "--output", output, "--key-file", key)
        .expect(0);
  }

  /** The exact tables of the day at which the published month is cut. */
  synchronized ReleaseTables exactOfPublished() throws IOException {
    if (exact == null) {
      Path cut = output.resolveSibling("cut");
      String id = publicFolder().toRealPath().getFileName().toString();
      LocalDate day = Epochs.closes(YearMonth.parse(id.substring(0, "yyyy-mm".length())));
      RollcallProcess.run(
              "run",
              FOLDER.resolve("study.yaml"),
              "--output",
              cut,
              "--key-file",
              key,
              "--as-of",
              day)
          .expect(0);
      exact = new ReleaseTables(cut.resolve("secure/latest"));
    }
    return exact;
  }

  Path secureFolder() {
    return output.resolve("secure/latest");
  }

  Path publicFolder() {
    return output.resolve("published/latest");
  }

  ReleaseTables secure() {
    return new ReleaseTables(secureFolder());
  }

  ReleaseTables open() {
    return new ReleaseTables(publicFolder());
  }

  JsonNode record() throws IOException {
    return new ObjectMapper().readTree(output.resolve("runs/latest/run.json").toFile());
  }

  private static void delete(Path folder) {
    try {
      new Scratch(folder).delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
