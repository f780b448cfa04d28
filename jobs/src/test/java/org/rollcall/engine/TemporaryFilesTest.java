package org.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session writes where it was told to, and nowhere else. */
class TemporaryFilesTest {

  @TempDir Path folder;

  /** Ends without any tidying up, as a kill does: all that was made is still there. */
  static final class Run {
    public static void main(String[] args) {
      SparkSession spark = SparkRuntime.open(Path.of(args[0]), SparkRuntime.Profile.SMALL);
      spark
          .range(100_000)
          .repartition(3)
          .sort("id")
          .write()
          .option("compression", "zstd")
          .parquet(args[1]);
      spark.read().parquet(args[1]).groupBy("id").count().count();
      Runtime.getRuntime().halt(0);
    }
  }

  @Test
  void open_thenWork_leavesNothingOutsideTheScratchFolder() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path working = Files.createDirectory(folder.resolve("cwd"));
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Run.class.getName()));
    command.addAll(List.of(scratch.toString(), folder.resolve("data").toString()));
    Process run =
        new ProcessBuilder(command)
            .directory(working.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertEquals(0, run.waitFor(), () -> log());
    assertEquals(List.of(), children(temporary));
    assertEquals(List.of(), children(working));
    assertTrue(!children(scratch).isEmpty(), "it did write");
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.toList();
    }
  }
}
