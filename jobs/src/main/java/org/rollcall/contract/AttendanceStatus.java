package org.rollcall.contract;

/**
 * What a register says of a person at a session.
 *
 * <p>Checked against the closed lists of the schemas in {@code ClosedListEnumsTest}.
 */
public enum AttendanceStatus {
  /** The person was there. */
  PRESENT("present"),
  /** The person was not there. */
  ABSENT("absent"),
  /** The person did not belong to the group at the time. */
  NOT_ENROLLED("not_enrolled"),
  /** The register does not say. */
  UNKNOWN("unknown");

  private final String key;

  AttendanceStatus(String key) {
    this.key = key;
  }

  /** The word in tables. */
  public String key() {
    return key;
  }
}
