package org.rollcall.disclose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounds what is published, so that no number of people can be worked back from it. */
final class Rounding {

  private static final int DIGITS = 2;
  private static final double TINY = 1e-9;

  private Rounding() {}

  /** Steps into which 1 is cut for a share of so many people: tenths, twentieths or hundredths. */
  static int steps(long denominator) {
    return denominator < 50 ? 10 : denominator < 200 ? 20 : 100;
  }

  /** The nearest of that many equal steps of 1; ties go to the even one. */
  static double toStep(double value, int steps, RoundingMode mode) {
    double scaled = value * steps;
    double whole =
        switch (mode) {
          case FLOOR -> Math.floor(scaled + TINY);
          case CEILING -> Math.ceil(scaled - TINY);
          default -> Math.rint(scaled);
        };
    // Adding zero turns -0.0 into 0.0.
    return whole / steps + 0.0;
  }

  /** Two significant digits. */
  static double toDigits(double value, RoundingMode mode) {
    return BigDecimal.valueOf(value).round(new MathContext(DIGITS, mode)).doubleValue() + 0.0;
  }
}
