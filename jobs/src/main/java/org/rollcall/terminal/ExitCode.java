package org.rollcall.terminal;

/** What a command tells the shell. */
public final class ExitCode {

  /** Done. */
  public static final int OK = 0;

  /** Done, but a file was refused or a check of the data failed. */
  public static final int CHECK_FAILED = 1;

  /** The command line, the study or the key are not as they must be. */
  public static final int WRONG_USE = 2;

  /** The run failed: nothing was released. */
  public static final int FAILED = 3;

  private ExitCode() {}
}
