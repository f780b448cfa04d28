package org.rollcall.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.SparkSession;
import org.rollcall.compare.Comparison;
import org.rollcall.compare.Findings;
import org.rollcall.compare.Purpose;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.RedactedException;
import org.rollcall.curate.Curated;
import org.rollcall.curate.CuratedStore;
import org.rollcall.curate.IdleIntake;
import org.rollcall.curate.Opening;
import org.rollcall.curate.People;
import org.rollcall.curate.StoreException;
import org.rollcall.curate.StoreLock;
import org.rollcall.curate.StoreOwner;
import org.rollcall.curate.StoreUseException;
import org.rollcall.disclose.Epochs;
import org.rollcall.engine.SideTasks;
import org.rollcall.engine.SparkRuntime;
import org.rollcall.engine.SparkWork;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Keys;
import org.rollcall.measure.Histories;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Measurement;
import org.rollcall.measure.PeopleReader;
import org.rollcall.measure.PeopleTold;
import org.rollcall.measure.Span;
import org.rollcall.publish.ReleaseFolder;
import org.rollcall.study.Study;
import org.rollcall.terminal.Console;
import org.rollcall.terminal.ExitCode;

/** One run from files to releases: the whole chain in one Spark session. */
public final class StudyRun {

  private static final Logger LOG = LogManager.getLogger(StudyRun.class);

  private static final String INTERRUPTED =
      "The run was interrupted (must run to its end; start it again)";

  private final Study study;
  private final Keys keys;
  private final Purpose purpose;
  private final Optional<Correction> correction;
  private final Opening opening;
  private final Optional<Inbox> rehearsed;

  public StudyRun(Study study, Keys keys, Purpose purpose) {
    this(study, keys, purpose, Optional.empty(), Opening.AS_IT_IS, Optional.empty());
  }

  private StudyRun(
      Study study,
      Keys keys,
      Purpose purpose,
      Optional<Correction> correction,
      Opening opening,
      Optional<Inbox> rehearsed) {
    this.study = study;
    this.keys = keys;
    this.purpose = purpose;
    this.correction = correction;
    this.opening = opening;
    this.rehearsed = rehearsed;
  }

  /**
   * A month that is published once more.
   *
   * @param month the month
   * @param reason why; it is published too
   */
  public record Correction(YearMonth month, String reason) {

    /** As the first release: what came later does not belong to the month. */
    public LocalDate asOf() {
      return Epochs.closes(month);
    }
  }

  /** The same run, of which only a revision of that month is kept. */
  public StudyRun revising(Correction month) {
    return new StudyRun(study, keys, purpose, Optional.of(month), opening, rehearsed);
  }

  /** The same run, with the store opened so. */
  public StudyRun opening(Opening how) {
    return new StudyRun(study, keys, purpose, correction, how, rehearsed);
  }

  /** The same run, on the copy of a store, which reads all of that inbox. */
  public StudyRun rehearsing(Inbox inbox) {
    return new StudyRun(study, keys, purpose, correction, opening, Optional.of(inbox));
  }

  /** Runs; the record is written whatever happens. */
  public int run(Console console, Option option, BiFunction<Study, Progress, RunListener> telling)
      throws IOException {
    Path runs = study.output().resolve("runs");
    refuseOthers();
    RunRecorder recorder = begin(runs);
    System.setProperty("rollcall.log", recorder.folder().resolve("run.log").toString());
    int exitCode = ExitCode.FAILED;
    Optional<String> failure = Optional.empty();
    // Asked before Spark starts, which takes long; who is kept out leaves what others did.
    try (StoreLock lock = StoreLock.take(study.curated())) {
      clearLinks(console);
      Optional<CompletedRun> last = isNightly() ? CompletedRun.last(runs) : Optional.empty();
      pointToLatest(runs, recorder);
      CuratedStore.check(study.curated(), owner(), opening);
      Progress progress = new Progress(console, recorder);
      sayRebuild(progress);
      RunListener teller = telling.apply(study, progress);
      progress.begin("Looking for new files");
      Inbox inbox = rehearsed.orElseGet(() -> Inbox.of(study, keys));
      progress.end("inbox");
      Standing standing = Standing.now(study, keys, purpose, inbox);
      Optional<Standing.Confirmed> confirmed = standing.confirm(last);
      exitCode =
          confirmed.isPresent()
              ? confirm(confirmed.get(), inbox, progress, teller)
              : chain(lock, inbox, standing, progress, teller);
      return exitCode;
    } catch (Throwable e) { // Spark throws checked exceptions that no method declares
      if (recorder.hasEnded()) {
        throw new RedactedException(INTERRUPTED);
      }
      LOG.error("The run failed", e);
      failure = Optional.of(Failures.sentence(e));
      exitCode = Failures.exitCode(e);
      throw e;
    } finally {
      end(recorder, exitCode, failure);
      if (option == Option.JSON) {
        console.data(Files.readString(recorder.file()));
      }
    }
  }

  /** A record that cannot be written must not hide why. */
  private static void end(RunRecorder recorder, int exitCode, Optional<String> failure) {
    try {
      recorder.end(exitCode, failure);
    } catch (UncheckedIOException e) {
      LOG.error("Cannot write the end of the run's record", e);
    }
  }

  /** Another key or study is wrong use, of which nothing is written, not even a record. */
  private void refuseOthers() {
    try {
      CuratedStore.check(study.curated(), owner(), opening);
    } catch (StoreUseException e) {
      throw e;
    } catch (StoreException e) {
      LOG.warn("The store does not fit together: the run will say so in its record");
    }
  }

  private void sayRebuild(Progress progress) {
    if (opening != Opening.AS_IT_IS) {
      String sentence =
          "Making the curated store anew from the inbox; the one before is kept in curated/aside";
      progress.recorder().warn(sentence);
      progress.console().warn(sentence);
    }
  }

  private StoreOwner owner() {
    return new StoreOwner(keys.id(), study.name());
  }

  private RunRecorder begin(Path runs) {
    try {
      return RunRecorder.begin(
          runs,
          new RunRecord.Subject(study.name(), study.protocolHash(), purpose.key(), keys.id()));
    } catch (IOException e) {
      throw RunRecorder.unwritable(runs.getParent());
    }
  }

  /** What is printed on standard output. */
  public enum Option {
    NOTHING,
    JSON
  }

  /** Other runs are asked for something that no earlier one can have done. */
  private boolean isNightly() {
    return correction.isEmpty() && opening == Opening.AS_IT_IS && rehearsed.isEmpty();
  }

  /** Says again what the run said whose results stand; writes nothing but its own record. */
  private int confirm(
      Standing.Confirmed confirmed, Inbox inbox, Progress progress, RunListener teller) {
    CompletedRun run = confirmed.run();
    progress.recorder().unchangedSince(run.runId());
    IdleIntake intake = confirmed.intake();
    SourceIntake.Received received =
        new IntakeReport(study, inbox, intake.commit(), intake.ledger())
            .tell(List.of(), progress, teller);
    run.identities().forEach(progress.console()::warn);
    RunResults results = run.results().standing();
    ReleasePublisher.tell(results.failures(), progress);
    run.outputs().stream().map(RunRecord.Output::standing).forEach(progress.recorder()::released);
    String sentence =
        "Nothing new since run "
            + run.runId()
            + ": no file, setting or program has changed, and its results stand";
    LOG.info(sentence);
    progress.console().warn(sentence);
    return end(received, results, teller);
  }

  private static int end(SourceIntake.Received received, RunResults results, RunListener teller) {
    boolean sound = !received.hasProblems() && results.failures().isEmpty();
    int exitCode = sound ? ExitCode.OK : ExitCode.CHECK_FAILED;
    teller.ended(results, exitCode);
    return exitCode;
  }

  private int chain(
      StoreLock lock, Inbox inbox, Standing standing, Progress progress, RunListener teller)
      throws IOException {
    progress.begin("Starting Spark");
    Scratch scratch = Scratch.in(progress.recorder().folder());
    Thread stopped = new Thread(() -> stopped(progress.recorder(), scratch));
    Runtime.getRuntime().addShutdownHook(stopped);
    SparkRuntime.Profile profile =
        "large".equals(System.getProperty("rollcall.profile"))
            ? SparkRuntime.Profile.LARGE
            : SparkRuntime.Profile.SMALL;
    SparkSession spark = SparkRuntime.open(scratch.folder(), profile);
    SparkWork work = SparkWork.of(spark);
    try (CuratedStore store = CuratedStore.open(spark, lock, owner(), opening)) {
      Scratch.sweep(study.output().resolve("runs"), scratch);
      progress.end("start");
      SourceIntake reception =
          new SourceIntake(
              study,
              keys,
              spark,
              store,
              inbox,
              rehearsed.isPresent() ? SourceIntake.Reading.ALL : SourceIntake.Reading.NEW);
      SourceIntake.Received received = reception.receive(progress, teller);
      teller.stored(store);
      try (Curated curated = Curated.read(store, spark)) {
        progress.begin("Accounting for every row");
        People<Histories, PeopleReader.Told> people =
            curated.people(PeopleReader.of(study, standing.latestDay()));
        List<String> identities = reception.identities(people.identities());
        identities.forEach(progress.console()::warn);
        StoredRows rows =
            new StoredRows(
                spark, store, curated, given(store, "attendance", () -> PeopleTold.of(people)));
        List<FlowLine> flow = curated.recordFlow();
        progress.end("record_flow");
        teller.accounted(flow);
        IntakeReport.stopIfLacking(progress, SourceRequirements.mostlyRejected(study, flow));
        ReleasePublisher publishing =
            new ReleasePublisher(study, purpose, store.ledger(), progress);
        Analysis analysis;
        ReleasePublisher.Published published;
        try (SideTasks side = new SideTasks()) {
          // What a night publishes is worked out beside what it does for itself.
          Optional<SideTasks.Task<ReleasePublisher.Made>> month =
              correction.isPresent() ? Optional.empty() : month(publishing, rows, flow, side);
          analysis = analyse(rows, flow, progress);
          published =
              correction.isPresent()
                  ? publishing.republish(analysis, correction.get())
                  : publishing.publish(
                      analysis,
                      month.isPresent()
                          ? month.get()::result
                          : asTonight(publishing, analysis, side));
        }
        RunResults results = RunResults.of(study, analysis, published);
        if (isNightly()) {
          standing
              .completed(
                  progress.recorder().id(),
                  rows.people().flatMap(told -> told.firstAfter(standing.latestDay())),
                  identities,
                  progress.recorder().outputs(),
                  results)
              .write(progress.recorder().folder());
        }
        return end(received, results, teller);
      }
    } finally {
      spark.stop();
      progress.recorder().worked(work.jobs(), work.stages());
      scratch.delete();
      forget(stopped);
    }
  }

  /**
   * What is counted.
   *
   * @param spark the session
   * @param store the store
   * @param curated its rows
   * @param people what was found of people, if attendance is recorded
   */
  private record StoredRows(
      SparkSession spark, CuratedStore store, Curated curated, Optional<PeopleTold> people) {

    Measurement.Inputs inputs() {
      return new Measurement.Inputs(
          given(store, "groups", () -> curated.table("groups")),
          curated.calendar(),
          people,
          given(store, "headcounts", curated::headcounts),
          curated.storedHeadcounts(),
          given(store, "survey_responses", curated::answers),
          given(store, "survey_invitations", () -> curated.table("survey_invitations")),
          given(store, "theme_codes", () -> curated.table("theme_codes")));
    }
  }

  /** What a signal leaves: a record that says so, and no scratch. */
  private static void stopped(RunRecorder recorder, Scratch scratch) {
    recorder.end(ExitCode.FAILED, Optional.of(INTERRUPTED));
    try {
      scratch.delete();
    } catch (IOException e) {
      LOG.warn("Cannot delete the scratch folder: the next run will");
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.info("Stopping");
    }
  }

  /**
   * What a run counted and estimated.
   *
   * @param measured counts
   * @param findings estimates
   * @param flow what became of every row
   */
  public record Analysis(Measured measured, Findings findings, List<FlowLine> flow) {}

  /** The release of the month that is published tonight, if that is another analysis. */
  private Optional<SideTasks.Task<ReleasePublisher.Made>> month(
      ReleasePublisher publishing, StoredRows rows, List<FlowLine> flow, SideTasks side)
      throws IOException {
    List<Span> spans = rows.inputs().spans();
    Optional<LocalDate> asOf = Measurement.asOf(study, spans);
    if (spans.isEmpty() || asOf.isEmpty()) {
      return Optional.empty();
    }
    LocalDate night = asOf.get();
    return publishing
        .opens(night)
        .filter(day -> !day.isBefore(Span.first(spans)) && !day.equals(night))
        .map(
            day ->
                side.start(() -> publishing.make(night, analyse(study.withAsOf(day), rows, flow))));
  }

  /** The release of a month that is the same analysis as the night; none is made that is there. */
  private static Supplier<ReleasePublisher.Made> asTonight(
      ReleasePublisher publishing, Analysis tonight, SideTasks side) throws IOException {
    LocalDate night = tonight.measured().asOf();
    if (publishing.isFrozen(night)) {
      return () -> {
        throw new IllegalStateException("Cannot publish a month again (must stay as it is)");
      };
    }
    return side.start(() -> publishing.make(night, tonight))::result;
  }

  private Analysis analyse(StoredRows rows, List<FlowLine> flow, Progress progress) {
    progress.begin("Counting");
    Measured measured = measure(study, rows);
    progress.end("measure");
    progress.begin("Comparing");
    Findings findings = compare(study, rows, measured);
    progress.end("compare");
    return new Analysis(measured, findings, flow);
  }

  private Analysis analyse(Study of, StoredRows rows, List<FlowLine> flow) {
    Measured measured = measure(of, rows);
    return new Analysis(measured, compare(of, rows, measured), flow);
  }

  private static Measured measure(Study of, StoredRows rows) {
    return new Measurement(rows.spark(), of).run(rows.inputs());
  }

  private Findings compare(Study of, StoredRows rows, Measured measured) {
    return Comparison.run(of, measured.evidence(of, rows.curated().calendar().origin()), purpose);
  }

  private static <T> Optional<T> given(CuratedStore store, String table, Supplier<T> rows) {
    return store.has(table) ? Optional.of(rows.get()) : Optional.empty();
  }

  /** Programs that copy what links point to leave folders in the place of links. */
  private void clearLinks(Console console) throws IOException {
    for (String zone : List.of("runs", "secure", "published")) {
      Path link = study.output().resolve(zone).resolve(ReleaseFolder.LATEST);
      ReleaseFolder.stepAside(link)
          .ifPresent(
              aside ->
                  console.warn(
                      "Note: %s/latest was a folder and not a link; it is %s/%s now, and may be deleted"
                          .formatted(zone, zone, aside.getFileName())));
    }
  }

  private static void pointToLatest(Path runs, RunRecorder recorder) throws IOException {
    Path link = runs.resolve(".latest-" + recorder.id());
    Files.createSymbolicLink(link, recorder.folder().getFileName());
    Files.move(
        link,
        runs.resolve("latest"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
