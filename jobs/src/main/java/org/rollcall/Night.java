package org.rollcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.rollcall.compare.CalendarOrigin;
import org.rollcall.compare.Comparison;
import org.rollcall.compare.Findings;
import org.rollcall.compare.Purpose;
import org.rollcall.contract.FlowLine;
import org.rollcall.curate.Calendar;
import org.rollcall.curate.Curated;
import org.rollcall.curate.CuratedStore;
import org.rollcall.engine.SparkRuntime;
import org.rollcall.gate.Keys;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Measurement;
import org.rollcall.study.Study;

/** One run from files to releases: the whole chain in one Spark session. */
final class Night {

  private static final Logger LOG = LogManager.getLogger(Night.class);

  private final Study study;
  private final Keys keys;
  private final Purpose purpose;

  Night(Study study, Keys keys, Purpose purpose) {
    this.study = study;
    this.keys = keys;
    this.purpose = purpose;
  }

  /** Runs; the record is written whatever happens. */
  int run(Console console, Option option) throws IOException {
    Path runs = study.output().resolve("runs");
    RunRecord record = RunRecord.begin(runs);
    System.setProperty("rollcall.log", record.folder().resolve("run.log").toString());
    record.root().put("study", study.name()).put("protocol_hash", study.protocolHash());
    record.root().put("purpose", purpose.key()).put("key_id", keys.id());
    int exitCode = Main.FAILED;
    try {
      exitCode = chain(new Progress(console, record));
      return exitCode;
    } catch (RuntimeException | IOException | Error e) {
      LOG.error("The run failed", e);
      record.root().put("failure", Failures.sentence(e));
      exitCode = Failures.exitCode(e);
      throw e;
    } finally {
      record.end(exitCode);
      pointToLatest(runs, record);
      if (option == Option.JSON) {
        console.data(Files.readString(record.file()));
      }
    }
  }

  /** What is printed on standard output. */
  enum Option {
    NOTHING,
    JSON
  }

  private int chain(Progress progress) throws IOException {
    progress.begin("Starting Spark");
    Path scratch = Files.createTempDirectory(progress.record().folder(), "scratch-");
    SparkRuntime.Profile profile =
        "large".equals(System.getProperty("rollcall.profile"))
            ? SparkRuntime.Profile.LARGE
            : SparkRuntime.Profile.SMALL;
    SparkSession spark = SparkRuntime.open(scratch, profile);
    try (CuratedStore store = CuratedStore.open(spark, study.output().resolve("curated"))) {
      progress.end("start");
      Reception reception = new Reception(study, keys, spark, store);
      Reception.Received received = reception.receive(progress);
      try (Curated curated = Curated.read(store, spark)) {
        Analysis analysis = analyse(spark, store, curated, progress);
        Publishing publishing = new Publishing(study, purpose, store.ledger(), progress);
        Publishing.Published published = publishing.publish(analysis);
        int exitCode = received.hasProblems() || analysis.hasFailures() ? 1 : 0;
        new Summary(progress, received, analysis, published).print(exitCode);
        return exitCode;
      }
    } finally {
      spark.stop();
      Scratch.delete(scratch);
    }
  }

  /**
   * What a run counted and estimated.
   *
   * @param measured counts
   * @param findings estimates
   * @param flow what became of every row
   * @param notes what a reader must know
   */
  record Analysis(Measured measured, Findings findings, List<FlowLine> flow, List<String> notes) {

    /** Whether a source lost more rows than a check allows. */
    boolean hasFailures() {
      return !notes.isEmpty();
    }
  }

  private Analysis analyse(
      SparkSession spark, CuratedStore store, Curated curated, Progress progress) {
    progress.begin("Counting");
    Calendar calendar = curated.calendar();
    Measured measured = new Measurement(spark, study).run(inputs(store, curated, calendar));
    progress.end("measure");
    progress.begin("Accounting for every row");
    List<FlowLine> flow = curated.recordFlow();
    progress.end("record_flow");
    progress.begin("Comparing");
    CalendarOrigin origin =
        calendar.origin() == Calendar.Origin.GIVEN
            ? CalendarOrigin.STATED
            : CalendarOrigin.INFERRED;
    Findings findings =
        Comparison.run(study, EvidenceOf.measured(study, measured, origin), purpose);
    progress.end("compare");
    return new Analysis(measured, findings, flow, List.of());
  }

  private Measurement.Inputs inputs(CuratedStore store, Curated curated, Calendar calendar) {
    Dataset<Row> sessions = calendar.sessions();
    Optional<Dataset<Row>> attendance = given(store, "attendance", curated::attendance);
    // First and last days need neither dates without duplicates nor whole sessions.
    Optional<Dataset<Row>> stays = given(store, "attendance", () -> store.table("attendance"));
    Optional<Dataset<Row>> heads = given(store, "headcounts", () -> store.table("headcounts"));
    Optional<Dataset<Row>> headcounts =
        given(store, "headcounts", () -> curated.table("headcounts"));
    return new Measurement.Inputs(
        given(store, "groups", () -> curated.table("groups")),
        Optional.of(sessions),
        calendar.origin() == Calendar.Origin.GIVEN
            ? Measurement.Origin.STATED
            : Measurement.Origin.INFERRED,
        attendance,
        Optional.of(Measurement.spans(stays, heads, sessions)),
        headcounts,
        given(store, "survey_responses", () -> curated.table("survey_responses")),
        given(store, "survey_invitations", () -> curated.table("survey_invitations")),
        given(store, "theme_codes", () -> curated.table("theme_codes")));
  }

  private static Optional<Dataset<Row>> given(
      CuratedStore store, String table, java.util.function.Supplier<Dataset<Row>> rows) {
    return store.has(table) ? Optional.of(rows.get()) : Optional.empty();
  }

  private static void pointToLatest(Path runs, RunRecord record) throws IOException {
    Path link = runs.resolve(".latest-" + record.id());
    Files.createSymbolicLink(link, record.folder().getFileName());
    Files.move(
        link,
        runs.resolve("latest"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
