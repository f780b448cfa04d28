package org.rollcall.contract;

/**
 * How well a person of an attendance is known, the weakest first.
 *
 * <p>Checked against the closed lists of the schemas in {@code ClosedListEnumsTest}.
 */
public enum IdentityGrade {
  /** A name that anybody may type; two people may share it. */
  DISPLAY_NAME("display_name"),
  /** A name on a list that the same program keeps. */
  SIGN_IN("sign_in"),
  /** An account of the platform. */
  ACCOUNT("account");

  private final String key;

  IdentityGrade(String key) {
    this.key = key;
  }

  /** The word in tables. */
  public String key() {
    return key;
  }
}
