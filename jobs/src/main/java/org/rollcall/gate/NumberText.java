package org.rollcall.gate;

/** Reads whole and decimal numbers from a slice of a buffer. */
final class NumberText {

  private static final int EXACT_DIGITS = 15;
  private static final double[] TENS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private NumberText() {}

  /** Whether the slice is a sign or none and 1 to 18 digits. */
  static boolean isInteger(char[] text, int start, int end) {
    int from = start < end && isSign(text[start]) ? start + 1 : start;
    if (from == end || end - from > 18) {
      return false;
    }
    for (int i = from; i < end; i++) {
      if (!isDigit(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** The value of a slice that {@link #isInteger}. */
  static long integer(char[] text, int start, int end) {
    long value = 0;
    for (int i = isSign(text[start]) ? start + 1 : start; i < end; i++) {
      value = 10 * value + (text[i] - '0');
    }
    return text[start] == '-' ? -value : value;
  }

  /** The value of a decimal number with an exponent or none; NaN if the slice is none. */
  static double real(char[] text, int start, int end) {
    int from = start < end && isSign(text[start]) ? start + 1 : start;
    long digits = 0;
    int count = 0;
    int fraction = 0;
    boolean point = false;
    for (int i = from; i < end; i++) {
      char c = text[i];
      if (c == '.' && !point) {
        point = true;
      } else if (isDigit(c)) {
        digits = 10 * digits + (c - '0');
        count++;
        fraction += point ? 1 : 0;
        if (count > EXACT_DIGITS) {
          return general(text, start, end);
        }
      } else {
        return general(text, start, end);
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    // Both operands are exact, so the quotient is the nearest double, as parseDouble gives.
    double value = digits / TENS[fraction];
    return text[start] == '-' ? -value : value;
  }

  private static double general(char[] text, int start, int end) {
    String number = new String(text, start, Math.min(end - start, 64));
    if (end - start > 64
        || !number.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
      return Double.NaN;
    }
    double value = Double.parseDouble(number);
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  private static boolean isSign(char c) {
    return c == '-' || c == '+';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
