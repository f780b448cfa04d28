package org.rollcall.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.rollcall.contract.Schemas;
import org.rollcall.gate.Intake;
import org.rollcall.gate.SourceFile;
import org.rollcall.ingest.core.Slice;

/** The rows of one request: one partition per file or part of one, in the order of the request. */
final class GateTable implements SupportsRead {

  private final GateRequest request;

  GateTable(GateRequest request) {
    this.request = request;
  }

  @Override
  public String name() {
    return "gate " + request;
  }

  @Override
  @SuppressWarnings("deprecation")
  public StructType schema() {
    return ContractTypes.of(Schemas.curated(request.table()));
  }

  @Override
  public Set<TableCapability> capabilities() {
    return EnumSet.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return () -> new GateScan(request, schema());
  }

  private record GateScan(GateRequest request, StructType schema) implements Scan, Batch {

    @Override
    public StructType readSchema() {
      return schema;
    }

    @Override
    public String description() {
      return "gate " + request;
    }

    @Override
    public Batch toBatch() {
      return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
      return request.entries().stream()
          .flatMap(entry -> parts(entry, request.sliceBytes()))
          .toArray(InputPartition[]::new);
    }

    private static Stream<FilePart> parts(GateRequest.Entry entry, long sliceBytes) {
      List<Slice> slices = entry.intake().slices(entry.file(), sliceBytes);
      return IntStream.range(0, slices.size())
          .mapToObj(
              part ->
                  new FilePart(
                      entry.intake(), entry.file(), slices.get(part), part, slices.size()));
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
      return new GateReaderFactory(request.table(), request.keys(), request.tallies());
    }

    @Override
    public String toString() {
      return description();
    }
  }

  /** The work of one task. */
  record FilePart(Intake intake, SourceFile file, Slice slice, int part, int parts)
      implements InputPartition {

    @Override
    public String toString() {
      return "part %d of %d of file %s".formatted(part + 1, parts, file.fileId());
    }
  }
}
