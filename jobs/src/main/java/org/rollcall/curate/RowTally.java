package org.rollcall.curate;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts of rows while they are read, by the sequence of the file. */
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

  /** Adds what another part counted. */
  void add(Map<Integer, FileCounts> other) {
    other.forEach(
        (file, counts) -> {
          Counter own = counter(file);
          own.kept += counts.kept();
          own.duplicates += counts.duplicates();
          counts.rejected().forEach((rule, rows) -> own.rejected.merge(rule, rows, Long::sum));
        });
  }

  private Counter counter(int file) {
    return files.computeIfAbsent(file, f -> new Counter());
  }
}
