package org.rollcall.cli;

import org.rollcall.run.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"rollcall " + Version.NUMBER};
  }
}
