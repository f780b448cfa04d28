package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;

/**
 * The sign between thousands that spreadsheets write, as in 1,250.
 *
 * <p>In other countries the same sign stands before decimals, so that 1.000 may be one or a
 * thousand. Where a column leaves the choice its cells stay as they are, and are no counts.
 */
final class Thousands {

  private static final Pattern SURE =
      Pattern.compile("[1-9]\\d{0,2}(?:,\\d{3}\\.0{1,2}|\\.\\d{3},0{1,2})");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:[.,]\\d+)*");
  private static final Pattern HUNDREDS = Pattern.compile("[1-9]\\d{2,5}");
  private static final Set<String> NO_COUNTS =
      Set.of("date", "time", "group", "service", "event", "ran", "facilitator");
  private static final double MOST = 0.5;

  private Thousands() {}

  /** Whether a cell may be thousands, and may be a number with three decimals. */
  static boolean mayBe(String cell) {
    return isGrouped(cell, ',') || isGrouped(cell, '.');
  }

  private static boolean isGrouped(String cell, char sign) {
    int at = cell.indexOf(sign);
    return at > 0
        && at <= 3
        && at + 4 == cell.length()
        && cell.charAt(0) != '0'
        && IntStream.range(0, cell.length())
            .allMatch(i -> i == at || cell.charAt(i) >= '0' && cell.charAt(i) <= '9');
  }

  /** The same table, whose counts have no such sign where it can be no other. */
  static Headings.Found without(Headings.Found found) {
    Set<Integer> commas = columns(found, ',');
    Set<Integer> dots = columns(found, '.');
    List<Line> lines = new ArrayList<>(found.grid().lines().subList(0, found.row() + 1));
    for (Line line : found.grid().lines().subList(found.row() + 1, found.grid().lines().size())) {
      lines.add(new Line(line.number(), plain(line, commas, dots)));
    }
    Grid grid = new Grid(found.grid().delimiter(), lines);
    return new Headings.Found(grid, found.row(), found.columns(), found.others());
  }

  private static List<String> plain(Line line, Set<Integer> commas, Set<Integer> dots) {
    return IntStream.range(0, line.cells().size())
        .mapToObj(
            column -> plain(line.cell(column), commas.contains(column), dots.contains(column)))
        .toList();
  }

  private static String plain(String cell, boolean commas, boolean dots) {
    if (SURE.matcher(cell).matches()) {
      return cell.replaceFirst("[.,]0+$", "").replaceAll("[.,]", "");
    }
    boolean told = commas && isGrouped(cell, ',') || dots && isGrouped(cell, '.');
    return told ? cell.replaceAll("[.,]", "") : cell;
  }

  /** Columns of counts in which the sign can be nothing else. */
  private static Set<Integer> columns(Headings.Found found, char sign) {
    Set<Integer> others =
        found.columns().entrySet().stream()
            .filter(column -> NO_COUNTS.contains(column.getKey()))
            .map(column -> column.getValue())
            .collect(Collectors.toSet());
    return IntStream.range(0, found.heading().cells().size())
        .filter(column -> !others.contains(column))
        .filter(column -> isTold(found, column, sign))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Whole hundreds beside it leave no decimals; and who writes decimals behind a comma separates
   * cells by another sign.
   */
  private static boolean isTold(Headings.Found found, int column, char sign) {
    List<String> filled =
        found.below().stream()
            .map(line -> line.cell(column))
            .filter(Predicate.not(String::isEmpty))
            .toList();
    List<String> numbers = filled.stream().filter(c -> NUMBER.matcher(c).matches()).toList();
    boolean alike =
        numbers.stream().filter(c -> c.indexOf(sign) >= 0).allMatch(c -> isGrouped(c, sign));
    boolean whole = numbers.stream().anyMatch(cell -> HUNDREDS.matcher(cell).matches());
    return numbers.size() > MOST * filled.size()
        && alike
        && (whole || sign == ',' && found.grid().delimiter() == ',');
  }
}
