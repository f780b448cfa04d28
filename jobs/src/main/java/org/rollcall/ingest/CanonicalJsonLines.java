package org.rollcall.ingest;

import java.nio.file.Path;

/** One flat JSON object per line, in UTF-8; also compressed with gzip. */
final class CanonicalJsonLines implements SourceFormat {

  @Override
  public String name() {
    return "canonical_jsonl";
  }

  @Override
  public boolean claims(String fileName) {
    return fileName.endsWith(".jsonl") || fileName.endsWith(".jsonl.gz");
  }

  @Override
  public RecordReader open(Path file, Request request, Limits limits) {
    return new JsonRecords(Input.open(file, limits), request.mapping(), limits);
  }
}
