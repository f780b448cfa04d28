package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.contract.Quantity;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;

/**
 * Columns of a table of people and sessions that may say who was there, and may say something else.
 *
 * <p>Every row without a mark is an attendance. A column with few different texts that neither its
 * heading nor its rows explain is therefore asked for, and never passed over.
 *
 * @param positions the columns, from 0
 */
record DoubtfulMarks(List<Integer> positions) {

  private static final int MOST_TEXTS = 12;
  private static final int FEW_ROWS = 6;
  private static final int SHORT = 30;
  private static final int REPEATS = 10;
  private static final int SESSIONS = 3;
  private static final int SHOWN = 3;
  private static final double HALF = 0.5;

  private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");
  private static final Pattern ZERO = Pattern.compile("0+([.,:]0+)*");
  private static final Pattern DAY_OR_TIME =
      Pattern.compile(
          ".*\\d{4}[-/.]\\d{1,2}.*|.*\\d{1,2}[-/.:]\\d{1,2}.*|\\d{1,2} \\p{L}+\\.? \\d{2,4}");

  DoubtfulMarks {
    positions = List.copyOf(positions);
  }

  static DoubtfulMarks in(Headings.Found found) {
    return new DoubtfulMarks(
        MarkColumn.candidates(found).stream()
            .filter(column -> new Column(found, column).isDoubtful())
            .toList());
  }

  /** What the study must say; nothing where no column is doubtful. */
  Optional<Extract.Gap> gap() {
    if (positions.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Extract.Gap(
            List.of("status"),
            "present",
            "IN-REGISTER-MARK",
            lack(),
            "if everybody in it was there; if a column says who was, columns: {status: \"HEADING\"} with its heading, and marks: for what its cells mean"));
  }

  /** What is open, in words; for one column at least. */
  String lack() {
    String where =
        positions.stream()
            .limit(SHOWN)
            .map(at -> String.valueOf(at + 1))
            .collect(Collectors.joining(", "));
    return "%s (%s%s) may say who was there"
        .formatted(
            Quantity.of(positions.size(), "column"),
            where,
            positions.size() > SHOWN ? " and others" : "");
  }

  /** The column that marks of the study are about, where only one can be. */
  Optional<Integer> only() {
    return positions.size() == 1 ? Optional.of(positions.get(0)) : Optional.empty();
  }

  /** One column with its heading and cells. */
  private record Column(Headings.Found found, int position, List<Line> rows, List<String> filled) {

    Column(Headings.Found found, int position) {
      this(found, position, MarkColumn.rows(found), MarkColumn.filled(found, position));
    }

    private MarkHeading heading() {
      return MarkHeading.of(Headings.normal(found.heading().cell(position)));
    }

    boolean isDoubtful() {
      MarkHeading heading = heading();
      if (rows.isEmpty() || tellsOfAbsence()) {
        return !rows.isEmpty();
      }
      if (filled.isEmpty()) {
        return heading.isNamed() || heading.isSigned();
      }
      if (filled.stream().allMatch(cell -> DAY_OR_TIME.matcher(cell).matches())) {
        return heading.isNamed();
      }
      boolean blanks = filled.size() < rows.size();
      if (heading.isOfQuantity() && filled.stream().allMatch(Column::isNumber)) {
        return blanks || filled.stream().anyMatch(cell -> ZERO.matcher(cell).matches());
      }
      if (heading.isNamed() || heading.isSigned() && blanks) {
        return true;
      }
      return hasFewTexts() && !isExplained(heading);
    }

    private static boolean isNumber(String cell) {
      return NUMBER.matcher(cell).matches();
    }

    /** Words such as absent are of somebody who was not there, under whatever heading. */
    private boolean tellsOfAbsence() {
      return filled.stream().anyMatch(MarkColumn::isWordOfAbsence);
    }

    private boolean hasFewTexts() {
      Map<String, Long> times =
          filled.stream().collect(Collectors.groupingBy(Headings::normal, Collectors.counting()));
      long again = times.values().stream().filter(n -> n > 1).mapToLong(n -> n).sum();
      boolean few = rows.size() <= FEW_ROWS && filled.stream().allMatch(c -> c.length() <= SHORT);
      return times.size() <= MOST_TEXTS && (few || again >= HALF * filled.size());
    }

    private boolean isExplained(MarkHeading heading) {
      if (heading.isOfQuestion()) {
        return !heading.isOfMarks() && filled.stream().noneMatch(MarkColumn::isWordOfPresence);
      }
      boolean named =
          heading.isOfAttribute()
              && filled.stream().noneMatch(cell -> Marks.USUAL.of(cell).isKnown());
      return named || isCode() || isOfPeople() || isOfSessions();
    }

    /** Whether a column that is headed as codes of people has one for each. */
    private boolean isCode() {
      List<List<String>> people = by(MarkColumn.personIn(found, position));
      return Integer.valueOf(position).equals(found.columns().get("id"))
          && people.size() >= SESSIONS
          && people.stream().allMatch(Column::isOne)
          && people.size() == new HashSet<>(filled).size();
    }

    /** Whether nobody's ever changes, over many rows: what people are does not. */
    private boolean isOfPeople() {
      List<List<String>> people = by(MarkColumn.personIn(found, position));
      return rows.size() - people.size() >= REPEATS
          && sessions().size() > SESSIONS
          && filled.size() == rows.size()
          && filled.stream().noneMatch(cell -> Marks.USUAL.of(cell).isKnown() || isNumber(cell))
          && people.stream().allMatch(Column::isOne);
    }

    private List<List<String>> sessions() {
      return by(line -> found.cell(line, "date") + "\n" + found.cell(line, "group"));
    }

    /** Whether all of each session have the same, and sessions differ. */
    private boolean isOfSessions() {
      List<List<String>> sessions = sessions();
      return sessions.size() >= SESSIONS
          && rows.size() >= 2 * sessions.size()
          && sessions.stream().allMatch(Column::isOne)
          && !isOne(filled);
    }

    private static boolean isOne(List<String> cells) {
      return new HashSet<>(cells).size() == 1;
    }

    private List<List<String>> by(Function<Line, String> key) {
      Map<String, List<String>> cells = new HashMap<>();
      rows.forEach(
          line ->
              cells
                  .computeIfAbsent(key.apply(line), k -> new ArrayList<>())
                  .add(line.cell(position)));
      return List.copyOf(cells.values());
    }
  }
}
