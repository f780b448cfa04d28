package org.rollcall.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * What one fully observed person contributes to what is not summed over people by the outcomes of a
 * study: exits by every rule, and the mean of single ratios.
 */
final class Outcomes {

  /** Weeks that must be simulated so that every outcome is known. */
  static final int WEEKS = 40;

  static final int[] GAPS = {2, 3, 4, 6, 8, 13};
  static final int[] LANDMARKS = {4, 8};
  static final int[] RETAINED_WEEKS = {4, 12, 26};
  static final int LOOK_AHEAD = 13;
  static final int LAPSE = 4;

  /** Names of {@link #values}, in order. */
  static final List<String> NAMES = names();

  private Outcomes() {}

  private static List<String> names() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "opportunities_week_12",
                "attendances_per_opportunity_mean_of_ratios_week_12",
                "rmst_26_weeks"));
    for (int gap : GAPS) {
      names.add("gap_" + gap + "_weeks_survival_week_12");
    }
    names.add("gap_" + LOOK_AHEAD + "_calendar_weeks_survival_week_12");
    for (int week : RETAINED_WEEKS) {
      names.add("retained_week_" + week);
    }
    return List.copyOf(names);
  }

  /** Those of one person. */
  static double[] values(TruthStarter starter) {
    double[] values = new double[NAMES.size()];
    int at = 0;
    values[at++] = starter.sessionsHeld(12);
    values[at++] = (double) starter.attendances(12) / starter.sessionsOffered(12);
    values[at++] = Math.min(starter.lastBeforeGap(LOOK_AHEAD) / 7, 25) + 1;
    for (int gap : GAPS) {
      values[at++] = starter.lastBeforeGap(gap) >= 84 ? 1 : 0;
    }
    values[at++] = lastBeforeCalendarGap(starter.days()) >= 84 ? 1 : 0;
    for (int week : RETAINED_WEEKS) {
      values[at++] = starter.lastBeforeGap(LOOK_AHEAD) >= 7 * week ? 1 : 0;
    }
    return values;
  }

  /**
   * The last day before the first stretch of the look-ahead, in weeks of the calendar, with no
   * visit.
   */
  private static int lastBeforeCalendarGap(int[] days) {
    for (int i = 0; i + 1 < days.length; i++) {
      if (days[i + 1] - days[i] > 7 * LOOK_AHEAD) {
        return days[i];
      }
    }
    return days[days.length - 1];
  }
}
