package org.rollcall.outcome;

import java.util.List;
import org.rollcall.study.Arm;

/** Two arms in their fixed order: a difference is always first minus second. */
public enum Pair {
  ONLINE_FACE_TO_FACE(Arm.ONLINE, Arm.FACE_TO_FACE),
  BOTH_FACE_TO_FACE(Arm.BOTH, Arm.FACE_TO_FACE),
  BOTH_ONLINE(Arm.BOTH, Arm.ONLINE);

  private final Arm comparison;
  private final Arm reference;

  Pair(Arm comparison, Arm reference) {
    this.comparison = comparison;
    this.reference = reference;
  }

  /** The arm whose larger value makes the difference positive. */
  public Arm comparison() {
    return comparison;
  }

  /** The arm that is subtracted. */
  public Arm reference() {
    return reference;
  }

  /** The name in tables. */
  public String key() {
    return comparison.key() + "-" + reference.key();
  }

  /** Both arms. */
  public List<Arm> arms() {
    return List.of(comparison, reference);
  }
}
