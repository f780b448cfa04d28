package org.rollcall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.compare.Contrast;
import org.rollcall.compare.Family;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.measure.Counts;
import org.rollcall.measure.Measured;
import org.rollcall.outcome.Estimand;
import org.rollcall.run.Progress;
import org.rollcall.run.Readiness;
import org.rollcall.run.ReleasePublisher;
import org.rollcall.run.SourceIntake;
import org.rollcall.run.StudyRun;
import org.rollcall.run.Version;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** The one screen at the end of a run. */
public final class RunSummary {

  private final Study study;
  private final Progress progress;
  private final SourceIntake.Received received;
  private final StudyRun.Analysis analysis;
  private final ReleasePublisher.Published published;

  RunSummary(
      Study study,
      Progress progress,
      SourceIntake.Received received,
      StudyRun.Analysis analysis,
      ReleasePublisher.Published published) {
    this.study = study;
    this.progress = progress;
    this.received = received;
    this.analysis = analysis;
    this.published = published;
  }

  void print(int exitCode) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "run       %s   as of %s   version %s   %.1f s",
            progress.recorder().id(),
            analysis.measured().asOf(),
            Version.NUMBER,
            progress.recorder().seconds()));
    lines.add(
        line(
            "inputs    %s, %,d read now; %s",
            Quantity.of(received.inbox().files().size(), "file"),
            received.tallies().size(),
            new FlowSums(analysis.flow()).words()));
    analysis.measured().people().ifPresent(counts -> lines.add(people(counts)));
    if (analysis.measured().hasSeveralStrata()) {
      lines.add(strata(analysis.measured()));
    }
    Measured measured = analysis.measured();
    Readiness.end(measured.completeByArm(), measured.completeThrough())
        .ifPresent(sentence -> lines.add("known     " + sentence));
    analysis.findings().contrasts().stream()
        .filter(this::isTold)
        .forEach(contrast -> lines.add(contrast(contrast)));
    Stream.of(
            Readiness.of(study, measured).stream(),
            Readiness.logs(study, measured.logs()).stream(),
            Readiness.doubts(measured.completeByArm(), measured.beyondByArm()).stream())
        .flatMap(sentences -> sentences)
        .forEach(sentence -> lines.add("  WARN    " + sentence));
    int warnings = received.problems().size() + published.failures().size();
    if (warnings > 0) {
      lines.add("  WARN    " + Quantity.of(warnings, "warning") + ": see above");
    }
    lines.add(
        line(
            "outputs   %s, %s; a public release withholds %s",
            Quantity.of(published.tables(), "table"),
            Quantity.of(published.rows(), "row"),
            Quantity.of(published.withheld(), "cell")));
    lines.add("public    " + published.open() + " (not for publication)");
    if (published.stays()) {
      lines.add(
          "          as an earlier night made it; if that was wrong: rollcall republish "
              + published.open().getFileName()
              + " --reason TEXT");
    }
    lines.add("report    " + published.secure().resolve("report.html"));
    lines.add("log       " + progress.recorder().file());
    lines.add(
        exitCode == 0 ? "DONE (exit 0)" : "DONE, look at the warnings (exit " + exitCode + ")");
    progress.console().summary(lines);
  }

  /** The primary outcomes where people are followed, and what groups that count heads tell. */
  private boolean isTold(Contrast contrast) {
    if (contrast.estimand() == Estimand.E13) {
      return true;
    }
    return analysis.measured().people().isPresent()
        && contrast.step().family() == Family.PRIMARY
        && contrast.range().isPresent();
  }

  /** Of several families nothing is estimated together, unless the study says so. */
  private static String strata(Measured measured) {
    return "strata    "
        + measured.strata().stream().map(Measured.Stratum::name).collect(Collectors.joining(", "))
        + ": families are not pooled (programs: in the study makes those it lists one population)";
  }

  private static String people(Counts counts) {
    return line(
        "people    %,d seen, %s: %,d face to face, %,d online",
        counts.seen().people(),
        Quantity.of(counts.started().people(), "new starter"),
        counts.started(Arm.FACE_TO_FACE).people(),
        counts.started(Arm.ONLINE).people());
  }

  private static String contrast(Contrast contrast) {
    String stratum = contrast.stratum().equals("all") ? "" : ", " + contrast.stratum();
    String what =
        contrast.estimand() + " " + contrast.outcome() + " " + contrast.pair().key() + stratum;
    return contrast
        .range()
        .map(
            range ->
                line(
                    "%-9s %s: %+.3f (%+.3f to %+.3f%s) %s",
                    contrast.purpose().key().equals("verdict") ? "verdict" : "monitor",
                    what,
                    range.value(),
                    range.low(),
                    range.high(),
                    contrast.verdict().map(code -> adjusted(contrast)).orElse(""),
                    contrast.verdict().map(Enum::name).orElse("")))
        .orElseGet(() -> "withheld  " + what + ": " + MessageCatalog.text(contrast.reason()));
  }

  /** The limits that the verdict used, where the comparison is one of several. */
  private static String adjusted(Contrast contrast) {
    Contrast.Range used = contrast.judged().orElseThrow();
    return contrast.step().sharing() == 1
        ? ""
        : line(
            "; over %d comparisons %+.3f to %+.3f",
            contrast.step().size(), used.low(), used.high());
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
