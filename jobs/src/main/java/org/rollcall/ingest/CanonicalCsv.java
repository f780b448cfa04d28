package org.rollcall.ingest;

import java.nio.file.Path;
import java.util.List;

/**
 * Separated values by RFC 4180 with a header, in any encoding and with any delimiter that
 * spreadsheets use; also compressed with gzip.
 */
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
    if (Input.isGzip(file)) {
      return List.of(Slice.WHOLE);
    }
    List<Slice> cuts = Cuts.of(file, sliceBytes, Cuts.Quotes.HOLD_LINES);
    return cuts.size() > 1 && !Dialect.isBytewise(Dialect.charset(file, Limits.DEFAULT))
        ? List.of(Slice.WHOLE)
        : cuts;
  }

  @Override
  public RecordReader open(Path file, Slice slice, Request request, Limits limits) {
    return CsvRecords.open(file, slice, request, limits);
  }
}
