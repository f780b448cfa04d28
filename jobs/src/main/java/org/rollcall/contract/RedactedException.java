package org.rollcall.contract;

/**
 * A failure whose sentence holds no value of any cell and no name of a file, so that it may be
 * printed and logged. The text of any other exception may quote data and is never shown.
 */
public final class RedactedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A failure with a sentence: what, what was found, what must be. */
  public RedactedException(String sentence) {
    super(sentence);
  }

  /** The same, with what led to it. */
  public RedactedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
