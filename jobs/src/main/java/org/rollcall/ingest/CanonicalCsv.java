package org.rollcall.ingest;

import java.nio.file.Path;

/** Comma-separated values by RFC 4180, in UTF-8, with a header; also compressed with gzip. */
final class CanonicalCsv implements SourceFormat {

  @Override
  public String name() {
    return "canonical_csv";
  }

  @Override
  public boolean claims(String fileName) {
    return fileName.endsWith(".csv") || fileName.endsWith(".csv.gz");
  }

  @Override
  public RecordReader open(Path file, Request request, Limits limits) {
    return CsvRecords.open(Input.open(file, limits), request.mapping(), limits);
  }
}
