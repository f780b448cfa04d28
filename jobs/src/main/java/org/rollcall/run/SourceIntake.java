package org.rollcall.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.rollcall.contract.Quantity;
import org.rollcall.curate.Commit;
import org.rollcall.curate.CuratedStore;
import org.rollcall.curate.IntakePlan;
import org.rollcall.curate.MissingFiles;
import org.rollcall.curate.Quarantine;
import org.rollcall.curate.SharedIdentities;
import org.rollcall.curate.SourceSettings;
import org.rollcall.curate.StoreIntake;
import org.rollcall.curate.StoredFile;
import org.rollcall.engine.GateJob;
import org.rollcall.engine.GateRequest;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Keys;
import org.rollcall.gate.SourceFile;
import org.rollcall.study.Study;

/** Files to the curated store: what is new is read through the gate, in one commit. */
public final class SourceIntake {

  /**
   * What came in.
   *
   * @param inbox the files that the sources name
   * @param tallies what the gate did with each file that was read
   * @param problems sentences on sources and refused files, for the terminal: they name files
   * @param notes what to know of the files whose rows count, for the terminal
   */
  public record Received(
      Inbox inbox, List<FileTally> tallies, List<String> problems, List<String> notes) {
    boolean hasProblems() {
      return !problems.isEmpty();
    }
  }

  private final Study study;
  private final Keys keys;
  private final SparkSession spark;
  private final CuratedStore store;
  private final Inbox inbox;
  private final Reading reading;

  /** Which files are read. */
  enum Reading {
    NEW,
    /** A rehearsal lists the rows of every file. */
    ALL
  }

  SourceIntake(
      Study study,
      Keys keys,
      SparkSession spark,
      CuratedStore store,
      Inbox inbox,
      Reading reading) {
    this.study = study;
    this.keys = keys;
    this.spark = spark;
    this.store = store;
    this.inbox = inbox;
    this.reading = reading;
  }

  Received receive(Progress progress, RunListener teller) {
    IntakePlan plan = plan();
    sayReadOtherwise(plan, progress);
    List<FileTally> tallies;
    Commit commit;
    try (StoreIntake intake =
        store.begin(plan, Quarantine.at(study.output().resolve("quarantine")))) {
      tallies = read(plan, intake, progress);
      progress.end("read");
      commit = intake.commit();
    }
    progress.end("commit");
    return new IntakeReport(study, inbox, commit, store.ledger()).tell(tallies, progress, teller);
  }

  private IntakePlan plan() {
    IntakePlan plan =
        store.plan(inbox.files(), SourceSettings.hashes(study), MissingFiles.of(study, inbox));
    return reading == Reading.ALL ? plan.readingAgain() : plan;
  }

  /** Where sources of attendance have nobody in common, each person may count more than once. */
  List<String> identities(SharedIdentities identities) {
    long sources =
        study.sources().stream().filter(source -> source.table().equals("attendance")).count();
    if (sources < 2 || !store.has("attendance")) {
      return List.of();
    }
    Map<String, String> domains = new HashMap<>();
    study.sources().forEach(source -> domains.put(source.name(), source.linkDomain()));
    return Stream.concat(
            Stream.of("people    " + identities.sentence()), identities.warning(domains).stream())
        .toList();
  }

  private static void sayReadOtherwise(IntakePlan plan, Progress progress) {
    int files = plan.readOtherwise().size();
    if (files > 0) {
      String sentence =
          "Reading "
              + Quantity.of(files, "file")
              + " again: this version of Rollcall reads them otherwise than the one before";
      progress.recorder().warn(sentence);
      progress.console().warn(sentence);
    }
  }

  private List<FileTally> read(IntakePlan plan, StoreIntake intake, Progress progress) {
    List<SourceFile> files =
        plan.tables().stream().flatMap(table -> plan.toRead(table).stream()).toList();
    if (files.isEmpty()) {
      return List.of();
    }
    progress.begin("Reading " + Quantity.of(files.size(), "file"));
    GateJob.Read<StoredFile> read =
        GateJob.run(spark, GateRequest.of(study, files, keys), intake.writer());
    intake.append(read.written(), read.tallies());
    return read.tallies();
  }
}
