package org.rollcall.study;

/** The classes of people that are compared; {@code BOTH} exists only from a landmark on. */
public enum Arm {
  FACE_TO_FACE("face_to_face"),
  ONLINE("online"),
  BOTH("both");

  private final String key;

  Arm(String key) {
    this.key = key;
  }

  /** The name in tables. */
  public String key() {
    return key;
  }
}
