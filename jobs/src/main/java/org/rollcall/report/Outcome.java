package org.rollcall.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an outcome's name counts, in words.
 *
 * @param name the name in the tables
 * @param kind what sort of number it is
 * @param label to begin a line with
 * @param clause to finish "people who started online ..." with
 */
record Outcome(String name, Kind kind, String label, String clause) {

  /** Sorts of outcome that sentences are made for. */
  enum Kind {
    RETAINED,
    WEEKS,
    ATTENDANCES,
    OTHER
  }

  private static final Pattern LANDMARK =
      Pattern.compile("retained_week_(\\d+)_from_landmark_(\\d+)");
  private static final Pattern RETAINED = Pattern.compile("retained_week_(\\d+)");
  private static final Pattern RMST = Pattern.compile("rmst_(\\d+)_weeks?");
  private static final Pattern ATTENDED = Pattern.compile("attendances_week_(\\d+)");
  private static final Pattern PER = Pattern.compile("attendances_per_opportunity_week_(\\d+)");

  static Outcome of(String name) {
    Matcher m = LANDMARK.matcher(name);
    if (m.matches()) {
      String late = Words.some(m.group(1), "week") + " after week " + m.group(2);
      return still(name, late);
    }
    m = RETAINED.matcher(name);
    if (m.matches()) {
      return still(name, "after " + Words.some(m.group(1), "week"));
    }
    m = RMST.matcher(name);
    if (m.matches()) {
      String span = " of the first " + m.group(1);
      return new Outcome(
          name, Kind.WEEKS, "Weeks until leaving," + span, "kept attending for, weeks" + span);
    }
    m = ATTENDED.matcher(name);
    if (m.matches()) {
      String span = "in the first " + Words.some(m.group(1), "week");
      return new Outcome(
          name, Kind.ATTENDANCES, "Sessions attended " + span, "sessions attended " + span);
    }
    m = PER.matcher(name);
    String label = Words.title(name);
    if (m.matches()) {
      label = "Attendances per session held, first " + Words.some(m.group(1), "week");
    }
    return new Outcome(name, Kind.OTHER, label, label);
  }

  /** The weeks after which or within which the outcome counts; 0 where the name tells none. */
  int weeks() {
    Matcher m = Pattern.compile("_(\\d+)(_|$)").matcher(name);
    return m.find() ? Integer.parseInt(m.group(1)) : 0;
  }

  private static Outcome still(String name, String when) {
    return new Outcome(
        name, Kind.RETAINED, "Still attending " + when, "were still attending " + when);
  }
}
