package org.rollcall.ingest.teams;

import java.util.Optional;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Times;

/**
 * Times of a Teams report: those of a column called "(UTC)" get an offset, others are local.
 *
 * @param times how the file writes dates
 */
record TeamsTimes(Times times) {

  /** The time in a cell of a table. */
  Optional<String> of(Headings.Found table, Line line, String key) {
    return of(table.cell(line, key), table.nameOf(key));
  }

  /** The time in a cell, whose column or label is so called. */
  Optional<String> of(String cell, String label) {
    boolean isUtc = Headings.normal(label).contains("utc");
    return times
        .dateTime(cell)
        .map(time -> isUtc && time.matches(".*T[0-9:]+") ? time + "Z" : time);
  }
}
