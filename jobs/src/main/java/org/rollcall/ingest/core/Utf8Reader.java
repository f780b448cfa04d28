package org.rollcall.ingest.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Strict UTF-8: what is malformed, a control character, one that turns the direction of writing or
 * a byte order mark anywhere but at the start is an error.
 */
public final class Utf8Reader extends Reader {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x80 * ONES;

  private final InputStream in;
  private final byte[] bytes = new byte[1 << 16];
  private int from;
  private int to;
  private boolean ended;
  private boolean started;
  private long line;

  public Utf8Reader(InputStream in, Slice slice) {
    this.in = in;
    this.line = slice.line();
    this.started = !slice.isFirst();
  }

  @Override
  public int read(char[] into, int offset, int length) {
    if (length < 2) {
      throw new IllegalArgumentException("Invalid length: " + length + " (must be at least 2)");
    }
    int at = offset;
    while (at == offset) {
      if (from == to && !fill(0)) {
        return -1;
      }
      if (!started) {
        skipMark();
        continue;
      }
      at = decode(into, offset, offset + length);
    }
    return at - offset;
  }

  private void skipMark() {
    while (to - from < 3 && fill(to - from)) {
      // A stream may give its first bytes one by one.
    }
    started = true;
    if (to - from >= 3
        && bytes[from] == (byte) 0xEF
        && bytes[from + 1] == (byte) 0xBB
        && bytes[from + 2] == (byte) 0xBF) {
      from += 3;
    }
    if (to - from >= 2 && isUtf16Mark(bytes[from] & 0xff, bytes[from + 1] & 0xff)) {
      throw encoding("UTF-16");
    }
  }

  private static boolean isUtf16Mark(int first, int second) {
    return first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF;
  }

  private int decode(char[] into, int offset, int end) {
    int at = offset;
    int i = from;
    while (i < to && at < end) {
      while (i + Long.BYTES <= to
          && at + Long.BYTES <= end
          && isPlain((long) LONGS.get(bytes, i))) {
        for (int k = 0; k < Long.BYTES; k++) {
          into[at + k] = (char) bytes[i + k];
        }
        at += Long.BYTES;
        i += Long.BYTES;
      }
      if (i == to || at == end) {
        break;
      }
      int b = bytes[i];
      if (b >= ' ' && b < 0x7f) {
        into[at++] = (char) b;
        i++;
      } else if (b >= 0) {
        checkAscii(b);
        into[at++] = (char) b;
        i++;
      } else {
        int length = lengthOf(b & 0xff);
        if (end - at < 2) {
          break;
        }
        if (to - i < length) {
          from = i;
          if (!fill(to - i)) {
            throw encoding("a character that is cut off");
          }
          i = from;
          continue;
        }
        at += put(into, at, codePoint(i, length));
        i += length;
      }
    }
    from = i;
    return at;
  }

  /**
   * Whether all of eight bytes are printable ASCII.
   *
   * <p>The three terms have a high bit where a byte is not ASCII, is below the blank, or is the
   * character 127. Without such a byte nothing is borrowed or carried between bytes, so zero is
   * zero for each of them.
   */
  private static boolean isPlain(long eight) {
    return ((eight | eight - ' ' * ONES | eight + ONES) & HIGH) == 0;
  }

  private void checkAscii(int b) {
    if (b == '\n') {
      line++;
    } else if (b < ' ' && b != '\r' && b != '\t' || b == 0x7f) {
      throw control();
    }
  }

  private int lengthOf(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      return 3;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      return 4;
    }
    throw encoding("a byte that cannot stand there");
  }

  private int codePoint(int at, int length) {
    int point = bytes[at] & (0xff >> (length + 1));
    for (int k = 1; k < length; k++) {
      int b = bytes[at + k];
      if ((b & 0xC0) != 0x80) {
        throw encoding("a byte that cannot stand there");
      }
      point = point << 6 | b & 0x3f;
    }
    boolean tooLong = length == 3 && point < 0x800 || length == 4 && point < 0x10000;
    if (tooLong || point > 0x10FFFF || point >= 0xD800 && point <= 0xDFFF) {
      throw encoding("a byte that cannot stand there");
    }
    return point;
  }

  private int put(char[] into, int at, int point) {
    if (isForbidden(point)) {
      throw control();
    }
    return Character.toChars(point, into, at);
  }

  /** Control characters, marks of writing direction, and the byte order mark. */
  public static boolean isForbidden(int point) {
    return point < ' ' && point != '\n' && point != '\r' && point != '\t'
        || point >= 0x7f && point < 0xA0
        || point == 0x061C
        || point == 0x200E
        || point == 0x200F
        || point >= 0x202A && point <= 0x202E
        || point >= 0x2066 && point <= 0x2069
        || point == 0xFEFF;
  }

  /** Reads more behind the {@code kept} bytes that are left; false at the end. */
  private boolean fill(int kept) {
    if (ended) {
      return false;
    }
    System.arraycopy(bytes, from, bytes, 0, kept);
    from = 0;
    to = kept;
    try {
      int count = in.read(bytes, kept, bytes.length - kept);
      ended = count < 0;
      to += Math.max(count, 0);
      return count > 0;
    } catch (IOException e) {
      throw Input.refusal(e);
    }
  }

  private IngestException encoding(String found) {
    return new IngestException(
        "IN-ENCODING",
        line,
        "Cannot read the file: line "
            + line
            + " holds "
            + found
            + " (must be UTF-8; save it again as UTF-8)");
  }

  private IngestException control() {
    return new IngestException(
        "IN-CONTROL",
        line,
        "Cannot read the file: line " + line + " holds a control character (must hold none)");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
