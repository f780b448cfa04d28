package org.rollcall.measure;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** Sums of longs by long key: open addressing, because a boxed map costs more than the counting. */
final class LongCounter {

  private static final long EMPTY = Long.MIN_VALUE;

  private long[] keys = emptyKeys(1 << 12);
  private long[] sums = new long[1 << 12];
  private int size;

  void add(long key, long amount) {
    int at = find(key);
    if (keys[at] == EMPTY) {
      keys[at] = key;
      size++;
    }
    sums[at] += amount;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  long get(long key) {
    return sums[find(key)];
  }

  int size() {
    return size;
  }

  void forEach(BiConsumer<Long, Long> consumer) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != EMPTY) {
        consumer.accept(keys[i], sums[i]);
      }
    }
  }

  private int find(long key) {
    int mask = keys.length - 1;
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (keys[at] != EMPTY && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldSums = sums;
    keys = emptyKeys(oldKeys.length * 2);
    sums = new long[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        sums[at] = oldSums[i];
      }
    }
  }

  private static long[] emptyKeys(int length) {
    long[] keys = new long[length];
    Arrays.fill(keys, EMPTY);
    return keys;
  }
}
