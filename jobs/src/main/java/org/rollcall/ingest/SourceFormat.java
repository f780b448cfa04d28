package org.rollcall.ingest;

import java.nio.file.Path;

/** A kind of file: turns its bytes into records of canonical fields, as text. */
public interface SourceFormat {

  /** The name in {@code study.yaml}. */
  String name();

  /** Whether a file of that name looks like this format. */
  boolean claims(String fileName);

  /**
   * Opens a file and checks what stands before its rows.
   *
   * @throws IngestException if it cannot be opened, has no header or breaks a limit
   */
  RecordReader open(Path file, Request request, Limits limits);
}
