package org.rollcall.ingest;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The rows of a CSV file. */
final class CsvRecords implements RecordReader {

  private final Limits limits;
  private final Utf8Reader text;
  private final CsvHandler handler;
  private final CloseableIterator<TextRecord> rows;
  private final TextRecord record;
  private final Layout layout;
  private long count;

  private CsvRecords(Input in, Mapping mapping, Limits limits) {
    this.limits = limits;
    this.text = new Utf8Reader(in);
    this.record = new TextRecord(mapping.wanted().size());
    this.handler = new CsvHandler(record, limits);
    this.rows =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .maxBufferSize(2 * limits.lineChars())
            .build(handler, text)
            .iterator();
    if (!advance()) {
      throw new IngestException(
          "IN-EMPTY", 0, "Cannot read the file: it has no header (must hold a header and rows)");
    }
    this.layout = Layout.of(mapping, handler.header(), limits);
    handler.layout(layout);
  }

  static CsvRecords open(Input in, Mapping mapping, Limits limits) {
    try {
      return new CsvRecords(in, mapping, limits);
    } catch (RuntimeException e) {
      in.closeQuietly();
      throw e;
    }
  }

  @Override
  public boolean next() {
    if (!advance()) {
      return false;
    }
    if (++count > limits.rows()) {
      throw new IngestException(
          "IN-ROWS",
          record.line(),
          "Cannot read the file: it has more than %d rows (must have no more; split it)"
              .formatted(limits.rows()));
    }
    return true;
  }

  private boolean advance() {
    try {
      if (rows.hasNext()) {
        rows.next();
        return true;
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw unwrapped(e);
    }
    checkQuotes();
    return false;
  }

  /** The tokenizer takes the end of the file for the end of a quoted cell; this does not. */
  private void checkQuotes() {
    if (text.quotes() % 2 == 0) {
      return;
    }
    if (handler.lastQuoted()) {
      throw new IngestException(
          "IN-TRUNCATED",
          handler.line(),
          "Cannot read the file: it ends inside the quoted cell of line %d (must be sent again whole)"
              .formatted(handler.line()));
    }
    throw quotes();
  }

  private IngestException unwrapped(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IngestException refusal) {
        return refusal;
      }
    }
    return quotes();
  }

  private IngestException quotes() {
    return new IngestException(
        "IN-QUOTES",
        handler.line(),
        "Cannot read the file: its quotation marks do not match near line %d (must follow RFC 4180)"
            .formatted(handler.line()));
  }

  @Override
  public TextRecord record() {
    return record;
  }

  @Override
  public int column(int cell) {
    return layout.column(cell);
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      throw Input.refusal(e);
    }
  }
}
