package org.rollcall.run;

/** The version that every run and release names. */
public final class Version {

  /** Kept equal to the version in pom.xml by a test. */
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
