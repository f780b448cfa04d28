package org.rollcall.measure;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.rollcall.contract.RedactedException;

/**
 * The reduction: the histories of people to sums by cell. Needs all groups known to the calendar.
 * Here people end.
 */
final class Reduction {

  private Reduction() {}

  /**
   * Sums of one task.
   *
   * @param cells cells, in no order
   * @param sums their sums
   * @param size how many there are; more than the arrays hold where they are too many to send
   */
  private record Sums(long[] cells, long[] sums, int size) implements Serializable {}

  /** All cells with their sums; refuses to collect more than the cap. */
  static LongCounter reduce(JavaRDD<Histories> people, Broadcast<AnalysisWindow> window, int cap) {
    int tasks = Math.min(people.getNumPartitions(), people.context().defaultParallelism());
    List<Sums> all =
        people
            .coalesce(Math.max(1, tasks))
            .mapPartitions(parts -> List.of(walk(parts, window.value(), cap)).iterator())
            .collect();
    LongCounter counter = new LongCounter();
    for (Sums part : all) {
      if (part.size() <= cap) {
        for (int i = 0; i < part.size(); i++) {
          counter.add(part.cells()[i], part.sums()[i]);
        }
      }
      if (Math.max(part.size(), counter.size()) > cap) {
        throw new RedactedException(
            "Cannot reduce to counts: more than "
                + cap
                + " cells (must be fewer, or memory more: shorten horizon_weeks, use fewer gap rules, or set"
                + " ROLLCALL_JAVA_OPTS=-Xmx)");
      }
    }
    return counter;
  }

  private static Sums walk(Iterator<Histories> parts, AnalysisWindow window, int cap) {
    LongCounter counter = new LongCounter();
    PersonCells cells = new PersonCells(window, counter, window.activity());
    parts.forEachRemaining(part -> part.count(window, cells));
    int n = counter.size() > cap ? 0 : counter.size();
    long[] keys = new long[n];
    long[] sums = new long[n];
    if (n > 0) {
      int[] at = {0};
      counter.forEach(
          (cell, sum) -> {
            keys[at[0]] = cell;
            sums[at[0]++] = sum;
          });
    }
    return new Sums(keys, sums, counter.size());
  }
}
