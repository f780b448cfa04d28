package org.rollcall.ingest;

import java.nio.file.Path;

/** Parquet with flat columns of plain types. */
final class CanonicalParquet implements SourceFormat {

  @Override
  public String name() {
    return "canonical_parquet";
  }

  @Override
  public boolean claims(String fileName) {
    return fileName.endsWith(".parquet");
  }

  @Override
  public RecordReader open(Path file, Slice slice, Request request, Limits limits) {
    return ParquetRecords.open(file, request.mapping(), limits);
  }
}
