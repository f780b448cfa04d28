package org.rollcall.curate;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the stored rows of one file when the store was read.
 *
 * @param kept rows that count
 * @param duplicates rows that repeat another
 * @param rejected rows that do not fit the other tables, by rule
 */
public record FileCounts(long kept, long duplicates, SortedMap<String, Long> rejected)
    implements Serializable {

  static final FileCounts NONE = new FileCounts(0, 0, new TreeMap<>());

  public FileCounts {
    rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
  }

  long total() {
    return kept + duplicates + rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  FileCounts withoutKept() {
    return new FileCounts(0, duplicates, rejected);
  }

  FileCounts plus(FileCounts other) {
    TreeMap<String, Long> sum = new TreeMap<>(rejected);
    other.rejected.forEach((rule, rows) -> sum.merge(rule, rows, Long::sum));
    return new FileCounts(kept + other.kept, duplicates + other.duplicates, sum);
  }
}
