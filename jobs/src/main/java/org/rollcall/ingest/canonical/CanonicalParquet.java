package org.rollcall.ingest.canonical;

import java.nio.file.Path;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.RecordReader;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Slice;
import org.rollcall.ingest.core.SourceFormat;

/** Parquet with flat columns of plain types. */
public final class CanonicalParquet implements SourceFormat {

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
