package org.rollcall.ingest.register;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;

/**
 * Tables one below the other in one sheet, whose rows would stand under the wrong headings.
 *
 * @param found the first heading
 * @param sessions its columns that stand for sessions
 */
record Stacked(Headings.Found found, List<Integer> sessions) {

  private static final Set<SessionHeads.Kind> DAYS =
      Set.of(SessionHeads.Kind.DATED, SessionHeads.Kind.NO_YEAR);

  /** A number as much as a day of a month. */
  private static final Pattern AVERAGE = Pattern.compile("\\d+\\.\\d+");

  static Stacked below(Headings.Found found) {
    return new Stacked(found, SessionHeads.columns(found.heading()));
  }

  /**
   * Refuses a file in which a heading with other cells stands below the first.
   *
   * @param found the first
   * @param isHeading what else than the first is a heading
   * @throws IngestException if there is one
   */
  static void check(Headings.Found found, Predicate<Line> isHeading) {
    found.below().stream()
        .filter(isHeading)
        .findFirst()
        .ifPresent(
            line -> {
              throw new IngestException(
                  "IN-STACKED",
                  line.number(),
                  "Cannot read the file: another table with other headings begins below the first (must be one table: save each as a file of its own)");
            });
  }

  /** Whether days stand where marks or counts of days should: a row of headings. */
  private boolean isOfDays(Line line) {
    List<String> filled =
        sessions.stream()
            .map(line::cell)
            .filter(cell -> !cell.isEmpty() && !AVERAGE.matcher(cell).matches())
            .toList();
    long days =
        filled.stream()
            .filter(
                cell ->
                    SessionHeads.kindOf(new Line(line.number(), List.of(cell)))
                        .filter(DAYS::contains)
                        .isPresent())
            .count();
    return days > 0 && 2 * days > filled.size();
  }

  /** Whether sessions stand beside the same heading of names: also those by number. */
  boolean isOfSessions(Line line) {
    boolean named =
        found.columns().values().stream()
            .anyMatch(
                column ->
                    Headings.normal(line.cell(column))
                        .equals(Headings.normal(found.heading().cell(column))));
    return isOfDays(line) || named && SessionHeads.kindOf(line).isPresent();
  }
}
