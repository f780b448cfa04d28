package org.rollcall.gate;

/**
 * Takes the cells of accepted rows, by the position of the curated table's columns.
 *
 * <p>Arrays given are the caller's: a sink copies what it keeps.
 */
public interface RowSink {

  void setNull(int column);

  void putInt(int column, int value);

  void putDouble(int column, double value);

  void putBoolean(int column, boolean value);

  /** Days since 1970-01-01. */
  void putDate(int column, int epochDay);

  /** Sixteen bytes of a pseudonym. */
  void putBytes(int column, byte[] value);

  /** A text in UTF-8. */
  void putText(int column, byte[] utf8);

  /** All cells of the row are put. */
  void endRow();
}
