package org.rollcall.curate;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts of one partition while it is read, by the sequence of the file. */
final class RowTally {

  private final Map<Integer, Counter> files = new HashMap<>();

  private static final class Counter {
    private long kept;
    private long duplicates;
    private final TreeMap<String, Long> rejected = new TreeMap<>();
  }

  void kept(int file) {
    counter(file).kept++;
  }

  void duplicate(int file) {
    counter(file).duplicates++;
  }

  void rejected(int file, String rule) {
    counter(file).rejected.merge(rule, 1L, Long::sum);
  }

  Map<Integer, FileCounts> counts() {
    Map<Integer, FileCounts> result = new TreeMap<>();
    files.forEach((file, c) -> result.put(file, new FileCounts(c.kept, c.duplicates, c.rejected)));
    return result;
  }

  private Counter counter(int file) {
    return files.computeIfAbsent(file, f -> new Counter());
  }
}
