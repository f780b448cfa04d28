package org.rollcall.ingest.canonical;

import java.nio.file.Path;
import java.util.List;
import org.rollcall.ingest.core.Input;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.RecordReader;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Slice;
import org.rollcall.ingest.core.SourceFormat;

/**
 * Separated values by RFC 4180 with a header, in any encoding and with any delimiter that
 * spreadsheets use; also compressed with gzip.
 */
public final class CanonicalCsv implements SourceFormat {

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
