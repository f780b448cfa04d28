package org.rollcall.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.compare.Purpose;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.run.StudyRun;
import org.rollcall.study.Overrides;
import org.rollcall.study.Study;
import org.rollcall.terminal.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = "Run the bundled example, whose answers are known; makes a key if there is none.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  @Mixin Common common;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for everything written. Default: examples/demo/out.")
  Path output;

  @Override
  public Integer call() throws Exception {
    Path example = Path.of(System.getProperty("rollcall.home", "."), "examples", "demo");
    Path file = example.resolve("study.yaml");
    if (!Files.exists(file)) {
      throw new UsageException(
          "Cannot find the example: nothing at " + file + " (must be in Rollcall's folder)");
    }
    if (!Files.exists(common.keyPath())) {
      Common.makeKey(common.keyPath());
      common.console().warn("Made a key for pseudonyms: " + common.keyPath());
    }
    Study study =
        StudyFiles.load(file, new Overrides(Optional.empty(), Optional.ofNullable(output)));
    StudyRun night = new StudyRun(study, common.keys(study.output()), Purpose.MONITORING);
    return night.run(common.console(), StudyRun.Option.NOTHING, RunTeller::new);
  }
}
