package org.rollcall.contract;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * One spelling for texts that look the same.
 *
 * <p>Programs put characters into a text that nobody sees: soft hyphens, marks of direction,
 * joiners, variation selectors, blanks of several widths. Two texts that differ in such characters
 * alone are one text, so identifiers, mapped words and cells are compared in this form.
 */
public final class NormalText {

  /**
   * Characters without a look of their own: format and control characters, variation selectors,
   * joiners and fillers (Unicode's default ignorable code points). Blanks are none of them.
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cf}[\\p{Cc}&&[^\\t\\n\\x0B\\f\\r\\x1C-\\x1F\\x85]]\\u034F\\u115F\\u1160\\u17B4\\u17B5"
              + "\\u180B-\\u180F\\u2065\\u3164\\uFE00-\\uFE0F\\uFFA0\\uFFF0-\\uFFFB"
              + "\\x{E0000}-\\x{E0FFF}]+");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\x1C-\\x1F\\x85\\u2800]+");
  private static final Pattern HYPHENS = Pattern.compile("[\\u2010\\u2011]");
  private static final Pattern APOSTROPHES = Pattern.compile("[\\u2019\\u02BC]");

  private NormalText() {}

  /**
   * The text without unseen characters, in Unicode's form NFKC, with plain hyphens, apostrophes and
   * single blanks, and none at its ends.
   */
  public static String of(String text) {
    if (isPlain(text.toCharArray(), 0, text.length())) {
      return text;
    }
    // Composing brings back fillers, and what stood apart may compose once they are gone.
    String normal = composed(composed(text));
    normal = HYPHENS.matcher(normal).replaceAll("-");
    normal = APOSTROPHES.matcher(normal).replaceAll("'");
    return BLANKS.matcher(normal).replaceAll(" ").strip();
  }

  private static String composed(String text) {
    return Normalizer.normalize(UNSEEN.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
  }

  /** Whether a slice is sure to be its own normal form: visible ASCII with single blanks within. */
  public static boolean isPlain(char[] text, int start, int end) {
    char before = ' ';
    for (int i = start; i < end; i++) {
      char c = text[i];
      if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
        return false;
      }
      before = c;
    }
    return start == end || before != ' ';
  }
}
