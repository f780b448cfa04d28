package org.rollcall.ingest.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Line;

/** What people, R and pandas do to a table that they open and save again. */
final class Resaved {

  private static final Pattern NAMELESS =
      Pattern.compile("|x(\\.\\d+)?|\\.\\.\\.\\d+|unnamed: \\d+(_level_\\d)?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern FLOAT = Pattern.compile("\\d{1,15}\\.0");

  /** What stands where nothing was: R's word, and those of pandas. */
  static final Set<String> MISSING = Set.of("NA", "NaN", "nan");

  private static final int TITLED = 2;

  private Resaved() {}

  /** Whether a heading stands where the program left none. */
  static boolean isNameless(String heading) {
    return NAMELESS.matcher(heading.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * The table as the program wrote it, as far as that can be known.
   *
   * @param missing words for nothing, which stand in the place of empty cells
   */
  static Grid undone(Grid grid, Set<String> missing) {
    List<Line> lines = withoutRowNumbers(withoutRepeats(withoutTitles(grid.lines())));
    return new Grid(grid.delimiter(), withoutFloats(withoutWords(lines, missing)));
  }

  /** A title that somebody put above the headings stands alone in its row. */
  private static List<Line> withoutTitles(List<Line> lines) {
    int first = 0;
    while (first + 1 < lines.size()
        && lines.get(first).filled() == 1
        && lines.subList(first + 1, lines.size()).stream().anyMatch(l -> l.filled() >= TITLED)) {
      first++;
    }
    return lines.subList(first, lines.size());
  }

  /** Where files were put one behind the other the headings stand between them. */
  private static List<Line> withoutRepeats(List<Line> lines) {
    List<String> heading = lines.get(0).cells();
    return IntStream.range(0, lines.size())
        .filter(row -> row == 0 || !lines.get(row).cells().equals(heading))
        .mapToObj(lines::get)
        .toList();
  }

  private static List<Line> withoutRowNumbers(List<Line> lines) {
    return lines.size() < 2 || !isNameless(lines.get(0).cell(0)) || !isNumbered(lines)
        ? lines
        : lines.stream()
            .map(line -> new Line(line.number(), line.cells().subList(1, line.cells().size())))
            .toList();
  }

  /** Numbers go up, and begin again where another file was put behind. */
  private static boolean isNumbered(List<Line> lines) {
    String first = lines.get(1).cell(0);
    long before = -1;
    for (Line line : lines.subList(1, lines.size())) {
      String cell = line.cell(0);
      if (!NUMBER.matcher(cell).matches()
          || Long.parseLong(cell) <= before && !cell.equals(first)) {
        return false;
      }
      before = Long.parseLong(cell);
    }
    return true;
  }

  /** Where no cell is empty the words for nothing stand in the place of empty ones. */
  private static List<Line> withoutWords(List<Line> lines, Set<String> missing) {
    int width = lines.get(0).cells().size();
    List<Line> rows = lines.subList(1, lines.size());
    boolean full =
        rows.stream().allMatch(l -> l.cells().size() == width && !l.cells().contains(""));
    return full && rows.stream().anyMatch(l -> l.cells().stream().anyMatch(missing::contains))
        ? changed(lines, column -> true, cell -> missing.contains(cell) ? "" : cell)
        : lines;
  }

  /** Whole numbers are written 3.0 in a column that also has empty cells. */
  private static List<Line> withoutFloats(List<Line> lines) {
    List<Line> rows = lines.subList(1, lines.size());
    Set<Integer> floats =
        IntStream.range(0, lines.get(0).cells().size())
            .filter(column -> isFloat(rows, column))
            .boxed()
            .collect(Collectors.toSet());
    return floats.isEmpty()
        ? lines
        : changed(lines, floats::contains, cell -> cell.replaceFirst("\\.0$", ""));
  }

  private static boolean isFloat(List<Line> rows, int column) {
    boolean empty = false;
    boolean filled = false;
    for (Line row : rows) {
      String cell = row.cell(column);
      if (!cell.isEmpty() && !FLOAT.matcher(cell).matches()) {
        return false;
      }
      empty |= cell.isEmpty();
      filled |= !cell.isEmpty();
    }
    return empty && filled;
  }

  /** The rows below the headings with the cells of some columns changed. */
  private static List<Line> changed(
      List<Line> lines, IntPredicate columns, UnaryOperator<String> change) {
    List<Line> all = new ArrayList<>(lines.subList(0, 1));
    for (Line line : lines.subList(1, lines.size())) {
      List<String> cells = new ArrayList<>(line.cells());
      for (int column = 0; column < cells.size(); column++) {
        if (columns.test(column)) {
          cells.set(column, change.apply(cells.get(column)));
        }
      }
      all.add(new Line(line.number(), cells));
    }
    return all;
  }
}
