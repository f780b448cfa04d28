package org.rollcall.report.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes numbers with a point, no exponent, no locale: the same bytes on every machine. */
public final class Fixed {

  private Fixed() {}

  /** Exactly that many decimals, halves away from zero; never {@code -0}. */
  public static String of(double value, int decimals) {
    String text = rounded(value, decimals).toPlainString();
    return text.startsWith("-") && !text.matches(".*[1-9].*") ? text.substring(1) : text;
  }

  /** At most that many decimals, trailing zeros dropped. */
  public static String trimmed(double value, int decimals) {
    BigDecimal rounded = rounded(value, decimals);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Every digit that the number has, for machines. */
  public static String plain(double value) {
    BigDecimal exact = BigDecimal.valueOf(finite(value));
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(finite(value)).setScale(decimals, RoundingMode.HALF_UP);
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Cannot write number: " + value + " (must be finite)");
    }
    return value;
  }
}
