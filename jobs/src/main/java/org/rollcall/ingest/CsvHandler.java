package org.rollcall.ingest;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Takes the fields that the tokenizer finds; only those of wanted columns are copied. */
final class CsvHandler extends AbstractBaseCsvCallbackHandler<TextRecord> {

  private final Limits limits;
  private final TextRecord record;
  private final List<String> header = new ArrayList<>();
  private Layout layout;
  private int columns;
  private int chars;
  private long line;
  private boolean lastQuoted;

  CsvHandler(TextRecord record, Limits limits) {
    this.record = record;
    this.limits = limits;
  }

  List<String> header() {
    return header;
  }

  /** From now on the records are rows. */
  void layout(Layout layout) {
    this.layout = layout;
  }

  long line() {
    return line;
  }

  boolean lastQuoted() {
    return lastQuoted;
  }

  @Override
  protected void handleBegin(long startingLine) {
    line = startingLine;
    columns = 0;
    chars = 0;
    record.begin(startingLine);
    if (layout != null) {
      layout.begin();
    }
  }

  @Override
  protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
    chars += length + 1;
    if (length > limits.fieldChars() || chars > limits.lineChars()) {
      throw tooLong(length);
    }
    lastQuoted = quoted;
    columns = index + 1;
    if (layout == null) {
      if (columns > limits.columns()) {
        throw new IngestException(
            "IN-COLUMNS",
            line,
            "Cannot read the file: it has more than %d columns (must have no more)"
                .formatted(limits.columns()));
      }
      header.add(new String(text, offset, length));
    } else if (index < layout.width() && layout.wants(index)) {
      int start = record.length();
      record.append(text, offset, length);
      layout.slot(index, start, start + length);
    }
  }

  @Override
  protected TextRecord buildRecord() {
    if (layout != null) {
      if (columns == layout.width()) {
        layout.finish(record);
      } else {
        record.fault("ROW-WIDTH");
        record.clearCells();
      }
    }
    return record;
  }

  private IngestException tooLong(int length) {
    if (layout == null) {
      return new IngestException(
          "IN-HEADER-SIZE",
          line,
          "Cannot read the file: its header is too long (must be %d characters, a name %d)"
              .formatted(limits.headerChars(), limits.fieldChars()));
    }
    return length > limits.fieldChars()
        ? new IngestException(
            "IN-FIELD-SIZE",
            line,
            "Cannot read the file: a cell of line %d is longer than %d characters (must not be)"
                .formatted(line, limits.fieldChars()))
        : new IngestException(
            "IN-LINE-SIZE",
            line,
            "Cannot read the file: the row of line %d is longer than %d characters (must not be)"
                .formatted(line, limits.lineChars()));
  }
}
