package org.rollcall.report.svg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Room for words: their width, where a line breaks, and how labels stay clear of each other. */
public final class TextWidths {

  // Advance widths of Helvetica, Arial and Liberation Sans for 0x20..0x7e, in 1/1000 em.
  private static final int[] ADVANCE = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };
  private static final int OTHER = 600;
  private static final double BOLD = 1.08;

  private TextWidths() {}

  /** Width of a line of text at that size; bold text is allowed for. */
  public static double width(String text, double size) {
    double units = 0;
    for (int i = 0; i < text.length(); i++) {
      int at = text.charAt(i) - 0x20;
      units += at >= 0 && at < ADVANCE.length ? ADVANCE[at] : OTHER;
    }
    return units / 1000 * size * BOLD;
  }

  /** Breaks a text at spaces so that each line fits; a word too long for a line is cut. */
  public static List<String> wrap(String text, double size, double room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.trim().split("\\s+")) {
      String rest = word;
      String joined = line.isEmpty() ? rest : line + " " + rest;
      if (width(joined, size) <= room) {
        line.setLength(0);
        line.append(joined);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (width(rest, size) > room && rest.length() > 1) {
        int fits = fitting(rest, size, room);
        lines.add(rest.substring(0, fits));
        rest = rest.substring(fits);
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The nearest places that are at least {@code gap} apart and within the ends, in one order. */
  public static double[] apart(double[] wanted, double gap, Scale ends) {
    Integer[] order = new Integer[wanted.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.<Integer>comparingDouble(i -> wanted[i]).thenComparing(i -> i));
    double[] placed = wanted.clone();
    for (int sweep = 0; sweep < 50; sweep++) {
      for (int i = 1; i < order.length; i++) {
        double lack = gap - (placed[order[i]] - placed[order[i - 1]]);
        if (lack > 1e-9) {
          placed[order[i - 1]] -= lack / 2;
          placed[order[i]] += lack / 2;
        }
      }
    }
    return held(placed, order, new double[] {gap, ends.low(), ends.high()});
  }

  private static double[] held(double[] placed, Integer[] order, double[] gapLowHigh) {
    double floor = gapLowHigh[1];
    for (Integer i : order) {
      placed[i] = Math.max(placed[i], floor);
      floor = placed[i] + gapLowHigh[0];
    }
    double ceiling = gapLowHigh[2];
    for (int i = order.length - 1; i >= 0; i--) {
      placed[order[i]] = Math.min(placed[order[i]], ceiling);
      ceiling = placed[order[i]] - gapLowHigh[0];
    }
    return placed;
  }

  private static int fitting(String word, double size, double room) {
    int length = 1;
    while (length < word.length() && width(word.substring(0, length + 1), size) <= room) {
      length++;
    }
    return length;
  }
}
