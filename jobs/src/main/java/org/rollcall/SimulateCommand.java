package org.rollcall;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rollcall.simulate.Scenario;
import org.rollcall.simulate.Simulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "simulate",
    description = "Write a made-up study whose answers are known, truth.json among its files.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

  @Mixin Common common;

  @Parameters(paramLabel = "DIR", description = "Folder to write; made if it is not there.")
  Path folder;

  @Override
  public Integer call() throws Exception {
    Simulator.write(Scenario.demo(), folder);
    common.console().data(folder.resolve("study.yaml").toString());
    return Main.OK;
  }
}
