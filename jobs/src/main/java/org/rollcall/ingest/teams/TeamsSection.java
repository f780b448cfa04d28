package org.rollcall.ingest.teams;

import java.util.List;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;

/**
 * A table of the report.
 *
 * @param table its heading
 * @param lines its rows
 * @param isStays whether a row is a stay; else it is a person
 */
record TeamsSection(Headings.Found table, List<Line> lines, boolean isStays) {

  static TeamsSection of(Headings.Found table, boolean isStays) {
    List<Line> lines =
        table.below().stream()
            .takeWhile(line -> !TeamsHeadings.isTitle(line) && !TeamsHeadings.isHeading(line))
            .toList();
    return new TeamsSection(table, lines, isStays);
  }

  /** Whether the same heading stands below it once more: then it is not one report. */
  boolean isRepeated(Grid grid) {
    Headings headings = isStays ? TeamsHeadings.STAYS : TeamsHeadings.PEOPLE;
    return headings.in(grid, table.row() + 1).isPresent();
  }
}
