package org.rollcall.report;

import java.math.BigDecimal;
import org.rollcall.report.svg.Fixed;

/** Numbers as people read them. What machines read never passes here. */
final class Numbers {

  private static final String MINUS = "\u2212";
  private static final String TO = "\u2013";

  private Numbers() {}

  /** A whole number with commas between thousands. */
  static String whole(long value) {
    String digits = Long.toString(Math.abs(value));
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        out.append(',');
      }
      out.append(digits.charAt(i));
    }
    return value < 0 ? MINUS + out : out.toString();
  }

  /** An exact count, or the two ends of its bin. */
  static String count(ReportRow.Count count) {
    return count.low() == count.high()
        ? whole(count.low())
        : whole(count.low()) + TO + whole(count.high());
  }

  /** A share as a percentage with at most one decimal. */
  static String percent(double share) {
    return minus(Fixed.trimmed(hundredfold(share), 1)) + "%";
  }

  /** A share as a percentage with one decimal, so that a column lines up. */
  static String exactPercent(double share) {
    return minus(Fixed.of(hundredfold(share), 1)) + "%";
  }

  /** A share as a whole percentage; a share too small for that is not called none. */
  static String roundPercent(double share) {
    if (share >= 0 && share < 0.005) {
      return "~0%";
    }
    return minus(Fixed.of(hundredfold(share), 0)) + "%";
  }

  /** A share as so many in a hundred; never none or all of them unless that is exact. */
  static String inHundred(double share) {
    String rounded = hundredth(share);
    if (rounded.equals("0") && share > 0) {
      return "fewer than 1 in 100";
    }
    return rounded.equals("100") && share < 1 ? "more than 99 in 100" : rounded + " in 100";
  }

  /** A share in hundredths, rounded to a whole number. */
  static String hundredth(double share) {
    return minus(Fixed.of(hundredfold(share), 0));
  }

  /** A level of that unit. */
  static String level(double value, Unit unit) {
    return unit.isShare() ? percent(value) : minus(Fixed.of(value, unit.decimals()));
  }

  /** A difference on the unit's scale, with its sign; shares become points. */
  static String difference(double value, Unit unit) {
    String text = Fixed.of(value * unit.factor(), unit.decimals());
    boolean none = !text.matches(".*[1-9].*");
    return text.startsWith("-") ? minus(text) : none ? text : "+" + text;
  }

  /** The size of a difference without its sign. */
  static String size(double value, Unit unit) {
    return Fixed.of(Math.abs(value) * unit.factor(), unit.decimals());
  }

  /** A p-value. */
  static String p(double value) {
    return value < 0.001 ? "under 0.001" : Fixed.of(value, 3);
  }

  /** The level of an interval, as 95%. */
  static String confidence(double level) {
    return Fixed.trimmed(hundredfold(level), 1) + "%";
  }

  // Times a hundred in decimals: 0.145 is 14.5, which a product of doubles just misses.
  private static double hundredfold(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).doubleValue();
  }

  static String minus(String number) {
    return number.replace('-', MINUS.charAt(0));
  }
}
