package org.rollcall.gate;

import java.util.Locale;
import java.util.regex.Pattern;
import org.rollcall.contract.NormalText;

/** The one spelling of an identifier that is hashed. */
final class Identifiers {

  private static final Pattern MAIL = Pattern.compile("[^@ ]+@[^@ ]+");

  /** Only with a leading plus: "12-3456" and "1-23456" are different codes, not one telephone. */
  private static final Pattern PHONE = Pattern.compile("\\+[0-9 ().-]{7,}");

  private Identifiers() {}

  /**
   * As {@link NormalText}; e-mail addresses in lower case, international telephone numbers as
   * digits.
   */
  static String normal(String text) {
    String normal = NormalText.of(text);
    if (MAIL.matcher(normal).matches()) {
      return normal.toLowerCase(Locale.ROOT);
    }
    if (PHONE.matcher(normal).matches()) {
      return normal.replaceAll("[^0-9]", "");
    }
    return normal;
  }

  /**
   * Copies an identifier that is its own normal form: printable ASCII without blanks, not
   * e-mail-like, not a telephone number.
   *
   * @return the number of bytes, or -1 if the identifier needs {@link #normal}
   */
  static int copyPlain(char[] text, int start, int end, byte[] into, int at) {
    if (end - start > into.length - at || start < end && text[start] == '+') {
      return -1;
    }
    int to = at;
    for (int i = start; i < end; i++) {
      char c = text[i];
      if (c <= ' ' || c >= 0x7f || c == '@') {
        return -1;
      }
      into[to++] = (byte) c;
    }
    return to - at;
  }
}
