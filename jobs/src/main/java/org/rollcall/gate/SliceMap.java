package org.rollcall.gate;

import java.util.Arrays;

/** A hash table whose keys are looked up by a slice of a buffer, without making a text of it. */
final class SliceMap<V> {

  private char[][] keys = new char[16][];
  private Object[] values = new Object[16];
  private int size;

  static int hash(char[] text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    return hash ^ hash >>> 15;
  }

  static boolean same(char[] key, char[] text, int start, int end) {
    int length = end - start;
    if (key.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (key[i] != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  /** The value of that slice, or null. */
  @SuppressWarnings("unchecked")
  V get(char[] text, int start, int end) {
    return (V) values[find(text, start, end)];
  }

  int size() {
    return size;
  }

  void put(String key, V value) {
    put(key.toCharArray(), 0, key.length(), value);
  }

  void put(char[] text, int start, int end, V value) {
    int at = find(text, start, end);
    if (keys[at] == null) {
      keys[at] = Arrays.copyOfRange(text, start, end);
      size++;
    }
    values[at] = value;
    if (2 * size > keys.length) {
      grow();
    }
  }

  private int find(char[] text, int start, int end) {
    int mask = keys.length - 1;
    int at = hash(text, start, end) & mask;
    while (keys[at] != null && !same(keys[at], text, start, end)) {
      at = at + 1 & mask;
    }
    return at;
  }

  @SuppressWarnings("unchecked")
  private void grow() {
    char[][] oldKeys = keys;
    Object[] oldValues = values;
    keys = new char[2 * oldKeys.length][];
    values = new Object[2 * oldKeys.length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        put(oldKeys[i], 0, oldKeys[i].length, (V) oldValues[i]);
      }
    }
  }
}
