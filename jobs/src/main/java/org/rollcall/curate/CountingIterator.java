package org.rollcall.curate;

import java.util.Iterator;
import org.apache.spark.TaskContext;

/** Hands on the rows of one partition and reports its counts after the last of them. */
final class CountingIterator<T> implements Iterator<T> {

  private final Iterator<T> rows;
  private final Runnable report;
  private boolean reported;

  CountingIterator(Iterator<T> rows, RowTally tally, RowCounts counts, int pass) {
    this.rows = rows;
    this.report =
        () ->
            counts.add(
                new RowCounts.Part(
                    new RowCounts.Place(pass, TaskContext.getPartitionId()), tally.counts()));
  }

  @Override
  public boolean hasNext() {
    boolean more = rows.hasNext();
    if (!more && !reported) {
      reported = true;
      report.run();
    }
    return more;
  }

  @Override
  public T next() {
    return rows.next();
  }
}
