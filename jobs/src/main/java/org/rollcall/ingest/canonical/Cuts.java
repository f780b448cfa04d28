package org.rollcall.ingest.canonical;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.ingest.core.Slice;

/**
 * Finds where a large file of lines can be cut, so that several tasks read it.
 *
 * <p>A cut lies behind a line end outside of quotation marks. Whether a byte lies within them is
 * told by the number of marks before it, as a doubled one counts twice. That holds as far as the
 * file follows RFC 4180; where it first does not, the part that holds the place is begun rightly,
 * and its reader refuses the file there.
 */
final class Cuts {

  /** Whether line ends may stand in quotation marks. */
  enum Quotes {
    HOLD_LINES,
    NONE
  }

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x80 * ONES;
  private static final int BUFFER = 1 << 18;

  private final long bytes;
  private final long parts;
  private final Quotes quotes;
  private final List<Slice> slices = new ArrayList<>();
  private long offset;
  private long from;
  private long fromLine = 1;
  private long line = 1;
  private boolean quoted;
  private boolean returned;

  private Cuts(long bytes, long parts, Quotes quotes) {
    this.bytes = bytes;
    this.parts = parts;
    this.quotes = quotes;
  }

  /**
   * Parts of about that many bytes, in order; all of the file where it is too small to gain by
   * them.
   */
  static List<Slice> of(Path file, long sliceBytes, Quotes quotes) {
    try {
      long bytes = Files.size(file);
      long parts = Math.round((double) bytes / sliceBytes);
      return parts < 2 ? List.of(Slice.WHOLE) : new Cuts(bytes, parts, quotes).find(file);
    } catch (IOException e) {
      // Who opens the file finds the same and says it.
      return List.of(Slice.WHOLE);
    }
  }

  private List<Slice> find(Path file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      for (int count = in.readNBytes(buffer, 0, BUFFER);
          count > 0;
          count = in.readNBytes(buffer, 0, BUFFER)) {
        look(buffer, count);
        offset += count;
      }
    }
    slices.add(new Slice(from, Long.MAX_VALUE, fromLine));
    return List.copyOf(slices);
  }

  private void look(byte[] buffer, int count) {
    int at = 0;
    while (at < count) {
      while (at + Long.BYTES <= count && !returned && isPlain((long) LONGS.get(buffer, at))) {
        at += Long.BYTES;
      }
      int end = Math.min(at + Long.BYTES, count);
      for (; at < end; at++) {
        look(buffer[at], offset + at + 1);
      }
    }
  }

  /** Whether none of eight bytes is a quotation mark or ends a line. */
  private static boolean isPlain(long word) {
    return ((zeros(word ^ '"' * ONES) | zeros(word ^ '\n' * ONES) | zeros(word ^ '\r' * ONES))
            & HIGH)
        == 0;
  }

  private static long zeros(long word) {
    return word - ONES & ~word;
  }

  private void look(byte b, long next) {
    if (returned && b != '\n') {
      line++;
    }
    returned = b == '\r' && quotes == Quotes.HOLD_LINES && !quoted;
    if (b == '"' && quotes == Quotes.HOLD_LINES) {
      quoted = !quoted;
    } else if (b == '\n') {
      line++;
      if (!quoted && next < bytes && next >= bytes * (slices.size() + 1) / parts) {
        slices.add(new Slice(from, next, fromLine));
        from = next;
        fromLine = line;
      }
    }
  }
}
