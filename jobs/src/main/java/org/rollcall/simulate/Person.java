package org.rollcall.simulate;

import java.util.Locale;

/**
 * One person of the files.
 *
 * @param number drawn, so that it says nothing about when the person came
 * @param traits covariates at the start
 * @param grade how far the person's code can be trusted
 * @param home first group
 * @param second the second group, the home group if there is none
 * @param start week of the first visit
 * @param course the visits
 */
record Person(
    int number, Traits traits, Grade grade, Group home, Group second, int start, Course course) {

  /** Numbers are below it, and those of people who exist nowhere else from nine times it on. */
  private static final int CARD = 100_000;

  private static final int MOST_CARDS = 8;

  enum Grade {
    /** A lasting code: an account online, a signature in the room. */
    LASTING,
    /** Only the name that a screen shows; it changes. */
    DISPLAY_NAME
  }

  /** Code in the files; a name or a card that was changed is another code. */
  String code(int names) {
    return grade == Grade.LASTING
        ? String.format(Locale.ROOT, "M%06d", number + CARD * Math.min(names, MOST_CARDS))
        : String.format(Locale.ROOT, "D%06d", number * 10 + names % 10);
  }
}
