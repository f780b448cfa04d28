package org.rollcall.ingest;

import java.util.Arrays;

/**
 * One record of a file: the cells of the canonical fields, as slices of one buffer.
 *
 * <p>A reader fills one instance again and again, so a record is good until the next one is read.
 */
public final class TextRecord {

  private char[] buffer = new char[1024];
  private int length;
  private final int[] start;
  private final int[] end;
  private long line;
  private String fault = "";

  TextRecord(int cells) {
    start = new int[cells];
    end = new int[cells];
  }

  /** The buffer that all cells are slices of. */
  public char[] buffer() {
    return buffer;
  }

  /** Where the cell begins; an absent cell begins where it ends. */
  public int start(int cell) {
    return start[cell];
  }

  /** Where the cell ends. */
  public int end(int cell) {
    return end[cell];
  }

  /** The line on which the record begins, or its ordinal where a format has no lines; from 1. */
  public long line() {
    return line;
  }

  /** The code of the rule that the record as a whole breaks, or the empty text. */
  public String fault() {
    return fault;
  }

  /** The cell as text; for tests and for rare cells alone. */
  public String text(int cell) {
    return new String(buffer, start[cell], end[cell] - start[cell]);
  }

  void begin(long line) {
    this.line = line;
    length = 0;
    fault = "";
  }

  void clearCells() {
    Arrays.fill(start, 0);
    Arrays.fill(end, 0);
  }

  void fault(String rule) {
    fault = rule;
  }

  int length() {
    return length;
  }

  void append(char[] text, int offset, int count) {
    int to = length + count;
    if (to > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(to, 2 * buffer.length));
    }
    if (count <= 16) {
      for (int i = 0; i < count; i++) {
        buffer[length + i] = text[offset + i];
      }
    } else {
      System.arraycopy(text, offset, buffer, length, count);
    }
    length = to;
  }

  void append(CharSequence text) {
    char[] chars = text.toString().toCharArray();
    append(chars, 0, chars.length);
  }

  void cell(int cell, int from, int to) {
    start[cell] = from;
    end[cell] = to;
  }
}
