package org.rollcall.ingest.core;

import java.io.Serializable;

/**
 * A part of a file that can be read on its own.
 *
 * @param from its first byte, where a record begins; 0 for the part that holds the header
 * @param to the byte after its last one
 * @param line the line that its first byte begins, from 1
 */
public record Slice(long from, long to, long line) implements Serializable {

  /** All of a file. */
  public static final Slice WHOLE = new Slice(0, Long.MAX_VALUE, 1);

  /** How many bytes one task reads, about: enough to forget what starting it costs. */
  public static final long BYTES = 64L << 20;

  public Slice {
    if (from < 0 || to <= from || line < 1) {
      throw new IllegalArgumentException(
          "Invalid slice: bytes %d to %d from line %d (must hold a byte, lines count from 1)"
              .formatted(from, to, line));
    }
  }

  public boolean isFirst() {
    return from == 0;
  }
}
