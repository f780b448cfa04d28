package org.rollcall.contract;

/**
 * What became of a planned session.
 *
 * <p>Checked against the closed lists of the schemas in {@code ClosedListEnumsTest}.
 */
public enum SessionStatus {
  /** It took place, be it with nobody present. */
  HELD("held"),
  /** It did not take place. */
  CANCELLED("cancelled"),
  /** Nobody said. */
  NOT_REPORTED("not_reported");

  private final String key;

  SessionStatus(String key) {
    this.key = key;
  }

  /** The word in tables. */
  public String key() {
    return key;
  }
}
