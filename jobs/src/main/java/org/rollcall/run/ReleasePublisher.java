package org.rollcall.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.rollcall.compare.Purpose;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.curate.Ledger;
import org.rollcall.curate.LedgerEntry;
import org.rollcall.disclose.Epochs;
import org.rollcall.disclose.Release;
import org.rollcall.disclose.ReleaseInfo;
import org.rollcall.disclose.Released;
import org.rollcall.disclose.Released.Zone;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.publish.PublicReleases;
import org.rollcall.publish.ReleaseFiles;
import org.rollcall.publish.ReleaseFolder;
import org.rollcall.publish.RunFacts;
import org.rollcall.report.HtmlReport;
import org.rollcall.report.Provenance;
import org.rollcall.study.Study;
import org.rollcall.tables.Stamp;
import org.rollcall.tables.Tables;

/** Results to folders: the secure one of tonight, the public one of the last closed month. */
public final class ReleasePublisher {

  /**
   * What was written.
   *
   * @param secure folder of the secure results
   * @param open folder of the public release
   * @param stays whether an earlier night published it, so that it stays as it was
   * @param tables tables in the secure folder
   * @param rows rows in them
   * @param withheld cells that the public release withholds
   * @param failures sentences on the checks of the data that failed
   */
  public record Published(
      Path secure,
      Path open,
      boolean stays,
      int tables,
      long rows,
      long withheld,
      List<String> failures) {}

  private final Study study;
  private final Purpose purpose;
  private final Ledger ledger;
  private final Progress progress;

  ReleasePublisher(Study study, Purpose purpose, Ledger ledger, Progress progress) {
    this.study = study;
    this.purpose = purpose;
    this.ledger = ledger;
    this.progress = progress;
  }

  /**
   * Publishes what is due.
   *
   * @param analysis tonight's
   * @param month the release of the month, asked for unless it is there already
   */
  Published publish(StudyRun.Analysis analysis, Supplier<Made> month) throws IOException {
    progress.begin("Writing the results");
    LocalDate asOf = analysis.measured().asOf();
    ReleaseInfo info = info(asOf + "-" + hash(ledger.fingerprint()) + suffix(), analysis);
    Released secure = Release.secure(info, Tables.of(source(info, analysis)), study.disclosure());
    Path secureFolder = write(secure, study.output().resolve("secure"), analysis);
    progress.end("secure results");
    progress.begin("Writing the public release");
    PublicReleases releases = PublicReleases.in(study.published());
    PublicReleases.Next next = next(releases, asOf);
    publish(next, releases::publish, month);
    progress.end("public release");
    return told(secure, secureFolder, next);
  }

  /**
   * A public release that is worked out and not yet written.
   *
   * @param released its tables
   * @param page its page
   */
  record Made(Released released, String page) {}

  /**
   * Works out the public release of a night; it may be done beside what the night does for itself.
   *
   * @param asOf the day of the night
   * @param month the analysis of the month that it {@link #opens}, else that of the night
   */
  Made make(LocalDate asOf, StudyRun.Analysis month) throws IOException {
    return make(next(PublicReleases.in(study.published()), asOf), month);
  }

  private Made make(PublicReleases.Next next, StudyRun.Analysis analysis) {
    ReleaseInfo info = info(next.id(), analysis);
    Released released =
        Release.publicly(info, Tables.complete(source(info, analysis)), study.disclosure());
    return new Made(released, page(released, analysis));
  }

  /** Whether the month of a night of that day is published and stays as it is. */
  boolean isFrozen(LocalDate asOf) throws IOException {
    return next(PublicReleases.in(study.published()), asOf).isFrozen();
  }

  /**
   * The last day of the month that a night of that day opens, if the month is another analysis than
   * the night: it must not depend on the night that made it.
   */
  Optional<LocalDate> opens(LocalDate asOf) throws IOException {
    // A locked cut has a day of its own.
    boolean isAsTonight = isLocked() || isFrozen(asOf);
    return isAsTonight ? Optional.empty() : Optional.of(Epochs.closes(Epochs.closed(asOf)));
  }

  private PublicReleases.Next next(PublicReleases releases, LocalDate asOf) throws IOException {
    return releases.next(Epochs.closed(asOf) + suffix(), study.protocolHash(), Version.NUMBER);
  }

  private boolean isLocked() {
    return purpose == Purpose.VERDICT;
  }

  /** A locked cut keeps a folder of its own, which no night writes over. */
  private String suffix() {
    return isLocked() ? "-locked" : "";
  }

  /** Makes a revision of a month; the secure results are those of a night and stay. */
  Published republish(StudyRun.Analysis analysis, StudyRun.Correction correction)
      throws IOException {
    progress.begin("Writing the public release");
    PublicReleases releases = PublicReleases.in(study.published());
    PublicReleases.Next next =
        releases.revision(correction.month().toString(), correction.reason());
    publish(next, releases::republish, () -> make(next, analysis));
    progress.end("public release");
    ReleaseInfo info = info(next.id(), analysis);
    Released exact = Release.secure(info, Tables.of(source(info, analysis)), study.disclosure());
    return told(exact, study.published().resolve(next.id()), next);
  }

  private Published told(Released secure, Path folder, PublicReleases.Next open) {
    long withheld =
        secure.table("suppression").orElseThrow().rows().stream()
            .mapToLong(row -> row.whole("n_suppressed_primary"))
            .sum();
    List<String> failures = failures(secure);
    tell(failures, progress);
    return new Published(
        folder,
        study.published().resolve(open.id()),
        open.isFrozen(),
        secure.tables().size(),
        secure.tables().stream().mapToLong(table -> table.rows().size()).sum(),
        withheld,
        failures);
  }

  static void tell(List<String> failures, Progress progress) {
    failures.forEach(progress.recorder()::warn);
    failures.forEach(progress.console()::error);
  }

  private static List<String> failures(Released secure) {
    return secure.table("data_quality").orElseThrow().rows().stream()
        .filter(row -> row.text("check_status").equals("fail"))
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "Check %s failed in source %s: %,d of %,d rows (must be at most %.0f%%)",
                    row.text("check"),
                    row.text("source_id"),
                    row.whole("n_violated"),
                    row.whole("n_denominator"),
                    100 * row.number("threshold")))
        .toList();
  }

  private Tables.Source source(ReleaseInfo info, StudyRun.Analysis analysis) {
    Stamp stamp = new Stamp(info.releaseId(), info.protocolHash(), info.asOf());
    return new Tables.Source(
        stamp, study, analysis.measured(), analysis.findings(), analysis.flow());
  }

  private ReleaseInfo info(String id, StudyRun.Analysis analysis) {
    Map<String, String> complete = new TreeMap<>();
    analysis
        .measured()
        .completeByArm()
        .forEach((arm, day) -> complete.put(arm.key(), day.toString()));
    return new ReleaseInfo(
        id,
        study.protocolHash(),
        analysis.measured().asOf(),
        study.title(),
        Version.NUMBER,
        complete,
        List.of());
  }

  private Path write(Released released, Path zone, StudyRun.Analysis analysis) throws IOException {
    String id = released.info().releaseId();
    RunFacts facts = new RunFacts(fingerprints(), progress.recorder().timings());
    ReleaseFolder.Outcome outcome =
        ReleaseFolder.of(released.zone(), zone)
            .publish(id, new ReleaseFiles(released, page(released, analysis), facts)::writeTo);
    Path folder = zone.resolve(id);
    Map<String, Integer> rows = new LinkedHashMap<>();
    released.tables().forEach(table -> rows.put(table.name(), table.rows().size()));
    tell(folder, outcome, released.zone(), Optional.of(rows));
    return folder;
  }

  /** How a public release is made. */
  @FunctionalInterface
  private interface Making {
    ReleaseFolder.Outcome make(PublicReleases.Next next, ReleaseFolder.Writer writer)
        throws IOException;
  }

  /** One that is there already is frozen, and not even worked out again. */
  private void publish(PublicReleases.Next next, Making making, Supplier<Made> release)
      throws IOException {
    ReleaseFolder.Outcome outcome =
        making.make(
            next,
            folder -> {
              Made made = release.get();
              RunFacts facts = RunFacts.revised(next.revision());
              new ReleaseFiles(made.released(), made.page(), facts).writeTo(folder);
            });
    tell(study.published().resolve(next.id()), outcome, Zone.PUBLIC, Optional.empty());
    next.revision()
        .ifPresent(
            revision ->
                progress
                    .console()
                    .warn(
                        "Note: published/%s is a revision of %s, which stays: %s"
                            .formatted(next.id(), revision.replaces(), revision.reason())));
  }

  private String page(Released released, StudyRun.Analysis analysis) {
    return HtmlReport.of(released, provenance(released, analysis));
  }

  private void tell(
      Path folder, ReleaseFolder.Outcome outcome, Zone zone, Optional<Map<String, Integer>> rows)
      throws IOException {
    progress
        .recorder()
        .released(
            new RunRecord.Output(
                zone.name().toLowerCase(Locale.ROOT),
                folder.getFileName().toString(),
                outcome.name().toLowerCase(Locale.ROOT),
                Files.size(folder.resolve(ReleaseFiles.REPORT)),
                rows));
  }

  private Map<String, String> fingerprints() {
    Map<String, String> hashes = new TreeMap<>();
    for (LedgerEntry entry : ledger.entries()) {
      entry.accepted().ifPresent(a -> hashes.put(entry.fileId(), a.version().contentHash()));
    }
    return hashes;
  }

  private Provenance provenance(Released released, StudyRun.Analysis analysis) {
    boolean open = released.zone() == Zone.PUBLIC;
    LocalDate through = analysis.measured().completeThrough();
    return new Provenance(
        released.info().releaseId(),
        Version.NUMBER,
        through.toString(),
        open ? Optional.empty() : Optional.of(inputs(analysis.flow())),
        released.notForPublication().map(MessageCatalog::text),
        List.of(),
        new Provenance.Focus(
            OutcomeCatalog.of(study), OutcomeCatalog.primaryDefinition(study.retention())));
  }

  private static Provenance.Inputs inputs(List<FlowLine> flow) {
    long[] rows = new long[FlowLine.Step.values().length];
    for (FlowLine line : flow) {
      rows[line.step().ordinal()] +=
          line.rowsIn() == line.rowsOut() ? keptBy(line) : line.rowsIn() - line.rowsOut();
    }
    return new Provenance.Inputs(
        rows[FlowLine.Step.READ.ordinal()],
        rows[FlowLine.Step.CURATED.ordinal()],
        rows[FlowLine.Step.REJECTED.ordinal()],
        rows[FlowLine.Step.DUPLICATE.ordinal()]);
  }

  private static long keptBy(FlowLine line) {
    return switch (line.step()) {
      case READ, CURATED -> line.rowsIn();
      case REJECTED, DUPLICATE -> 0;
    };
  }

  /** Eight hex digits of what a release was made from: the protocol, the content, the version. */
  private String hash(String content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      String text = String.join("\n", study.protocolHash(), content, Version.NUMBER);
      return HexFormat.of()
          .formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this Java lacks SHA-256", e);
    }
  }
}
