package org.rollcall.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.compare.Contrast;
import org.rollcall.compare.Family;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.measure.Counts;
import org.rollcall.measure.Measured;
import org.rollcall.outcome.Estimand;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/**
 * What a run found, in words: what is told at its end, and again by a run that finds nothing new.
 *
 * @param asOf last day that the analysis knows of
 * @param rows what became of the rows of all files
 * @param people who was seen and followed
 * @param known through which day attendance is known
 * @param estimates the primary comparisons
 * @param doubts what the data do not allow
 * @param failures checks of the data that failed
 * @param outputs how much was written
 * @param folder the folder of its exact results or revision, from the output folder
 * @param open name of the folder of the public release
 * @param stays whether an earlier night made that one, so that it stays as it was
 */
public record RunResults(
    String asOf,
    String rows,
    List<String> people,
    Optional<String> known,
    List<String> estimates,
    List<String> doubts,
    List<String> failures,
    String outputs,
    String folder,
    String open,
    boolean stays) {

  public RunResults {
    people = List.copyOf(people);
    estimates = List.copyOf(estimates);
    doubts = List.copyOf(doubts);
    failures = List.copyOf(failures);
  }

  static RunResults of(
      Study study, StudyRun.Analysis analysis, ReleasePublisher.Published published) {
    Measured measured = analysis.measured();
    List<String> people = new ArrayList<>();
    measured.people().ifPresent(counts -> people.add(people(counts)));
    if (measured.hasSeveralStrata()) {
      people.add(strata(measured));
    }
    List<String> estimates =
        analysis.findings().contrasts().stream()
            .filter(contrast -> isTold(contrast, measured))
            .map(RunResults::contrast)
            .toList();
    List<String> doubts =
        Stream.of(
                Readiness.of(study, measured),
                Readiness.logs(study, measured.logs()),
                Readiness.doubts(measured.completeByArm(), measured.beyondByArm()))
            .flatMap(List::stream)
            .toList();
    return new RunResults(
        measured.asOf().toString(),
        new FlowSums(analysis.flow()).words(),
        people,
        Readiness.end(measured.completeByArm(), measured.completeThrough()),
        estimates,
        doubts,
        published.failures(),
        outputs(published),
        study.output().relativize(published.secure()).toString(),
        published.open().getFileName().toString(),
        published.stays());
  }

  /** As a night says it that leaves all as it is. */
  RunResults standing() {
    return new RunResults(
        asOf, rows, people, known, estimates, doubts, failures, outputs, folder, open, true);
  }

  private static String outputs(ReleasePublisher.Published published) {
    return line(
        "%s, %s; a public release withholds %s",
        Quantity.of(published.tables(), "table"),
        Quantity.of(published.rows(), "row"),
        Quantity.of(published.withheld(), "cell"));
  }

  /** The primary outcomes where people are followed, and what groups that count heads tell. */
  private static boolean isTold(Contrast contrast, Measured measured) {
    if (contrast.estimand() == Estimand.E13) {
      return true;
    }
    return measured.people().isPresent()
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
