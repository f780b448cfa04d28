package org.rollcall.study;

/** The classes of people that are compared; {@code BOTH} exists only from a landmark on. */
public enum Arm {
  FACE_TO_FACE("face_to_face", "Face-to-face"),
  ONLINE("online", "Online"),
  BOTH("both", "Both");

  private final String key;
  private final String title;

  Arm(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** The name in tables. */
  public String key() {
    return key;
  }

  /** The name for readers. */
  public String title() {
    return title;
  }
}
