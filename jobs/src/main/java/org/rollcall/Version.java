package org.rollcall;

import picocli.CommandLine.IVersionProvider;

/** The version that every run and release names. */
final class Version implements IVersionProvider {

  /** Kept equal to the version in pom.xml by a test. */
  static final String NUMBER = "0.1.0";

  @Override
  public String[] getVersion() {
    return new String[] {"rollcall " + NUMBER};
  }
}
