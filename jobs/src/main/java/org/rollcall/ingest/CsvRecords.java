package org.rollcall.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows of a CSV file. */
final class CsvRecords implements RecordReader {

  private final Limits limits;
  private final CsvScanner scanner;
  private final TextRecord record;
  private final Layout layout;
  private final CsvScanner.Taker cells;
  private long count;

  private CsvRecords(CsvScanner scanner, Layout layout, int cells, Limits limits) {
    this.limits = limits;
    this.scanner = scanner;
    this.record = new TextRecord(cells, scanner.buffer());
    this.layout = layout;
    this.cells =
        (column, start, end) -> {
          if (column < layout.width() && layout.wants(column)) {
            layout.slot(column, start, end);
          }
        };
  }

  /** A part of a file; the header is at the beginning of the first, and good for all. */
  static CsvRecords open(Path file, Slice slice, Mapping mapping, Limits limits) {
    IngestException first = null;
    for (Dialect dialect : Dialect.of(file, limits)) {
      CsvScanner head =
          CsvScanner.open(file, slice.isFirst() ? slice : Slice.WHOLE, dialect, limits);
      try {
        Layout layout = Layout.of(mapping, header(head, limits), limits);
        CsvScanner rows = head;
        if (!slice.isFirst()) {
          Input.closeQuietly(head);
          rows = CsvScanner.open(file, slice, dialect, limits);
        }
        return new CsvRecords(rows, layout, mapping.wanted().size(), limits);
      } catch (IngestException e) {
        Input.closeQuietly(head);
        first = first == null ? e : first;
      }
    }
    throw first;
  }

  private static List<String> header(CsvScanner scanner, Limits limits) {
    List<String> names = new ArrayList<>();
    char[] text = scanner.buffer();
    boolean found;
    try {
      found =
          scanner.next(
              (column, start, end) -> {
                if (column == 0) {
                  names.clear();
                }
                names.add(new String(text, start, end - start).replace("\"\"", "\""));
              });
    } catch (IngestException e) {
      throw e.code().equals("IN-FIELD-SIZE") || e.code().equals("IN-LINE-SIZE")
          ? headerSize(limits)
          : e;
    }
    if (!found) {
      throw new IngestException(
          "IN-EMPTY", 0, "Cannot read the file: it has no header (must hold a header and rows)");
    }
    if (names.stream().mapToInt(name -> name.length() + 1).sum() > limits.headerChars()) {
      throw headerSize(limits);
    }
    return names;
  }

  private static IngestException headerSize(Limits limits) {
    return new IngestException(
        "IN-HEADER-SIZE",
        1,
        "Cannot read the file: its header is too long (must be %d characters, a name %d)"
            .formatted(limits.headerChars(), limits.fieldChars()));
  }

  @Override
  public boolean next() {
    if (!scanner.next(cells)) {
      return false;
    }
    if (++count > limits.rows()) {
      throw limits.tooManyRows(scanner.line());
    }
    record.begin(scanner.line());
    if (scanner.columns() == layout.width()) {
      if (scanner.hasDoubled()) {
        layout.unquote(scanner);
      }
      layout.finish(record);
    } else {
      record.fault("ROW-WIDTH");
    }
    return true;
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
      scanner.close();
    } catch (IOException e) {
      throw Input.refusal(e);
    }
  }
}
