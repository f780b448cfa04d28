package org.rollcall.ingest;

import java.io.Closeable;

/** Reads the records of one open file, one after another. */
public interface RecordReader extends Closeable {

  /**
   * Goes to the next record.
   *
   * @return false at the end
   * @throws IngestException if the file breaks its format or a limit
   */
  boolean next();

  /** The record read last; the same instance every time. */
  TextRecord record();

  /** The ordinal of the column, from 1, that the cell comes from; 0 if the file has none. */
  int column(int cell);

  @Override
  void close();
}
