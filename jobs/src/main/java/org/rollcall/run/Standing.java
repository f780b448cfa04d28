package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.rollcall.compare.Purpose;
import org.rollcall.curate.CuratedStore;
import org.rollcall.curate.IdleIntake;
import org.rollcall.curate.MissingFiles;
import org.rollcall.curate.SourceSettings;
import org.rollcall.curate.StoreOwner;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Keys;
import org.rollcall.publish.Manifest;
import org.rollcall.publish.ReleaseFolder;
import org.rollcall.study.Study;
import org.rollcall.study.Today;

/**
 * Whether the results of the last night stand, so that nothing needs to be read, counted or
 * written: everything that they depend on, and all of them, must be there as it was, to the byte.
 */
final class Standing {

  private static final Logger LOG = LogManager.getLogger(Standing.class);

  private final Study study;
  private final StoreOwner owner;
  private final Inbox inbox;
  private final CompletedRun.MadeFrom madeFrom;
  private final LocalDate latestDay;

  private Standing(
      Study study,
      StoreOwner owner,
      Inbox inbox,
      CompletedRun.MadeFrom madeFrom,
      LocalDate latestDay) {
    this.study = study;
    this.owner = owner;
    this.inbox = inbox;
    this.madeFrom = madeFrom;
    this.latestDay = latestDay;
  }

  /** As things are when a run begins. */
  static Standing now(Study study, Keys keys, Purpose purpose, Inbox inbox) throws IOException {
    FolderHash asked =
        new FolderHash()
            .text(study.toString())
            .text(study.instruments().own().toString())
            .text(purpose.key())
            .text(keys.id());
    FolderHash files = new FolderHash();
    inbox
        .files()
        .forEach(
            file ->
                files.text(
                    String.join(
                        "\t", file.sourceId(), file.table(), file.fileId(), file.contentHash())));
    inbox
        .problems()
        .forEach(
            found -> files.text(String.join("\t", found.source(), found.fileId(), found.code())));
    return new Standing(
        study,
        new StoreOwner(keys.id(), study.name()),
        inbox,
        new CompletedRun.MadeFrom(Program.hash(), asked.hex(), files.hex()),
        study.recording().latest());
  }

  /** The last day that a record could be of when the run began. */
  LocalDate latestDay() {
    return latestDay;
  }

  /** An earlier run whose results stand, and the intake of tonight, which finds nothing to do. */
  record Confirmed(CompletedRun run, IdleIntake intake) {}

  /** That run, unless anything is missing, damaged or different. */
  Optional<Confirmed> confirm(Optional<CompletedRun> last) throws IOException {
    if (last.isEmpty() || !isSame(last.get())) {
      return Optional.empty();
    }
    return IdleIntake.of(
            study.curated(),
            owner,
            inbox.files(),
            SourceSettings.hashes(study),
            MissingFiles.of(study, inbox))
        .filter(this::isWhole)
        .map(intake -> new Confirmed(last.get(), intake));
  }

  /** What a run keeps that ends with these results. */
  CompletedRun completed(
      String runId,
      Optional<LocalDate> changesOn,
      List<String> identities,
      List<RunRecord.Output> outputs,
      RunResults results)
      throws IOException {
    return new CompletedRun(
        runId,
        madeFrom,
        left(results),
        latestDay.toString(),
        changesOn.map(LocalDate::toString),
        identities,
        outputs,
        results);
  }

  private boolean isSame(CompletedRun run) throws IOException {
    if (!run.madeFrom().equals(madeFrom)) {
      LOG.info("A file, a setting or the program is another than in run {}", run.runId());
      return false;
    }
    if (!run.holdsAt(latestDay)) {
      LOG.info("Records count by now that did not in run {}", run.runId());
      return false;
    }
    if (!run.left().equals(left(run.results()))) {
      LOG.info("The store or a release is not as run {} left it", run.runId());
      return false;
    }
    return true;
  }

  /** A file may be late by now. */
  private boolean isWhole(IdleIntake intake) {
    return SourceRequirements.lacking(
            study, inbox, intake.ledger(), intake.commit().refused(), Today.now())
        .isEmpty();
  }

  private CompletedRun.Left left(RunResults results) throws IOException {
    FolderHash store = new FolderHash();
    for (Path part : CuratedStore.parts(study.curated())) {
      store.all(part.getFileName().toString(), part);
    }
    Path secure = study.output().resolve("secure");
    String folder = Path.of(results.folder()).getFileName().toString();
    return new CompletedRun.Left(
        store.hex(), zone(secure, folder), zone(study.published(), results.open()));
  }

  /** All of one release; of others that they are there, and what they say of themselves. */
  private static String zone(Path root, String release) throws IOException {
    FolderHash hash = new FolderHash();
    if (!Files.isDirectory(root)) {
      return hash.text("missing").hex();
    }
    hash.header("", root);
    for (Path child : FolderHash.children(root)) {
      String name = child.getFileName().toString();
      Path manifest = child.resolve(Manifest.NAME);
      boolean isOther = Files.isDirectory(child) && !name.equals(release);
      if (name.equals(ReleaseFolder.LATEST) || !isOther) {
        hash.all(name, child);
      } else {
        hash.header(name, child);
        if (Files.exists(manifest)) {
          hash.all(name + "/" + Manifest.NAME, manifest);
        }
      }
    }
    return hash.hex();
  }
}
