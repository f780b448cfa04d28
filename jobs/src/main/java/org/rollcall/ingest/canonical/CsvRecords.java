package org.rollcall.ingest.canonical;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Input;
import org.rollcall.ingest.core.Layout;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.RecordReader;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Slice;
import org.rollcall.ingest.core.TextRecord;
import org.rollcall.ingest.register.UnmappedMarks;

/** The rows of a CSV file. */
final class CsvRecords implements RecordReader {

  private static final int SAMPLE = 501;

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
  static CsvRecords open(Path file, Slice slice, Request request, Limits limits) {
    Mapping mapping = request.mapping();
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
        } else if (request.table().equals("attendance") && !layout.fills("status")) {
          checkMarks(file, slice, dialect, layout, limits);
        }
        return new CsvRecords(rows, layout, mapping.wanted().size(), limits);
      } catch (IngestException e) {
        Input.closeQuietly(head);
        first = first == null ? e : first;
      }
    }
    throw first;
  }

  /** Absent is not present: a column of marks that the study does not name must be told. */
  private static void checkMarks(
      Path file, Slice slice, Dialect dialect, Layout layout, Limits limits) {
    try (CsvScanner scanner = CsvScanner.open(file, slice, dialect, limits)) {
      UnmappedMarks.check(layout.columns(), sample(scanner, layout.width()));
    } catch (IOException e) {
      throw Input.refusal(e);
    }
  }

  /** The header and the first rows. */
  private static List<List<String>> sample(CsvScanner scanner, int width) {
    List<List<String>> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    CsvScanner.Taker taker = into(cells, scanner.buffer());
    while (rows.size() < SAMPLE && scanner.next(taker)) {
      if (cells.size() == width) {
        rows.add(List.copyOf(cells));
      }
    }
    return rows;
  }

  /** Takes the cells of one row after the other, as texts. */
  private static CsvScanner.Taker into(List<String> cells, char[] text) {
    return (column, start, end) -> {
      if (column == 0) {
        cells.clear();
      }
      cells.add(new String(text, start, end - start).replace("\"\"", "\""));
    };
  }

  private static List<String> header(CsvScanner scanner, Limits limits) {
    List<String> names = new ArrayList<>();
    boolean found;
    try {
      found = scanner.next(into(names, scanner.buffer()));
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
        layout.trim(scanner::unquote);
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
