package org.rollcall.engine;

import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.AccumulatorV2;
import org.rollcall.gate.FileTally;

/**
 * What the gate did with each file of a read, known once an action has run.
 *
 * <p>A file's tally replaces the one before it and is not added to it, so a task that runs twice
 * counts once. A file that was not read to its end has none.
 */
public final class Tallies extends AccumulatorV2<FileTally, List<FileTally>> {

  private static final long serialVersionUID = 1L;

  private final TreeMap<String, FileTally> byFile = new TreeMap<>();

  /** Tallies that the tasks of that session report to. */
  public static Tallies register(SparkSession spark) {
    Tallies tallies = new Tallies();
    spark.sparkContext().register(tallies);
    return tallies;
  }

  @Override
  public boolean isZero() {
    return byFile.isEmpty();
  }

  @Override
  public AccumulatorV2<FileTally, List<FileTally>> copy() {
    Tallies copy = new Tallies();
    copy.byFile.putAll(byFile);
    return copy;
  }

  @Override
  public void reset() {
    byFile.clear();
  }

  @Override
  public void add(FileTally tally) {
    byFile.put(tally.fileId(), tally);
  }

  @Override
  public void merge(AccumulatorV2<FileTally, List<FileTally>> other) {
    other.value().forEach(this::add);
  }

  /** The tallies, by file id. */
  @Override
  public List<FileTally> value() {
    return List.copyOf(byFile.values());
  }
}
