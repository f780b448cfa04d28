package org.rollcall.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.study.Overrides;
import org.rollcall.terminal.Console;
import org.rollcall.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "study",
    description = {
      "Check a study file; with --explain, print every setting, where it is from, and the rules"
          + " with the values of this study."
    },
    mixinStandardHelpOptions = true)
public final class StudyCommand implements Callable<Integer> {

  @Mixin Common common;

  @Parameters(paramLabel = "STUDY", description = "The study file.")
  Path study;

  @Option(
      names = "--explain",
      description = "Print every setting with its meaning, and every rule.")
  boolean explain;

  @Override
  public Integer call() {
    Console console = common.console();
    if (explain) {
      console.data(StudyFiles.explain(study, Overrides.NONE) + RuleText.of(StudyFiles.load(study)));
    } else {
      console.data("study " + StudyFiles.load(study).name() + " is in order");
    }
    return ExitCode.OK;
  }
}
