package org.rollcall.engine;

import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.rollcall.gate.FileGate;
import org.rollcall.gate.PartTally;
import org.rollcall.gate.RowSink;

/** Reads a part of a file through the gate in batches of columns; tells its tally at the end. */
final class GateReader implements PartitionReader<ColumnarBatch>, RowSink {

  private static final int BATCH = 4096;

  private final GateTable.FilePart work;
  private final FileGate gate;
  private final Tallies tallies;
  private final OnHeapColumnVector[] columns;
  private final ColumnarBatch batch;
  private int row;
  private boolean ended;

  GateReader(GateTable.FilePart work, FileGate gate, StructType schema, Tallies tallies) {
    this.work = work;
    this.gate = gate;
    this.tallies = tallies;
    this.columns = OnHeapColumnVector.allocateColumns(BATCH, schema);
    this.batch = new ColumnarBatch(columns.clone());
  }

  @Override
  public boolean next() {
    row = 0;
    for (OnHeapColumnVector column : columns) {
      column.reset();
    }
    while (!ended && row < BATCH) {
      ended = !gate.next(this);
      if (ended) {
        tallies.add(new PartTally(work.part(), work.parts(), gate.tally()));
      }
    }
    batch.setNumRows(row);
    return row > 0;
  }

  @Override
  public ColumnarBatch get() {
    return batch;
  }

  @Override
  public void close() {
    gate.close();
    for (ColumnVector column : columns) {
      column.close();
    }
  }

  @Override
  public void setNull(int column) {
    columns[column].putNull(row);
  }

  @Override
  public void putInt(int column, int value) {
    columns[column].putInt(row, value);
  }

  @Override
  public void putDouble(int column, double value) {
    columns[column].putDouble(row, value);
  }

  @Override
  public void putBoolean(int column, boolean value) {
    columns[column].putBoolean(row, value);
  }

  @Override
  public void putDate(int column, int epochDay) {
    columns[column].putInt(row, epochDay);
  }

  @Override
  public void putBytes(int column, byte[] value) {
    columns[column].putByteArray(row, value);
  }

  @Override
  public void putText(int column, byte[] utf8) {
    columns[column].putByteArray(row, utf8);
  }

  @Override
  public void endRow() {
    row++;
  }
}
