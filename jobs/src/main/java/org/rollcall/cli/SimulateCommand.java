package org.rollcall.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rollcall.simulate.Scenario;
import org.rollcall.simulate.Simulator;
import org.rollcall.terminal.ExitCode;
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

  @Override
  public Integer call() throws Exception {
    Scenario demo = Scenario.demo();
    Simulator.write(seed == null ? demo : demo.withSeed(seed), folder);
    common.console().data(folder.resolve("study.yaml").toString());
    return ExitCode.OK;
  }
}
