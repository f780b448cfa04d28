package org.rollcall.ingest.zoom;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names as Zoom shows them: {@code Shown (Original)} once somebody takes another name. */
final class ZoomNames {

  /** What people write in brackets behind their own name. */
  private static final Pattern PRONOUNS =
      Pattern.compile(
          "(?:he|him|his|she|her|hers|they|them|theirs|it|its|ze|zir|xe|xem|any|all|er|ihm?|sie"
              + "|elle|elles|il|iel|lui|ella|ello|elle|ellos|él)"
              + "(?: ?[/,|] ?\\p{L}+)*(?: pronouns)?");

  private static final Set<String> NOTES =
      Set.of(
          "host", "co-host", "cohost", "guest", "me", "facilitator", "newcomer", "phone", "ipad");

  private ZoomNames() {}

  /**
   * The name that the account has, whatever was shown that day: what the last balanced brackets
   * hold. Pronouns and the like are no name: else all who write the same would be one person.
   */
  static String original(String name) {
    String plain = name.replace('（', '(').replace('）', ')').strip();
    int open = opening(plain);
    if (open <= 0) {
      return plain;
    }
    String inner = plain.substring(open + 1, plain.length() - 1).strip();
    String lower = inner.toLowerCase(Locale.ROOT);
    boolean isName = !inner.isEmpty() && !NOTES.contains(lower);
    return isName && !PRONOUNS.matcher(lower).matches() ? inner : plain;
  }

  /** Where the brackets open that close at the very end, or -1. */
  private static int opening(String name) {
    if (!name.endsWith(")")) {
      return -1;
    }
    int depth = 0;
    for (int i = name.length() - 1; i >= 0; i--) {
      depth += name.charAt(i) == ')' ? 1 : name.charAt(i) == '(' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
