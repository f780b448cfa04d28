package org.rollcall.outcome;

import java.util.List;

/** All measures. */
public final class Measures {

  public static final Measure RETAINED = new Retained();
  public static final Measure WHOLLY_FOLLOWED = new WhollyFollowed();
  public static final Measure RESTRICTED_MEAN = new RestrictedMean();
  public static final Measure ATTENDANCES = new Attendances();
  public static final Measure PER_OPPORTUNITY = new AttendancesPerOpportunity();
  public static final Measure HOME_PER_OPPORTUNITY = new HomeAttendancesPerOpportunity();
  public static final Measure FROM_LANDMARK = new RetainedFromLandmark();
  public static final Measure PER_SESSION = new AttendancesPerSession();

  /** In the order of the report. */
  public static final List<Measure> ALL =
      List.of(
          RETAINED,
          WHOLLY_FOLLOWED,
          RESTRICTED_MEAN,
          ATTENDANCES,
          PER_OPPORTUNITY,
          HOME_PER_OPPORTUNITY,
          new MinutesAttended(),
          new AttendedHalf(),
          FROM_LANDMARK,
          PER_SESSION);

  private Measures() {}
}
