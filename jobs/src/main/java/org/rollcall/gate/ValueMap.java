package org.rollcall.gate;

import java.util.Map;
import org.rollcall.contract.NormalText;

/** What a source writes for canonical words, as the study says. */
final class ValueMap {

  private static final String ANY_OTHER = "*";
  private static final char[] NONE = {};

  private final SliceMap<char[]> known = new SliceMap<>();
  private char[] other = NONE;

  ValueMap(Map<String, String> words) {
    words.forEach(
        (text, word) -> {
          if (text.equals(ANY_OTHER)) {
            other = word.toCharArray();
          } else {
            known.put(NormalText.of(text), word.toCharArray());
          }
        });
  }

  /** The word for a slice; the very buffer of the slice if it stands for itself. */
  char[] of(char[] text, int start, int end) {
    char[] word = known.get(text, start, end);
    if (word != null) {
      return word;
    }
    return start < end && other != NONE ? other : text;
  }
}
