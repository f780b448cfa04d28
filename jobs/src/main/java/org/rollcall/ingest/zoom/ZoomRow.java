package org.rollcall.ingest.zoom;

import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Times;

/**
 * A row under the heading that names its cells: reports hold several tables.
 *
 * @param table the heading
 * @param line the row
 */
record ZoomRow(Headings.Found table, Line line) {

  String cell(String key) {
    return table.cell(line, key);
  }

  Times.Stamp stamp(String key) {
    return new Times.Stamp(line.number(), cell(key));
  }

  /** The meeting's id; empty text if the row has none that is sound. */
  String id() {
    return MeetingId.of(cell("id"));
  }

  boolean hasUnsoundId() {
    return MeetingId.isUnsound(cell("id"));
  }
}
