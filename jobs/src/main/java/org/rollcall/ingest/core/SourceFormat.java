package org.rollcall.ingest.core;

import java.nio.file.Path;
import java.util.List;

/** A kind of file: turns its bytes into records of canonical fields, as text. */
public interface SourceFormat {

  /** The name in {@code study.yaml}. */
  String name();

  /** Whether a file of that name looks like this format. */
  boolean claims(String fileName);

  /** Parts of about that many bytes in which several tasks may read a file, in order. */
  default List<Slice> slices(Path file, long sliceBytes) {
    return List.of(Slice.WHOLE);
  }

  /**
   * Opens one of the file's {@link #slices} and checks what stands before its rows.
   *
   * @throws IngestException if it cannot be opened, has no header or breaks a limit
   */
  RecordReader open(Path file, Slice slice, Request request, Limits limits);
}
