package org.rollcall.ingest.core;

import java.io.Serializable;

/**
 * How large a file and its parts may be.
 *
 * @param headerChars characters of the header
 * @param columns columns of a file
 * @param fieldChars characters of a cell
 * @param lineChars characters of a record
 * @param rows rows of a file
 * @param decodedBytes bytes of a file once it is decompressed
 * @param ratio decompressed bytes per compressed byte, after the first {@code freeBytes}
 * @param freeBytes decompressed bytes that the ratio does not count
 * @param rowGroupBytes decompressed bytes of a Parquet row group
 */
public record Limits(
    int headerChars,
    int columns,
    int fieldChars,
    int lineChars,
    long rows,
    long decodedBytes,
    int ratio,
    long freeBytes,
    long rowGroupBytes)
    implements Serializable {

  private static final int KIB = 1024;

  public static final Limits DEFAULT =
      new Limits(
          64 * KIB,
          512,
          4 * KIB,
          64 * KIB,
          50_000_000L,
          2L * KIB * KIB * KIB,
          100,
          (long) KIB * KIB,
          256L * KIB * KIB);

  /** For exports: those of surveys are wide, and their cells hold texts that are left out. */
  public Limits forExports() {
    return new Limits(
        headerChars,
        8 * columns,
        8 * fieldChars,
        lineChars,
        rows,
        decodedBytes,
        ratio,
        freeBytes,
        rowGroupBytes);
  }

  /**
   * Why a file with more rows is refused.
   *
   * @param line where the first row too many begins, 0 if that is not known
   */
  public IngestException tooManyRows(long line) {
    return new IngestException(
        "IN-ROWS",
        line,
        "Cannot read the file: it has more than %d rows (must have no more; split it)"
            .formatted(rows));
  }

  public Limits withRows(long rows) {
    return new Limits(
        headerChars,
        columns,
        fieldChars,
        lineChars,
        rows,
        decodedBytes,
        ratio,
        freeBytes,
        rowGroupBytes);
  }

  public Limits withDecodedBytes(long decodedBytes) {
    return new Limits(
        headerChars,
        columns,
        fieldChars,
        lineChars,
        rows,
        decodedBytes,
        ratio,
        freeBytes,
        rowGroupBytes);
  }
}
