package org.rollcall.curate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** Rows sorted by key to the first of each key; rows with a fault are none of them. */
final class KeepFirst implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final Columns columns;
  private final RowTally tally;
  private List<Object> previous;
  private Row next;

  /** Where the key, the file's sequence and the fault stand. */
  record Columns(int[] key, int file, int fault) implements Serializable {}

  KeepFirst(Iterator<Row> rows, Columns columns, RowTally tally) {
    this.rows = rows;
    this.columns = columns;
    this.tally = tally;
  }

  @Override
  public boolean hasNext() {
    while (next == null && rows.hasNext()) {
      Row row = rows.next();
      if (counts(row)) {
        next = row;
      }
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = next;
    next = null;
    return row;
  }

  private boolean counts(Row row) {
    int file = row.getInt(columns.file());
    if (!row.isNullAt(columns.fault())) {
      tally.rejected(file, row.getString(columns.fault()));
      return false;
    }
    List<Object> key = key(row);
    if (key.equals(previous)) {
      tally.duplicate(file);
      return false;
    }
    previous = key;
    tally.kept(file);
    return true;
  }

  private List<Object> key(Row row) {
    List<Object> key = new ArrayList<>();
    for (int column : columns.key()) {
      Object cell = row.get(column);
      key.add(cell instanceof byte[] bytes ? Id.of(bytes) : cell);
    }
    return key;
  }
}
