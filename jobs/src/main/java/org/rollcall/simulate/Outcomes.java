package org.rollcall.simulate;

import java.util.ArrayList;
import java.util.List;

/** What one fully observed person contributes, by the definitions of the pipeline. */
final class Outcomes {

  /** Weeks that must be simulated so that every outcome is known. */
  static final int WEEKS = 40;

  static final int[] GAPS = {2, 3, 4, 6, 8, 13};
  static final int[] LANDMARKS = {4, 8};
  static final int PRIMARY_GAP = 4;
  static final int LOOK_AHEAD = 13;

  /** Names of {@link #values}, in order. */
  static final List<String> NAMES = names();

  private Outcomes() {}

  private static List<String> names() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "retained_week_4",
                "retained_week_12",
                "retained_week_26",
                "attendances_week_12",
                "attendances_week_26",
                "opportunities_week_12",
                "mean_of_ratios_week_12",
                "rmst_26_weeks"));
    for (int gap : GAPS) {
      names.add("gap_" + gap + "_weeks_survival_week_12");
    }
    return List.copyOf(names);
  }

  /**
   * The outcomes of one person.
   *
   * @param days days since the first visit, ascending, the first is 0
   * @param opportunities sessions of the home group held in days 0..83
   */
  static double[] values(int[] days, int opportunities) {
    double[] values = new double[NAMES.size()];
    int at = 0;
    for (int week : new int[] {4, 12, 26}) {
      values[at++] = within(days, 7 * week, 7 * (week + LOOK_AHEAD)) > 0 ? 1 : 0;
    }
    int twelve = within(days, 0, 84);
    values[at++] = twelve;
    values[at++] = within(days, 0, 182);
    values[at++] = opportunities;
    values[at++] = (double) twelve / opportunities;
    values[at++] = Math.min(lastBeforeGap(days, PRIMARY_GAP) / 7, 25) + 1;
    for (int gap : GAPS) {
      values[at++] = lastBeforeGap(days, gap) >= 84 ? 1 : 0;
    }
    return values;
  }

  /** Whether the person still comes at a landmark: seen in the last weeks, day 0 aside. */
  static boolean atLandmark(int[] days, int landmark) {
    return within(days, Math.max(1, 7 * (landmark - PRIMARY_GAP)), 7 * landmark) > 0;
  }

  /** Whether a person retained 12 weeks after a landmark. */
  static boolean retainedAfter(int[] days, int landmark) {
    return within(days, 7 * (landmark + 12), 7 * (landmark + 12 + LOOK_AHEAD)) > 0;
  }

  /** Visits in days from..to-1. */
  static int within(int[] days, int from, int to) {
    int count = 0;
    for (int day : days) {
      count += day >= from && day < to ? 1 : 0;
    }
    return count;
  }

  /** The last day before the first stretch of 7 x gap days with no visit. */
  private static int lastBeforeGap(int[] days, int gap) {
    for (int i = 0; i + 1 < days.length; i++) {
      if (days[i + 1] - days[i] > 7 * gap) {
        return days[i];
      }
    }
    return days[days.length - 1];
  }
}
