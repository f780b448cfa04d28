package org.rollcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rollcall.compare.Purpose;
import org.rollcall.curate.CuratedStore;
import org.rollcall.curate.MissingFiles;
import org.rollcall.curate.SourceSettings;
import org.rollcall.curate.StoreOwner;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Keys;
import org.rollcall.report.PublicReleases;
import org.rollcall.study.Study;
import org.rollcall.study.StudyLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Do all that a run does, in a folder that goes away, and say what it finds.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Mixin Common common;

  @Parameters(paramLabel = "STUDY", description = "The study file.")
  Path file;

  @Override
  public Integer call() throws Exception {
    Console console = common.console();
    Study study = StudyLoader.load(file);
    Keys keys = common.keys(study.output());
    checkWhatIsThere(study, keys);
    Scratch scratch = scratch();
    Thread stopped = new Thread(() -> delete(scratch));
    Runtime.getRuntime().addShutdownHook(stopped);
    try {
      Night night =
          new Night(study.withOutput(scratch.folder().resolve("out")), keys, Purpose.MONITORING);
      int exitCode = night.check(console);
      if (exitCode == Main.OK) {
        console.data("Then: rollcall run " + Shown.argument(file));
      }
      return exitCode;
    } finally {
      System.clearProperty("rollcall.log");
      delete(scratch);
    }
  }

  /** What the folder of a check cannot tell: files that went, releases that were damaged. */
  private static void checkWhatIsThere(Study study, Keys keys) throws IOException {
    Path store = study.curated();
    StoreOwner owner = new StoreOwner(keys.id(), study.name());
    CuratedStore.check(store, owner);
    Inbox inbox = Inbox.of(study, keys);
    MissingFiles missing = MissingFiles.of(study, inbox);
    CuratedStore.check(store, owner, inbox.files(), SourceSettings.hashes(study), missing);
    PublicReleases.in(study.published()).series();
  }

  /** Outside of the output folder, for its owner alone. */
  private static Scratch scratch() {
    try {
      return new Scratch(Files.createTempDirectory("rollcall-check-"));
    } catch (IOException e) {
      throw new WrongUse(
          "Cannot check: no folder can be made for it in "
              + System.getProperty("java.io.tmpdir")
              + " (must be writable)");
    }
  }

  private static void delete(Scratch scratch) {
    try {
      if (Files.exists(scratch.folder())) {
        scratch.delete();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Cannot delete the scratch folder of a check", e);
    }
  }
}
