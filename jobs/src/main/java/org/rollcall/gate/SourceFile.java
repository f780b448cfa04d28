package org.rollcall.gate;

import java.io.Serializable;

/**
 * One file of the inbox, known by ids that say nothing of its name or content.
 *
 * @param sourceId name of its source in the study
 * @param table canonical table that it feeds
 * @param path where it lies; never leaves the process
 * @param fileId 32 hex digits: keyed hash of source and relative path, equal for later versions
 * @param contentHash 32 hex digits: keyed hash of the bytes
 * @param bytes size
 */
public record SourceFile(
    String sourceId, String table, String path, String fileId, String contentHash, long bytes)
    implements Serializable {

  /** Without the path: names of files can hold names of people. */
  @Override
  public String toString() {
    return "%s of %s, %d bytes".formatted(fileId, sourceId, bytes);
  }
}
