package org.rollcall.study;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Nearest {

  private Nearest() {}

  /** The known word that differs by the fewest letters, if few enough differ to be a slip. */
  static Optional<String> of(String word, Collection<String> known) {
    String plain = plain(word);
    return known.stream()
        .min(
            Comparator.<String>comparingInt(k -> distance(plain, plain(k)))
                .thenComparing(Comparator.naturalOrder()))
        .filter(k -> distance(plain, plain(k)) <= Math.max(1, plain(k).length() / 3));
  }

  /** As {@link #of}, as the end of a sentence; the given text where nothing is near. */
  static String remedy(String word, Collection<String> known, String otherwise) {
    return of(word, known).map(near -> "did you mean " + near + "?").orElse(otherwise);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /** Letters inserted, removed, changed or swapped with their neighbour. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
