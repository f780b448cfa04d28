package org.rollcall.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/** Times something a few times in one process, and prints it on one line. */
final class Stopwatch {

  private static final int ROUNDS = 5;

  private Stopwatch() {}

  /** Prints the first time, the median of those that follow, and what was found. */
  static void time(String what, Supplier<?> work) {
    double[] seconds = new double[ROUNDS];
    double first = 0;
    Object found = null;
    for (int round = -1; round < ROUNDS; round++) {
      long start = System.nanoTime();
      found = work.get();
      double taken = (System.nanoTime() - start) / 1e9;
      if (round < 0) {
        first = taken;
      } else {
        seconds[round] = taken;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%-28s first %6.2f s, then %6.2f s   %s%n",
        what,
        first,
        seconds[ROUNDS / 2],
        found);
  }
}
