package org.rollcall.report;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Sentences made by rule. A direction is named only where the interval leaves out no difference; no
 * verb says that one thing causes another; all else is "cannot say".
 */
final class FindingText {

  private FindingText() {}

  /**
   * A released difference.
   *
   * @param outcome what is counted
   * @param first the arm that is compared
   * @param second the arm that it is compared with
   * @param unit unit of the difference
   * @param interval the difference and its limits
   * @param said what is said of it, and by which limits
   */
  record Finding(
      OutcomeText outcome,
      String first,
      String second,
      Unit unit,
      ReportedInterval interval,
      Said said) {

    /** A difference on which there is no verdict. */
    Finding(
        OutcomeText outcome, String first, String second, Unit unit, ReportedInterval interval) {
      this(
          outcome,
          first,
          second,
          unit,
          interval,
          new Said(interval, interval.direction(), OptionalDouble.empty()));
    }
  }

  /**
   * What may be said of a difference. At a locked cut it follows the verdict, and the limits are
   * those that the verdict used.
   *
   * @param by the limits
   * @param direction which arm has more, if that may be said
   * @param within the margin, where the verdict is that the difference is smaller
   */
  record Said(ReportedInterval by, ReportedInterval.Direction direction, OptionalDouble within) {}

  /** The finding of a row of {@code contrast}; empty where it is withheld. */
  static Optional<Finding> finding(ReportRow line) {
    String[] arms = Labels.arms(line.text("contrast"));
    boolean landmark = line.is("estimand", "E4");
    return ReportedInterval.of(line)
        .map(
            interval ->
                new Finding(
                    line.outcome("outcome"),
                    group(arms[0], landmark ? "only" : "starters"),
                    group(arms[1], landmark ? "only" : "starters"),
                    Unit.of(line.text("unit")),
                    interval,
                    said(line, interval)));
  }

  private static Said said(ReportRow line, ReportedInterval interval) {
    ReportedInterval by = ReportedInterval.judged(line).orElse(interval);
    return new Said(
        by,
        line.is("verdict", "NOT_ESTIMABLE")
            ? ReportedInterval.Direction.CANNOT_SAY
            : by.direction(),
        isWithin(line) ? line.number("margin") : OptionalDouble.empty());
  }

  private static boolean isWithin(ReportRow line) {
    return line.is("verdict", "EQUIVALENT") || line.is("verdict", "DIFFERENCE_WITHIN_MARGIN");
  }

  /** The message of a difference: that of its verdict, if there is one that says more. */
  static String of(Finding f) {
    ReportedInterval.Direction direction = f.said().direction();
    boolean higher = direction == ReportedInterval.Direction.HIGHER;
    if (f.said().within().isEmpty()) {
      return direction == ReportedInterval.Direction.CANNOT_SAY
          ? "Cannot say " + f.outcome().unclear(f.first(), f.second())
          : f.outcome().found(f.first(), f.second(), higher);
    }
    String margin = size(f.said().within().getAsDouble(), f) + tail(f);
    return direction == ReportedInterval.Direction.CANNOT_SAY
        ? f.outcome().label()
            + ", "
            + f.first()
            + " and "
            + f.second()
            + ": any difference is smaller than "
            + margin
        : f.outcome().found(f.first(), f.second(), higher) + ", by less than " + margin;
  }

  /** What the interval still allows, in the words of a reader. */
  static String range(Finding f) {
    ReportedInterval i = f.said().by();
    String low = size(i.low(), f);
    String high = size(i.high(), f);
    return switch (f.said().direction()) {
      case LOWER ->
          counted(f, PageCode.FEWER_IN_100, PageCode.FEWER_EACH, PageCode.FEWER, high, low);
      case HIGHER -> counted(f, PageCode.MORE_IN_100, PageCode.MORE_EACH, PageCode.MORE, low, high);
      case CANNOT_SAY ->
          counted(
              f,
              PageCode.ANYTHING_IN_100,
              PageCode.ANYTHING_EACH,
              PageCode.ANYTHING,
              low,
              sign(i.low()),
              high,
              sign(i.high()));
    };
  }

  /** In the sentence for what the numbers of a difference are of. */
  private static String counted(
      Finding f, PageCode inHundred, PageCode each, PageCode plain, Object... values) {
    if (f.unit().isShare()) {
      return inHundred.text(values);
    }
    String noun = f.unit().noun();
    return noun.isEmpty()
        ? plain.text(values)
        : each.text(Stream.concat(Stream.of(values), Stream.of(noun)).toArray());
  }

  /** The choice between fewer and more. */
  private static int sign(double value) {
    return value < 0 ? 0 : 1;
  }

  static String group(String arm, String noun) {
    if (noun.equals("only")) {
      return arm.equals(Labels.BOTH)
          ? "people using both ways"
          : "people attending only " + Labels.plain(arm);
    }
    String adjective = arm.equals(Labels.FACE_TO_FACE) ? "face-to-face" : Labels.plain(arm);
    return arm.equals(Labels.BOTH) ? "people using both ways" : adjective + " " + noun;
  }

  private static String size(double value, Finding f) {
    return Numbers.size(value, f.unit());
  }

  /** What the numbers of a difference are of. */
  private static String tail(Finding f) {
    if (f.unit().isShare()) {
      return " in every 100";
    }
    return f.unit().noun().isEmpty() ? "" : " " + f.unit().noun() + " per person";
  }
}
