package org.rollcall.engine;

import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.AccumulatorV2;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.PartTally;

/**
 * What the gate did with each file of a read, known once an action has run.
 *
 * <p>The tally of a file's part replaces the one before it and is not added to it, so a task that
 * runs twice counts once. A file of which a part was not read to its end has none.
 */
public final class Tallies extends AccumulatorV2<PartTally, List<FileTally>> {

  private static final long serialVersionUID = 1L;

  private final TreeMap<String, TreeMap<Integer, PartTally>> byFile = new TreeMap<>();

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
  public AccumulatorV2<PartTally, List<FileTally>> copy() {
    Tallies copy = new Tallies();
    copy.addAll(this);
    return copy;
  }

  @Override
  public void reset() {
    byFile.clear();
  }

  @Override
  public void add(PartTally part) {
    byFile.computeIfAbsent(part.tally().fileId(), id -> new TreeMap<>()).put(part.part(), part);
  }

  @Override
  public void merge(AccumulatorV2<PartTally, List<FileTally>> other) {
    addAll((Tallies) other);
  }

  private void addAll(Tallies other) {
    other.byFile.values().forEach(parts -> parts.values().forEach(this::add));
  }

  /** The tallies, by file id. */
  @Override
  public List<FileTally> value() {
    return byFile.values().stream()
        .filter(parts -> parts.size() == parts.firstEntry().getValue().parts())
        .map(parts -> FileTally.whole(parts.values().stream().map(PartTally::tally).toList()))
        .toList();
  }
}
