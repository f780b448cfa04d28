package org.rollcall.curate;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;

/**
 * A data file that was written; no commit names it yet.
 *
 * @param table table that its rows are of
 * @param file the file
 * @param rows how many rows it holds of each file of the inbox
 */
public record StoredFile(String table, DataFile file, SortedMap<String, Long> rows)
    implements Serializable {

  public StoredFile {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    if (all != file.recordCount()) {
      throw new IllegalStateException(
          "Cannot keep a data file of table %s: %d rows written, %d counted (must be the same)"
              .formatted(table, file.recordCount(), all));
    }
  }
}
