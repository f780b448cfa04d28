package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rollcall.compare.Purpose;
import org.rollcall.curate.CuratedStore;
import org.rollcall.curate.Opening;
import org.rollcall.curate.StoreMaintenance;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.run.StudyRun;
import org.rollcall.study.Overrides;
import org.rollcall.study.Study;
import org.rollcall.terminal.ExitCode;
import org.rollcall.terminal.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "store",
    description = "Look at the curated store of a study, repair it, or make it anew.",
    mixinStandardHelpOptions = true)
public final class StoreCommand {

  /** Whose store. */
  static final class Target {

    @Parameters(paramLabel = "STUDY", description = "The study file.")
    Path study;

    @Option(
        names = "--output",
        paramLabel = "DIR",
        description = "Folder for everything written, as for run.")
    Path output;

    Study load() {
      return StudyFiles.load(study, new Overrides(Optional.empty(), Optional.ofNullable(output)));
    }
  }

  @Command(
      name = "verify",
      description = "Compare every byte of the store with what its commits say. Writes nothing.",
      mixinStandardHelpOptions = true)
  int verify(@Mixin Common common, @Mixin Target target) {
    Path store = target.load().curated();
    mustHaveBegun(store);
    StoreMaintenance.Verification found = StoreMaintenance.verify(store);
    found.lines().forEach(common.console()::data);
    return found.fits() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  @Command(
      name = "repair",
      description = "Go back to the newest commit that is whole. Moves aside what does not fit.",
      mixinStandardHelpOptions = true)
  int repair(@Mixin Common common, @Mixin Target target) {
    Path store = target.load().curated();
    mustExist(store);
    StoreMaintenance.repair(store).forEach(common.console()::data);
    return ExitCode.OK;
  }

  @Command(
      name = "rebuild",
      description = "Run with a new store, read from the inbox. Keeps the one before aside.",
      mixinStandardHelpOptions = true)
  int rebuild(
      @Mixin Common common,
      @Mixin Target target,
      @Option(
              names = "--without-missing",
              description = "Go without the rows of files that the inbox does not hold any more.")
          boolean withoutMissing)
      throws IOException {
    Study loaded = target.load();
    mustHaveBegun(loaded.curated());
    StudyRun night = new StudyRun(loaded, common.keys(loaded.output()), Purpose.MONITORING);
    Opening opening = withoutMissing ? Opening.REBUILD_WITHOUT_MISSING : Opening.REBUILD;
    return night.opening(opening).run(common.console(), StudyRun.Option.NOTHING, RunTeller::new);
  }

  /** A store that is lost as a whole can be looked at and made anew too. */
  private static void mustHaveBegun(Path store) {
    if (!Files.exists(store) && !CuratedStore.isBegun(store)) {
      mustExist(store);
    }
  }

  private static void mustExist(Path store) {
    if (!Files.isDirectory(store)) {
      throw new UsageException(
          "Cannot find a curated store: there is no folder "
              + store
              + " (must be made by a run first)");
    }
  }
}
