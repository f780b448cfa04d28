package org.rollcall.ingest.canonical;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Input;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Slice;
import org.rollcall.ingest.core.Utf8Reader;

/**
 * Finds the cells of CSV records by RFC 4180, as slices of one buffer.
 *
 * <p>A quotation mark may stand only around a cell or doubled within one, and a cell that is opened
 * must be closed: an end of file within quotes is a truncated file. No cell is copied; a record
 * that the buffer cuts is moved to its front and scanned again.
 */
final class CsvScanner implements Closeable {

  /**
   * Takes the cells of a record one by one, from column 0 on; begins again if the buffer cuts the
   * record.
   */
  interface Taker {
    void take(int column, int start, int end);
  }

  private static final int NEEDS_MORE = -1;

  private final Utf8Reader in;
  private final char delimiter;
  private final Limits limits;
  private final char[] buffer;
  private int from;
  private int to;
  private boolean ended;
  private long line;
  private long nextLine;
  private int columns;
  private int lineBreaks;
  private boolean doubled;

  private CsvScanner(InputStream in, char delimiter, Slice slice, Limits limits) {
    this.delimiter = delimiter;
    this.in = new Utf8Reader(in, slice);
    this.nextLine = slice.line();
    this.limits = limits;
    this.buffer = new char[2 * limits.lineChars() + (1 << 16)];
  }

  static CsvScanner open(Path file, Slice slice, Dialect dialect, Limits limits) {
    Input in = Input.open(file, slice, limits);
    try {
      return new CsvScanner(dialect.utf8(in), dialect.delimiter(), slice, limits);
    } catch (IOException e) {
      Input.closeQuietly(in);
      throw Input.refusal(e);
    }
  }

  char[] buffer() {
    return buffer;
  }

  /** The line on which the record read last begins. */
  long line() {
    return line;
  }

  /** How many cells the record read last has. */
  int columns() {
    return columns;
  }

  /** Whether some cell of the record read last holds doubled quotation marks. */
  boolean hasDoubled() {
    return doubled;
  }

  /** Gives the cells of the next record that is not a blank line; false at the end. */
  boolean next(Taker taker) {
    while (true) {
      if (from == to && !fill()) {
        return false;
      }
      line = nextLine;
      int end = record(taker);
      while (end == NEEDS_MORE) {
        ended = !fill();
        end = record(taker);
      }
      boolean blank = columns == 1 && end - from <= 2 && isLineEnd(buffer[from]);
      from = end;
      nextLine = line + lineBreaks;
      if (!blank) {
        return true;
      }
    }
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Scans from the record's first character; the position after its line end, or NEEDS_MORE. */
  private int record(Taker taker) {
    columns = 0;
    lineBreaks = 1;
    doubled = false;
    int at = from;
    while (true) {
      boolean quoted = at < to && buffer[at] == '"';
      int end = quoted ? quoted(at + 1) : plain(at);
      if (end == NEEDS_MORE || end == to && !ended) {
        return more(at);
      }
      int start = quoted ? at + 1 : at;
      int length = quoted ? end - 1 - start : end - start;
      if (length > limits.fieldChars()) {
        throw tooLong("IN-FIELD-SIZE", "a cell", limits.fieldChars());
      }
      taker.take(columns++, start, start + length);
      at = end;
      if (at == to || buffer[at] != delimiter) {
        return lineEnd(at);
      }
      at++;
    }
  }

  private int more(int cell) {
    if (to - cell > limits.fieldChars() + 2) {
      throw tooLong("IN-FIELD-SIZE", "a cell", limits.fieldChars());
    }
    checkLength(to);
    return NEEDS_MORE;
  }

  /** The end of a cell without quotation marks. */
  private int plain(int start) {
    char[] text = buffer;
    int last = to;
    char delimits = delimiter;
    for (int at = start; at < last; at++) {
      char c = text[at];
      if (c <= '"' || c == delimits) {
        if (c == delimits || c == '\n' || c == '\r') {
          return at;
        } else if (c == '"') {
          throw quotes();
        }
      }
    }
    return last;
  }

  /** The position after the closing mark of a cell; doubled marks stay for {@link #unquote}. */
  private int quoted(int start) {
    int at = start;
    while (at < to) {
      char c = buffer[at];
      if (c == '\n') {
        lineBreaks++;
      } else if (c == '"') {
        if (at + 1 == to && !ended) {
          return NEEDS_MORE;
        } else if (at + 1 < to && buffer[at + 1] == '"') {
          doubled = true;
          at++;
        } else {
          return closed(at + 1);
        }
      }
      at++;
    }
    if (!ended) {
      return NEEDS_MORE;
    }
    throw new IngestException(
        "IN-TRUNCATED",
        line,
        "Cannot read the file: it ends inside the quoted cell of line %d (must be sent again whole)"
            .formatted(line));
  }

  private int closed(int at) {
    if (at < to && buffer[at] != delimiter && !isLineEnd(buffer[at])) {
      throw quotes();
    }
    return at;
  }

  private int lineEnd(int at) {
    checkLength(at);
    if (at == to) {
      return at;
    }
    if (buffer[at] == '\r' && at + 1 == to && !ended) {
      return NEEDS_MORE;
    }
    return buffer[at] == '\r' && at + 1 < to && buffer[at + 1] == '\n' ? at + 2 : at + 1;
  }

  private void checkLength(int end) {
    if (end - from > limits.lineChars()) {
      throw tooLong("IN-LINE-SIZE", "the row", limits.lineChars());
    }
  }

  /** Makes one mark of each doubled one within a slice, in place; the slice's new end. */
  int unquote(int start, int end) {
    int into = start;
    for (int at = start; at < end; at++) {
      char c = buffer[at];
      buffer[into++] = c;
      if (c == '"') {
        at++;
      }
    }
    return into;
  }

  /** Moves what is left to the front and reads on behind it; false at the end of the file. */
  private boolean fill() {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    int count = in.read(buffer, to, buffer.length - to);
    to += Math.max(count, 0);
    return count > 0;
  }

  private IngestException tooLong(String code, String what, int most) {
    return new IngestException(
        code,
        line,
        "Cannot read the file: %s of line %d is longer than %d characters (must not be)"
            .formatted(what, line, most));
  }

  private IngestException quotes() {
    return new IngestException(
        "IN-QUOTES",
        line,
        "Cannot read the file: a quotation mark in the row of line %d stands alone (must follow RFC 4180)"
            .formatted(line));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
