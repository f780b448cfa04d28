package org.rollcall.study;

import java.util.ArrayList;
import java.util.List;

/** Names of the outcomes that a study compares between arms; margins are given for these. */
public final class Outcomes {

  /** Weeks since the first session over which attendances are counted. */
  public static final List<Integer> ATTENDANCE_WEEKS = List.of(12, 26);

  /** Weeks since the first session over which attendances are set against sessions held. */
  public static final int OPPORTUNITY_WEEKS = 12;

  /** Weeks from a landmark at which retention is estimated. */
  public static final int LANDMARK_RETENTION_WEEKS = 12;

  private Outcomes() {}

  public static String retained(int week) {
    return "retained_week_" + week;
  }

  public static String restrictedMean(int weeks) {
    return "rmst_" + weeks + "_weeks";
  }

  public static String attendances(int week) {
    return "attendances_week_" + week;
  }

  public static String attendancesPerOpportunity() {
    return "attendances_per_opportunity_week_" + OPPORTUNITY_WEEKS;
  }

  public static String retainedFromLandmark(int landmarkWeek) {
    return retained(LANDMARK_RETENTION_WEEKS) + "_from_landmark_" + landmarkWeek;
  }

  /** All outcomes of a study with these weeks, in the order of its report. */
  public static List<String> names(List<Integer> weeks, int rmstWeeks, List<Integer> landmarks) {
    List<String> names = new ArrayList<>();
    weeks.forEach(week -> names.add(retained(week)));
    names.add(restrictedMean(rmstWeeks));
    ATTENDANCE_WEEKS.forEach(week -> names.add(attendances(week)));
    names.add(attendancesPerOpportunity());
    landmarks.forEach(week -> names.add(retainedFromLandmark(week)));
    return List.copyOf(names);
  }
}
