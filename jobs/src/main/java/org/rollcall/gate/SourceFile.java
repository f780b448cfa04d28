package org.rollcall.gate;

import java.io.Serializable;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * One file of the inbox, known by ids that say nothing of its name or content.
 *
 * @param sourceId name of its source in the study
 * @param table canonical table that it feeds
 * @param path where it lies; never leaves the process
 * @param fileId 32 hex digits: keyed hash of source and relative path, equal for later versions
 * @param contentHash 32 hex digits: keyed hash of the bytes
 * @param bytes size
 * @param modified when it was written last, in nanoseconds since 1970 as far as its disk knows
 */
public record SourceFile(
    String sourceId,
    String table,
    String path,
    String fileId,
    String contentHash,
    long bytes,
    long modified)
    implements Serializable {

  /** The time of the last change, as {@link #modified} has it. */
  static long modified(BasicFileAttributes is) {
    return is.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  /** Whether size and time are those of when the file was listed. */
  boolean isAsSeen(BasicFileAttributes is) {
    return is.size() == bytes && modified(is) == modified;
  }

  /** Without the path: names of files can hold names of people. */
  @Override
  public String toString() {
    return "%s of %s, %d bytes".formatted(fileId, sourceId, bytes);
  }
}
