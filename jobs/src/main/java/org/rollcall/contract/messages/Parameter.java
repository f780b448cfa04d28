package org.rollcall.contract.messages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a message may be said with: nothing that could hold the text of a file. */
public enum Parameter {
  /** A whole number. */
  COUNT(value -> value instanceof Integer || value instanceof Long),
  /** A decimal number. */
  NUMBER(value -> value instanceof BigDecimal),
  /** A day of the calendar. */
  DAY(value -> value instanceof LocalDate),
  /** A name as tables have it, shown as it stands. */
  NAME(value -> value instanceof String name && isName(name)),
  /** A name or a number as a page shows it. */
  SHOWN(value -> value instanceof String text && isShown(text)),
  /** A word of a closed list, itself a message without parameters. */
  TERM(value -> value instanceof Message term && term.parameters().isEmpty());

  private static final Pattern NAMES = Pattern.compile("[a-z0-9_]+");
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9., \\u2009\\u2212\\u2013]+");

  private final Predicate<Object> fits;

  Parameter(Predicate<Object> fits) {
    this.fits = fits;
  }

  boolean fits(Object value) {
    return fits.test(value);
  }

  private static boolean isShown(String text) {
    return PLAIN.matcher(text).matches();
  }

  private static boolean isName(String name) {
    return NAMES.matcher(name).matches();
  }
}
