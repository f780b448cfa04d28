package org.rollcall.ingest.core;

/**
 * Why a file cannot be read as its format; the whole file is refused.
 *
 * <p>It has no cause: messages of libraries hold cells and file names.
 */
public final class IngestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final long line;

  /**
   * @param code stable code, as IN-ENCODING
   * @param line line at fault, from 1; 0 where none is
   * @param sentence what is wrong and what must be; holds no value and no file name
   */
  public IngestException(String code, long line, String sentence) {
    super(sentence, null, false, true);
    this.code = code;
    this.line = line;
  }

  public String code() {
    return code;
  }

  public long line() {
    return line;
  }

  public String sentence() {
    return getMessage();
  }
}
