package org.rollcall.ingest.core;

import java.util.Arrays;

/**
 * One record of a file: the cells of the canonical fields, as slices of buffers.
 *
 * <p>A reader fills one instance again and again, so a record is good until the next one is read.
 */
public final class TextRecord {

  private static final char[] NONE = {};

  private final char[] source;
  private char[] copy = new char[1024];
  private int length;
  private final boolean[] copied;
  private final int[] start;
  private final int[] end;
  private long line;
  private String fault = "";
  private int faultColumn;

  /** A record whose cells are copied to it. */
  public TextRecord(int cells) {
    this(cells, NONE);
  }

  /** A record whose cells are slices of the reader's own buffer, unless they are composed. */
  public TextRecord(int cells, char[] source) {
    this.source = source;
    this.copied = new boolean[cells];
    this.start = new int[cells];
    this.end = new int[cells];
  }

  /** The buffer that the cell is a slice of. */
  public char[] buffer(int cell) {
    return copied[cell] ? copy : source;
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

  /** The column of the file at fault, from 1; 0 where it is the record as a whole. */
  public int faultColumn() {
    return faultColumn;
  }

  /** The cell as text; for tests and for rare cells alone. */
  public String text(int cell) {
    return new String(buffer(cell), start[cell], end[cell] - start[cell]);
  }

  public void begin(long line) {
    this.line = line;
    length = 0;
    fault = "";
    faultColumn = 0;
  }

  /** A record that as a whole breaks a rule has no cells. */
  public void fault(String rule) {
    fault(rule, 0);
  }

  /** The same where one column is at fault. */
  public void fault(String rule, int column) {
    fault = rule;
    faultColumn = column;
    Arrays.fill(start, 0);
    Arrays.fill(end, 0);
  }

  /** A cell that lies where the reader put it. */
  void cell(int cell, int from, int to) {
    copied[cell] = source == NONE;
    start[cell] = from;
    end[cell] = to;
  }

  /** A cell that was put together from {@code from} on. */
  void composed(int cell, int from, int to) {
    copied[cell] = true;
    start[cell] = from;
    end[cell] = to;
  }

  /** How much was appended to this record so far. */
  public int length() {
    return length;
  }

  public void append(char[] text, int offset, int count) {
    int to = length + count;
    if (to > copy.length) {
      copy = Arrays.copyOf(copy, Math.max(to, 2 * copy.length));
    }
    System.arraycopy(text, offset, copy, length, count);
    length = to;
  }

  public void append(String text) {
    append(text.toCharArray(), 0, text.length());
  }

  public void appendSlice(int from, int to) {
    append(source == NONE ? copy : source, from, to - from);
  }
}
