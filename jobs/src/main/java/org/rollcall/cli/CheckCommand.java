package org.rollcall.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rollcall.compare.Purpose;
import org.rollcall.curate.CuratedStore;
import org.rollcall.curate.StoreOwner;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Keys;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.publish.PublicReleases;
import org.rollcall.run.RunRecorder;
import org.rollcall.run.StudyRun;
import org.rollcall.study.Study;
import org.rollcall.terminal.Console;
import org.rollcall.terminal.ExitCode;
import org.rollcall.terminal.TerminalEscaper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Do all that a run does, in a folder that goes away, and say what it finds.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

  @Mixin Common common;

  @Parameters(paramLabel = "STUDY", description = "The study file.")
  Path file;

  @Override
  public Integer call() throws Exception {
    Console console = common.console();
    Study study = StudyFiles.load(file);
    Keys keys = common.keys(study.output());
    // What the folder of a check cannot tell: releases that are damaged.
    PublicReleases.in(study.published()).series();
    RunRecorder.checkWritable(study.output());
    Inbox inbox = Inbox.of(study, keys);
    CheckFolder folder = CheckFolder.make();
    Thread stopped = new Thread(folder::close);
    Runtime.getRuntime().addShutdownHook(stopped);
    try {
      Study tried = study.withOutput(folder.output());
      CuratedStore.copy(study.curated(), new StoreOwner(keys.id(), study.name()), tried.curated());
      int exitCode =
          new StudyRun(tried, keys, Purpose.MONITORING)
              .rehearsing(inbox)
              .run(console, StudyRun.Option.NOTHING, CheckTeller::new);
      if (exitCode == ExitCode.OK) {
        console.data("Then: rollcall run " + TerminalEscaper.argument(file));
      }
      return exitCode;
    } finally {
      System.clearProperty("rollcall.log");
      folder.close();
    }
  }
}
