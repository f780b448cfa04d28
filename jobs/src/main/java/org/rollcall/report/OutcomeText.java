package org.rollcall.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.rollcall.outcome.Measure;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;

/**
 * What an outcome counts, in words. Each measure has a file of four sentences, {@code
 * outcomes/<name>.properties}, so that none is glued from parts: {@code label} begins a line,
 * {@code clause} finishes "people who started online ...", {@code found} says which group has more,
 * {@code unclear} what cannot be told, after "Cannot say". In them {0} is the weeks, {1} the
 * landmark in weeks, {2} and {3} the groups that are compared, and {4} is 1 where the first has
 * more.
 *
 * @param name the name in the tables
 * @param words under which name its sentences are kept; the name itself where nobody knows it
 * @param weeks the weeks after which or within which it counts; 0 where it counts none
 * @param landmark weeks after which its classes are formed; 0 where there are none
 */
record OutcomeText(String name, String words, int weeks, int landmark) {

  private static final String SENTENCES = "org.rollcall.report.outcomes.";

  /** Of a name in a table; one that the study does not have is shown as it stands. */
  static OutcomeText of(OutcomeCatalog catalog, String name) {
    return catalog.find(name).map(OutcomeText::of).orElseGet(() -> new OutcomeText(name, "", 0, 0));
  }

  private static OutcomeText of(Outcome outcome) {
    return new OutcomeText(
        outcome.key(), outcome.measure().name(), outcome.weeks(), outcome.landmark());
  }

  boolean isOf(Measure measure) {
    return words.equals(measure.name());
  }

  /** To begin a line with. */
  String label() {
    return words.isEmpty() ? Labels.title(name) : sentence("label", "", "", false);
  }

  /** To finish "people who started online ..." with. */
  String clause() {
    return words.isEmpty() ? Labels.title(name) : sentence("clause", "", "", false);
  }

  /** Which group has more. */
  String found(String first, String second, boolean higher) {
    return Labels.upper(
        words.isEmpty()
            ? label()
                + ": "
                + (higher ? "higher" : "lower")
                + " for "
                + first
                + " than for "
                + second
            : sentence("found", first, second, higher));
  }

  /** What cannot be told, after "Cannot say". */
  String unclear(String first, String second) {
    return words.isEmpty()
        ? "for which of them " + Labels.lower(label()) + " is higher"
        : sentence("unclear", first, second, false);
  }

  private String sentence(String part, String first, String second, boolean higher) {
    try {
      ResourceBundle sentences = ResourceBundle.getBundle(SENTENCES + words, Locale.ROOT);
      return new MessageFormat(sentences.getString(part), Locale.ROOT)
          .format(new Object[] {weeks, landmark, first, second, higher ? 1 : 0});
    } catch (MissingResourceException e) {
      throw new IllegalStateException(
          "Cannot name an outcome: no words for " + words + ", " + part, e);
    }
  }
}
