package org.rollcall.gate;

import java.io.Serializable;
import java.util.List;

/**
 * Keeps accepted rows where files are read; it travels to the tasks that read them.
 *
 * @param <W> what is told of rows that were kept
 */
public interface RowWriter<W extends Serializable> extends Serializable {

  /** A place for the rows of that table, for one task. */
  Rows<W> open(String table);

  /**
   * Rows of parts of files, one part after the other.
   *
   * @param <W> what is told of rows that were kept
   */
  interface Rows<W> extends RowSink {

    /** All rows of a part are put: they are kept, or taken back as those of a refused file. */
    void endPart(boolean isKept);

    /** Writes what is not written yet; tells of all that is kept. */
    List<W> end();
  }
}
