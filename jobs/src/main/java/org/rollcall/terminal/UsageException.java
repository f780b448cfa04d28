package org.rollcall.terminal;

/** The command line, the key or the surroundings are not as they must be. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UsageException(String sentence) {
    super(sentence);
  }
}
