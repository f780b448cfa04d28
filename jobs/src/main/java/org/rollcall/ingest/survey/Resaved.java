package org.rollcall.ingest.survey;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rollcall.ingest.export.Grid;
import org.rollcall.ingest.export.Line;

/** What R and pandas do to a table that they read and write again. */
final class Resaved {

  private static final Pattern NAMELESS =
      Pattern.compile("|x(\\.\\d+)?|\\.\\.\\.\\d+|unnamed: \\d+(_level_\\d)?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private Resaved() {}

  /** Whether a heading stands where the program left none. */
  static boolean isNameless(String heading) {
    return NAMELESS.matcher(heading.toLowerCase(Locale.ROOT)).matches();
  }

  /** The table without a first column of row numbers, if it has one. */
  static Grid withoutRowNumbers(Grid grid) {
    List<Line> lines = grid.lines();
    if (lines.size() < 2 || !isNameless(lines.get(0).cell(0)) || !isNumbered(lines)) {
      return grid;
    }
    return new Grid(
        grid.delimiter(),
        lines.stream()
            .map(line -> new Line(line.number(), line.cells().subList(1, line.cells().size())))
            .toList());
  }

  private static boolean isNumbered(List<Line> lines) {
    long before = -1;
    for (Line line : lines.subList(1, lines.size())) {
      String cell = line.cell(0);
      if (!NUMBER.matcher(cell).matches() || Long.parseLong(cell) <= before) {
        return false;
      }
      before = Long.parseLong(cell);
    }
    return true;
  }
}
