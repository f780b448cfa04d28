package org.rollcall.outcome;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.rollcall.study.Arm;

/**
 * One thing that a study measures and compares between arms.
 *
 * @param measure what is measured
 * @param key its name in tables, margins and labels
 * @param weeks weeks since the first session, or since the landmark, over which or after which it
 *     counts; 0 where it counts no weeks
 * @param landmark weeks after the first session at which the classes are formed; 0 where there are
 *     none
 */
public record Outcome(Measure measure, String key, int weeks, int landmark)
    implements Serializable {

  private static final List<Arm> MODES = List.of(Arm.FACE_TO_FACE, Arm.ONLINE);
  private static final List<Pair> FIRST_MODE = List.of(Pair.ONLINE_FACE_TO_FACE);

  /** What one starter adds; empty where nothing of single persons is added, or not of this one. */
  public Optional<Contribution> of(Starter starter) {
    return measure instanceof PersonMeasure ofPeople
        ? ofPeople.of(this, starter)
        : Optional.empty();
  }

  /** Whether arms are compared in it, and not only beside another outcome. */
  public boolean isCompared() {
    return measure.checkOf().isEmpty();
  }

  /** The question that it answers. */
  public Estimand estimand() {
    return measure.estimand();
  }

  /** Unit of the estimate. */
  public String unit() {
    return measure.unit();
  }

  /** Whether people are classed by what they did before a landmark. */
  public boolean isFromLandmark() {
    return landmark > 0;
  }

  /** The arms in which it is estimated, in the order of {@link Arm}. */
  public List<Arm> arms() {
    return isFromLandmark() ? List.of(Arm.values()) : MODES;
  }

  /** The arms that are compared. */
  public List<Pair> pairs() {
    return isFromLandmark() ? List.of(Pair.values()) : FIRST_MODE;
  }
}
