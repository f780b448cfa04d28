package org.rollcall.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rollcall.simulate.Feature;
import org.rollcall.simulate.Scenario;
import org.rollcall.simulate.Simulator;
import org.rollcall.terminal.ExitCode;
import org.rollcall.terminal.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "simulate",
    description = "Write a made-up study whose answers are known, truth.json among its files.",
    mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

  @Mixin Common common;

  @Parameters(paramLabel = "DIR", description = "Folder to write; made if it is not there.")
  Path folder;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Seed of the random numbers. Default: that of the bundled example.")
  Long seed;

  @Option(
      names = "--small",
      description = {
        "A service of eighty groups, which a run takes seconds for, with attendance alone.",
        "In it the mode makes no difference to how long anybody stays."
      })
  boolean small;

  @Option(
      names = "--with",
      paramLabel = "NAME",
      split = ",",
      completionCandidates = Titles.class,
      description = {
        "What the world has beside, several with commas between:",
        "${COMPLETION-CANDIDATES}"
      })
  List<String> features = List.of();

  /** Names with what they do, for the help; one text, as the parser puts commas between several. */
  static final class Titles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(
              Arrays.stream(Feature.values())
                  .map(feature -> feature.key() + ": " + feature.title())
                  .collect(Collectors.joining("%n")))
          .iterator();
    }
  }

  @Override
  public Integer call() throws Exception {
    Scenario bundled = small ? Scenario.small() : Scenario.demo();
    Scenario seeded = seed == null ? bundled : bundled.withSeed(seed);
    Set<Feature> asked =
        features.stream().map(SimulateCommand::feature).collect(Collectors.toSet());
    Simulator.write(seeded.with(asked), folder);
    common.console().data(folder.resolve("study.yaml").toString());
    return ExitCode.OK;
  }

  private static Feature feature(String name) {
    return Feature.of(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "Cannot simulate a world with "
                        + name
                        + ": no such thing is known (must be one of "
                        + Arrays.stream(Feature.values())
                            .map(Feature::key)
                            .collect(Collectors.joining(", "))
                        + ")"));
  }
}
