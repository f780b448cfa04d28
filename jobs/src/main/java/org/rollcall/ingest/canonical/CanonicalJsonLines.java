package org.rollcall.ingest.canonical;

import java.nio.file.Path;
import java.util.List;
import org.rollcall.ingest.core.Input;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.RecordReader;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Slice;
import org.rollcall.ingest.core.SourceFormat;

/** One flat JSON object per line, in UTF-8; also compressed with gzip. */
public final class CanonicalJsonLines implements SourceFormat {

  @Override
  public String name() {
    return "canonical_jsonl";
  }

  @Override
  public boolean claims(String fileName) {
    return fileName.endsWith(".jsonl") || fileName.endsWith(".jsonl.gz");
  }

  @Override
  public List<Slice> slices(Path file, long sliceBytes) {
    return Input.isGzip(file) ? List.of(Slice.WHOLE) : Cuts.of(file, sliceBytes, Cuts.Quotes.NONE);
  }

  @Override
  public RecordReader open(Path file, Slice slice, Request request, Limits limits) {
    return new JsonRecords(Input.open(file, slice, limits), slice, request.mapping(), limits);
  }
}
