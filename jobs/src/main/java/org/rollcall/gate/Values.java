package org.rollcall.gate;

import java.util.Arrays;

/** The typed values of one row, by the position of the input table's fields. */
final class Values {

  private final boolean[] given;

  /** Integers, days, seconds after midnight, local seconds, 0 or 1, positions in a vocabulary. */
  final long[] number;

  /** Numbers with a fraction. */
  final double[] real;

  /** Seconds since 1970-01-01T00:00Z of a time. */
  final long[] instant;

  /** The same for the second occurrence of a time that the local clock shows twice. */
  final long[] later;

  /** Checked texts in UTF-8. */
  final byte[][] utf8;

  /** Identifiers as slices. */
  final char[][] chars;

  final int[] start;
  final int[] end;

  Values(int fields) {
    given = new boolean[fields];
    number = new long[fields];
    real = new double[fields];
    instant = new long[fields];
    later = new long[fields];
    utf8 = new byte[fields][];
    chars = new char[fields][];
    start = new int[fields];
    end = new int[fields];
  }

  boolean has(int field) {
    return given[field];
  }

  void give(int field) {
    given[field] = true;
  }

  void clear() {
    Arrays.fill(given, false);
  }
}
