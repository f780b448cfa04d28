package org.rollcall.engine;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.rollcall.contract.Schemas;
import org.rollcall.gate.FileGate;
import org.rollcall.gate.Keys;

/** Opens the gate where a task runs. */
final class GateReaderFactory implements PartitionReaderFactory {

  private static final long serialVersionUID = 1L;

  private final String table;
  private final Keys keys;
  private final Tallies tallies;

  GateReaderFactory(String table, Keys keys, Tallies tallies) {
    this.table = table;
    this.keys = keys;
    this.tallies = tallies;
  }

  @Override
  public boolean supportColumnarReads(InputPartition partition) {
    return true;
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    throw new UnsupportedOperationException("Cannot read row by row (must read by column)");
  }

  @Override
  public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
    GateTable.FilePart work = (GateTable.FilePart) partition;
    return new GateReader(
        work,
        FileGate.open(work.intake(), work.file(), work.slice(), keys),
        ContractTypes.of(Schemas.curated(table)),
        tallies);
  }
}
