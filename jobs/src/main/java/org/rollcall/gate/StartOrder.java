package org.rollcall.gate;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which of two sessions of one day starts first, and no time of day: a number that grows with the
 * start, in steps that are random for each day. Not safe for use by several threads.
 */
final class StartOrder {

  private static final int DAY = 86_400;
  private static final int MINUTES_OF_DAY = 1_440;
  private static final int SLOTS = 1 << 12;
  private static final int NUMBERS = 1 << 30;

  /** Wherever it is that day, the day before in UTC has begun and the day after has not ended. */
  private static final int MINUTES = 3 * MINUTES_OF_DAY;

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final Pseudonyms days;
  private final long[] dayOfSlot = new long[SLOTS];
  private final long[] seedOfSlot = new long[SLOTS];
  private final byte[] scratch = new byte[Pseudonyms.BYTES];

  StartOrder(Keys keys) {
    this.days = keys.of(Domain.START_ORDER);
    Arrays.fill(dayOfSlot, Long.MIN_VALUE);
  }

  /**
   * The place of a start among those of its local day, in whatever zone they are.
   *
   * @param local seconds since 1970-01-01T00:00 on the local clock
   * @param instant seconds since 1970-01-01T00:00Z
   */
  int of(long local, long instant) {
    long day = Math.floorDiv(local, (long) DAY);
    long minute = Math.floorDiv(instant, 60L) - (day - 1) * MINUTES_OF_DAY;
    return place(seedOf(day), (int) Math.max(0, Math.min(MINUTES - 1, minute)));
  }

  private long seedOf(long day) {
    int slot = (int) day & SLOTS - 1;
    if (dayOfSlot[slot] != day) {
      days.of(ByteBuffer.allocate(Long.BYTES).putLong(day).array(), scratch);
      seedOfSlot[slot] = ByteBuffer.wrap(scratch).getLong();
      dayOfSlot[slot] = day;
    }
    return seedOfSlot[slot];
  }

  /** Halves the minutes again and again, and parts the numbers at a random place each time. */
  private static int place(long seed, int minute) {
    int from = 0;
    int before = MINUTES;
    int low = 0;
    int high = NUMBERS;
    long part = 1;
    while (before - from > 1) {
      int middle = (from + before) >>> 1;
      int spare = high - low - (before - from);
      int at = low + (middle - from) + (int) (spare * uniform(seed, part));
      if (minute < middle) {
        before = middle;
        high = at;
        part = 2 * part;
      } else {
        from = middle;
        low = at;
        part = 2 * part + 1;
      }
    }
    return low;
  }

  /** From 0 to below 1, by the mixing function of SplittableRandom. */
  private static double uniform(long seed, long part) {
    long z = seed + part * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
