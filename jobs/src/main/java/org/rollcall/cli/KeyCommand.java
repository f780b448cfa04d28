package org.rollcall.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rollcall.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "key",
    description = "Make a new key for pseudonyms. Keep it apart from the data, and keep it.",
    mixinStandardHelpOptions = true)
public final class KeyCommand implements Callable<Integer> {

  @Mixin Common common;

  @Parameters(paramLabel = "FILE", description = "The key file to make.")
  Path file;

  @Override
  public Integer call() {
    Common.makeKey(file);
    common.console().data(file.toString());
    return ExitCode.OK;
  }
}
