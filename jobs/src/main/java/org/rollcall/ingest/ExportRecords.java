package org.rollcall.ingest;

import java.util.List;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Layout;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.RecordReader;
import org.rollcall.ingest.core.TextRecord;

/** The records of an extract, as the gate takes them. */
final class ExportRecords implements RecordReader {

  private final Extract extract;
  private final Layout layout;
  private final TextRecord record;
  private int at = -1;

  ExportRecords(Extract extract, Mapping mapping, Limits limits) {
    this.extract = extract;
    extract.gaps().forEach(gap -> check(gap, extract, mapping));
    this.layout = Layout.of(mapping, extract.columns(), limits);
    this.record = new TextRecord(mapping.wanted().size());
  }

  /**
   * A field that the study maps or gives as a constant is told; what it maps must then be there.
   */
  private static void check(Extract.Gap gap, Extract extract, Mapping mapping) {
    boolean told =
        mapping.wanted().stream()
            .filter(wanted -> gap.isOfColumns() && gap.fields().contains(wanted.field()))
            .anyMatch(
                wanted ->
                    !wanted.isOneColumn()
                        || !wanted.pieces().get(0).text().equals(wanted.field())
                        || extract.columns().contains(wanted.field()));
    if (!told) {
      throw new IngestException(gap.code(), 0, gap.sentence());
    }
  }

  @Override
  public boolean next() {
    if (++at >= extract.records().size()) {
      return false;
    }
    Extract.Record row = extract.records().get(at);
    record.begin(row.line());
    if (!row.fault().isEmpty()) {
      record.fault(row.fault(), row.column());
      return true;
    }
    layout.begin();
    for (int column = 0; column < layout.width(); column++) {
      if (layout.wants(column)) {
        int start = record.length();
        record.append(row.cells().get(column));
        layout.slot(column, start, record.length());
      }
    }
    layout.finish(record);
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
  public List<String> notices() {
    return extract.notices();
  }

  @Override
  public void close() {
    // The file was closed when it had been read.
  }
}
