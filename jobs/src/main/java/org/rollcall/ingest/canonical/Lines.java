package org.rollcall.ingest.canonical;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Input;
import org.rollcall.ingest.core.Slice;
import org.rollcall.ingest.core.Utf8Reader;

/** The lines of a text, as slices of one buffer. */
final class Lines implements Closeable {

  private final Utf8Reader in;
  private final int longest;
  private char[] buffer = new char[1 << 14];
  private int from;
  private int to;
  private int start;
  private int end;
  private long number;

  Lines(Input in, Slice slice, int longest) {
    this.in = new Utf8Reader(in, slice);
    this.number = slice.line() - 1;
    this.longest = longest;
  }

  char[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** The number of the line read last, from 1. */
  long number() {
    return number;
  }

  boolean next() {
    int seen = 0;
    while (true) {
      for (int at = from + seen; at < to; at++) {
        if (buffer[at] == '\n') {
          take(at);
          from = at + 1;
          return true;
        }
      }
      seen = to - from;
      if (seen > longest) {
        throw new IngestException(
            "IN-LINE-SIZE",
            number + 1,
            "Cannot read the file: line %d is longer than %d characters (must not be)"
                .formatted(number + 1, longest));
      }
      if (!fill()) {
        take(to);
        from = to;
        return seen > 0;
      }
    }
  }

  private void take(int lineEnd) {
    start = from;
    end = lineEnd > from && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    number++;
  }

  /** Moves the rest to the front and reads on behind it. */
  private boolean fill() {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    if (buffer.length - to < 2) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int count = in.read(buffer, to, buffer.length - to);
    to += Math.max(count, 0);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
