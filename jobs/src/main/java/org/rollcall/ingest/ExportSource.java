package org.rollcall.ingest;

import java.io.IOException;
import java.nio.file.Path;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Input;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.RecordReader;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Slice;
import org.rollcall.ingest.core.SourceFormat;
import org.rollcall.ingest.directory.PlannedSessions;

/** Reads the files of an export format as a source's files. */
final class ExportSource implements SourceFormat {

  /** Exports are read into memory: no report of a meeting comes near. */
  private static final int MOST_BYTES = 64 << 20;

  private static final String SLOTS = "directory_slots";

  private final ExportFormat format;

  ExportSource(ExportFormat format) {
    this.format = format;
  }

  @Override
  public String name() {
    return format.name();
  }

  /** No ending tells an export: .csv may be anything. */
  @Override
  public boolean claims(String fileName) {
    return false;
  }

  @Override
  public RecordReader open(Path file, Slice slice, Request request, Limits limits) {
    Document document = document(file, limits);
    if (format.tables().isEmpty()) {
      throw new IngestException(
          "IN-NO-TABLE",
          0,
          "Cannot read the file: a %s %s".formatted(format.title(), format.whyNone()));
    }
    boolean plans = request.table().equals("sessions") && listsSlots();
    if (plans && request.planned().isEmpty()) {
      throw new IngestException(
          "IN-PLANNED",
          0,
          "Cannot read the file: a %s lists weekly slots without start dates (must be told: add planned: {from: 2026-01-01, to: 2026-06-30} to the source, with the days it holds for)"
              .formatted(format.title()));
    }
    if (!plans && !format.tables().contains(request.table())) {
      throw new IngestException(
          "IN-TABLE",
          0,
          "Cannot read the file: a %s gives no %s (must be asked for one of %s)"
              .formatted(format.title(), request.table(), String.join(", ", format.tables())));
    }
    Recognition found = format.recognise(document);
    if (!found.isSure()) {
      throw Sniffer.unlike(format, found, document);
    }
    Extract extract = plans ? planned(document, request) : format.extract(document, request);
    return new ExportRecords(extract, request.mapping(), limits);
  }

  private boolean listsSlots() {
    return format.tables().contains(SLOTS);
  }

  private Extract planned(Document document, Request request) {
    return PlannedSessions.of(
        format.extract(document, SLOTS, request.order()),
        request.planned().orElseThrow(),
        request.mapping());
  }

  /** The file in memory. */
  static Document document(Path file, Limits limits) {
    try (Input in = Input.open(file, Slice.WHOLE, limits)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IngestException(
            "IN-EXPORT-SIZE",
            0,
            "Cannot read the file: it is larger than %d MB (must be less; larger files are read as canonical_csv)"
                .formatted(MOST_BYTES >> 20));
      }
      return Document.of(file.getFileName().toString(), bytes, limits);
    } catch (IOException e) {
      throw Input.refusal(e);
    }
  }
}
