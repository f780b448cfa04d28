package org.rollcall.cli;

import org.rollcall.run.Failures;
import org.rollcall.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells what went wrong in one sentence and an exit code; a stack trace only with --debug. */
public final class FailureHandler implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    Console console = new Console(Console.Voice.PLAIN);
    console.error(Failures.sentence(failure));
    if (line.getParseResult().hasMatchedOption("--debug")) {
      Failures.trace(failure).lines().forEach(console::error);
    }
    return Failures.exitCode(failure);
  }
}
