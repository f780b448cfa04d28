package org.rollcall.report;

import java.util.OptionalInt;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;

/**
 * What an outcome counts, in words.
 *
 * @param name the name in the tables
 * @param kind what sort of number it is
 * @param weeks the weeks after which or within which it counts; 0 where it counts none
 * @param label to begin a line with
 * @param clause to finish "people who started online ..." with
 */
record OutcomeText(String name, Kind kind, int weeks, String label, String clause) {

  /** Sorts of outcome that sentences are made for. */
  enum Kind {
    RETAINED,
    WEEKS,
    ATTENDANCES,
    OTHER
  }

  /** Of a name in a table; one that the study does not have is shown as it stands. */
  static OutcomeText of(OutcomeCatalog catalog, String name) {
    return catalog
        .find(name)
        .map(OutcomeText::of)
        .orElseGet(() -> other(name, OptionalInt.empty(), Words.title(name)));
  }

  private static OutcomeText of(Outcome outcome) {
    String weeks = Words.some(Integer.toString(outcome.weeks().orElse(0)), "week");
    return switch (outcome.kind()) {
      case RETAINED -> still(outcome, "after " + weeks);
      case RETAINED_FROM_LANDMARK ->
          still(outcome, weeks + " after week " + outcome.landmark().orElseThrow());
      case RESTRICTED_MEAN -> {
        String span = " of the first " + outcome.weeks().orElseThrow();
        yield text(
            outcome, Kind.WEEKS, "Weeks until leaving," + span, "kept attending for, weeks" + span);
      }
      case ATTENDANCES -> {
        String span = "in the first " + weeks;
        yield text(
            outcome, Kind.ATTENDANCES, "Sessions attended " + span, "sessions attended " + span);
      }
      case PER_OPPORTUNITY ->
          other(outcome.key(), outcome.weeks(), "Attendances per session held, first " + weeks);
      case PER_SESSION -> other(outcome.key(), outcome.weeks(), Words.title(outcome.key()));
    };
  }

  private static OutcomeText still(Outcome outcome, String when) {
    return text(outcome, Kind.RETAINED, "Still attending " + when, "were still attending " + when);
  }

  private static OutcomeText other(String name, OptionalInt weeks, String label) {
    return new OutcomeText(name, Kind.OTHER, weeks.orElse(0), label, label);
  }

  private static OutcomeText text(Outcome outcome, Kind kind, String label, String clause) {
    return new OutcomeText(outcome.key(), kind, outcome.weeks().orElse(0), label, clause);
  }
}
