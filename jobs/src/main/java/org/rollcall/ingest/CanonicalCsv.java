package org.rollcall.ingest;

import java.nio.file.Path;
import java.util.List;

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
  public List<Slice> slices(Path file, long sliceBytes) {
    return Input.isGzip(file)
        ? List.of(Slice.WHOLE)
        : Cuts.of(file, sliceBytes, Cuts.Quotes.HOLD_LINES);
  }

  @Override
  public RecordReader open(Path file, Slice slice, Request request, Limits limits) {
    return CsvRecords.open(file, slice, request.mapping(), limits);
  }
}
