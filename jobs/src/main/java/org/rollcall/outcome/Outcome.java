package org.rollcall.outcome;

import java.util.List;
import java.util.OptionalInt;
import org.rollcall.study.Arm;

/**
 * One thing that a study measures and compares between arms.
 *
 * @param key its name in tables, margins and labels, made by {@link OutcomeCatalog} alone
 * @param kind what sort of number it is
 * @param weeks weeks since the first session, or since the landmark, over which or after which it
 *     counts; empty where it counts no weeks
 * @param landmark weeks after the first session at which the classes are formed, if so
 * @param method estimator of one arm, in words
 */
public record Outcome(
    String key, Kind kind, OptionalInt weeks, OptionalInt landmark, String method) {

  private static final List<Arm> MODES = List.of(Arm.FACE_TO_FACE, Arm.ONLINE);
  private static final List<Pair> FIRST_MODE = List.of(Pair.ONLINE_FACE_TO_FACE);

  /** Sorts of outcome. */
  public enum Kind {
    /** Share of starters who still attend after a week. */
    RETAINED(Estimand.E1, "share"),
    /** Mean weeks until leaving, up to a horizon. */
    RESTRICTED_MEAN(Estimand.E1, "weeks"),
    /** Mean number of sessions attended. */
    ATTENDANCES(Estimand.E2, "attendances"),
    /** Sessions attended over sessions that the home group held. */
    PER_OPPORTUNITY(Estimand.E2, "attendances per opportunity"),
    /** Share of those who attended at a landmark who still attend some weeks later. */
    RETAINED_FROM_LANDMARK(Estimand.E4, "share"),
    /** Attendances of a session where heads are counted. */
    PER_SESSION(Estimand.E13, "attendances per session");

    private final Estimand estimand;
    private final String unit;

    Kind(Estimand estimand, String unit) {
      this.estimand = estimand;
      this.unit = unit;
    }

    /** Whether values lie from 0 to 1. */
    public boolean isShare() {
      return unit.equals("share");
    }
  }

  /** The question that it answers. */
  public Estimand estimand() {
    return kind.estimand;
  }

  /** Unit of the estimate. */
  public String unit() {
    return kind.unit;
  }

  /** The arms in which it is estimated, in the order of {@link Arm}. */
  public List<Arm> arms() {
    return landmark.isPresent() ? List.of(Arm.values()) : MODES;
  }

  /** The arms that are compared. */
  public List<Pair> pairs() {
    return landmark.isPresent() ? List.of(Pair.values()) : FIRST_MODE;
  }
}
