package org.rollcall.ingest.core;

import java.io.Closeable;
import java.util.List;

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

  /** What whoever uses the rows should know of the file, in words without a cell of it. */
  default List<String> notices() {
    return List.of();
  }

  @Override
  void close();
}
