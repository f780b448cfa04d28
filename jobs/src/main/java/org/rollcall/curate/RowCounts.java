package org.rollcall.curate;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.AccumulatorV2;

/**
 * Row counts that come with reading a table, at no further job.
 *
 * <p>Spark may read a partition twice, in a second query or after a failure. Each partition
 * therefore puts its counts under its own name, so that a second time changes nothing; partition
 * numbers must not depend on the query, which is why the shuffles before have a fixed width.
 */
final class RowCounts extends AccumulatorV2<RowCounts.Part, Map<RowCounts.Place, RowCounts.Part>> {

  private static final long serialVersionUID = 1L;

  private final TreeMap<Place, Part> parts = new TreeMap<>();

  /** One partition of one pass over a table; passes follow each other, from 0. */
  record Place(int pass, int partition) implements Serializable, Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byPass = Integer.compare(pass, other.pass);
      return byPass != 0 ? byPass : Integer.compare(partition, other.partition);
    }
  }

  /** The counts of one place, by the sequence of the file. */
  record Part(Place place, Map<Integer, FileCounts> files) implements Serializable {}

  static RowCounts register(SparkSession spark, String table) {
    RowCounts counts = new RowCounts();
    spark.sparkContext().register(counts, "rows of " + table);
    return counts;
  }

  /** The counts so far, by file; whole once an action has read all rows. */
  Map<String, FileCounts> byFile(FileOrder order) {
    int last = parts.isEmpty() ? 0 : parts.lastKey().pass();
    Map<String, FileCounts> result = new TreeMap<>();
    for (Part part : parts.values()) {
      // A row that one pass keeps, the next may drop: only the last knows.
      boolean knows = part.place().pass() == last;
      part.files()
          .forEach(
              (file, count) ->
                  result.merge(
                      order.fileId(file), knows ? count : count.withoutKept(), FileCounts::plus));
    }
    return result;
  }

  @Override
  public boolean isZero() {
    return parts.isEmpty();
  }

  @Override
  public AccumulatorV2<Part, Map<Place, Part>> copy() {
    RowCounts copy = new RowCounts();
    copy.parts.putAll(parts);
    return copy;
  }

  @Override
  public void reset() {
    parts.clear();
  }

  @Override
  public void add(Part part) {
    parts.put(part.place(), part);
  }

  @Override
  public void merge(AccumulatorV2<Part, Map<Place, Part>> other) {
    parts.putAll(other.value());
  }

  @Override
  public Map<Place, Part> value() {
    return parts;
  }
}
