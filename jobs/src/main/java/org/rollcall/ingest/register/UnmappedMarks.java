package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;

/**
 * Columns of a plain table of attendance that may say who was there, where the study names no
 * status: every row would be an attendance, also that of somebody who was marked absent.
 */
public final class UnmappedMarks {

  private static final int ENOUGH = 12;
  private static final Pattern TIME = Pattern.compile(".*\\d{1,2}[:.]\\d{2}.*");
  private static final Map<String, String> KEYS =
      Map.of("participant_id", "id", "session_start", "date", "group_id", "group");

  private UnmappedMarks() {}

  /**
   * Refuses a table that has such a column.
   *
   * @param columns columns that the study maps, by field
   * @param heading the heading and the first rows, each as its cells
   * @throws IngestException if a column may say who was there
   */
  public static void check(Map<String, Integer> columns, List<List<String>> heading) {
    Map<String, Integer> keys = new HashMap<>();
    columns.forEach((field, column) -> keys.put(KEYS.getOrDefault(field, field), column));
    List<Line> lines = new ArrayList<>();
    heading.forEach(
        cells ->
            lines.add(new Line(lines.size() + 1L, cells.stream().map(String::strip).toList())));
    Headings.Found found = new Headings.Found(new Grid(',', lines), 0, keys, List.of());
    boolean enough = lines.size() > ENOUGH;
    List<Integer> open = new ArrayList<>();
    MarkColumn.in(found, Optional.empty())
        .filter(column -> column.isNamed() || enough)
        .ifPresent(column -> open.add(column.position()));
    if (open.isEmpty() && enough) {
      // A few rows tell too little of columns that no heading explains.
      open.addAll(DoubtfulMarks.in(found).positions());
      open.removeIf(column -> isOfTimes(found, column) || tellsNothing(found, column));
    }
    if (!open.isEmpty()) {
      throw refusal(new DoubtfulMarks(open));
    }
  }

  /** Everybody has a time of their own: the time of a person's coming, and nobody stayed away. */
  private static boolean isOfTimes(Headings.Found found, int column) {
    return found.below().stream().allMatch(line -> TIME.matcher(line.cell(column)).matches());
  }

  /** One text in every row, which is no mark that anybody knows. */
  private static boolean tellsNothing(Headings.Found found, int column) {
    Set<String> texts =
        found.below().stream().map(line -> line.cell(column)).collect(Collectors.toSet());
    return texts.size() == 1 && texts.stream().noneMatch(text -> Marks.USUAL.of(text).isKnown());
  }

  private static IngestException refusal(DoubtfulMarks open) {
    return new IngestException(
        "IN-REGISTER-MARK",
        1,
        ("Cannot read the file: %s (must be told: add constants: {status: \"present\"} to the"
                + " source, if everybody in it was there; if a column says who was, columns:"
                + " {status: \"HEADING\"} with its heading, and values: {status: {...}} for what its"
                + " cells mean)")
            .formatted(open.lack()));
  }
}
