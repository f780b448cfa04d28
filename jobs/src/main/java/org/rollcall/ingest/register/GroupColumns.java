package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Quantity;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Times;

/**
 * Headcounts with a row for each day and a column for each group or time of day.
 *
 * <p>Many tables have a day and numbers. These are known by a total that the other numbers add up
 * to, or by headings that all speak of meetings or times of day. Ticks under names of people add up
 * to a total, too: where no number is above 1, the headings must speak of meetings.
 *
 * @param found the heading
 * @param columns positions of the columns of counts
 */
record GroupColumns(Headings.Found found, List<Integer> columns) {

  private static final double MOST = 0.8;

  /** Counts among the cells of a column, unless its heading is that of a meeting. */
  private static final double LEAST = 0.5;

  private static final Pattern MEETING =
      Pattern.compile(
          "(?i)(.*[^\\p{L}])?(group|meeting|service|class)s?( \\p{Alnum}{1,3})?"
              + "|(early |late )?(morning|noon|afternoon|evening|night)");

  GroupColumns {
    columns = List.copyOf(columns);
  }

  /** The table of a file, if it is one. */
  static Optional<GroupColumns> of(Document document) {
    return HeadcountTable.HEADINGS.in(document).map(Thousands::without).flatMap(GroupColumns::of);
  }

  static Optional<GroupColumns> of(Headings.Found found) {
    List<Integer> columns =
        IntStream.range(0, found.heading().cells().size())
            .filter(column -> !found.columns().containsValue(column))
            .filter(column -> !found.heading().cell(column).isEmpty())
            .filter(column -> isOfCounts(found, column))
            .boxed()
            .toList();
    GroupColumns groups = new GroupColumns(found, columns);
    boolean told =
        groups.areMany() && groups.addUp()
            || columns.stream().allMatch(column -> isMeeting(found, column));
    return columns.size() > 1 && told && HeadcountTable.parts(found).isEmpty()
        ? Optional.of(groups)
        : Optional.empty();
  }

  private static List<Line> rows(Headings.Found found) {
    return found.below().stream().filter(line -> !Totals.isOne(found, line)).toList();
  }

  private static boolean isOfCounts(Headings.Found found, int column) {
    List<String> filled =
        rows(found).stream()
            .map(line -> line.cell(column))
            .filter(cell -> !Count.isNone(cell))
            .toList();
    long counts = filled.stream().filter(Count::isLike).count();
    double least = isMeeting(found, column) ? 0 : LEAST;
    return counts > 0 && counts >= least * filled.size();
  }

  private boolean areMany() {
    return rows(found).stream()
        .flatMap(line -> columns.stream().map(line::cell))
        .filter(cell -> !Count.isNone(cell) && Count.fault(cell).isEmpty())
        .anyMatch(cell -> Count.of(cell).orElse(0) > 1);
  }

  private boolean addUp() {
    List<Line> totalled =
        rows(found).stream().filter(this::hasTotal).filter(this::isSound).toList();
    long equal = totalled.stream().filter(this::addsUp).count();
    return equal > 0 && equal >= MOST * totalled.size();
  }

  private boolean addsUp(Line line) {
    int sum =
        columns.stream()
            .map(line::cell)
            .filter(cell -> !Count.isNone(cell) && Count.fault(cell).isEmpty())
            .mapToInt(cell -> Count.of(cell).orElse(0))
            .sum();
    return sum == Count.of(found.cell(line, "total")).orElse(0);
  }

  private static boolean isMeeting(Headings.Found found, int column) {
    String name = found.heading().cell(column);
    return MEETING.matcher(name).matches() || Times.time(name).isPresent();
  }

  private boolean haveTimes() {
    return columns.stream()
        .allMatch(column -> Times.time(found.heading().cell(column)).isPresent());
  }

  Extract extract(String table, DateOrder order) {
    When when = When.of(found, order);
    boolean timed = haveTimes() || when.hasTimes();
    List<String> names = new ArrayList<>(List.of("attendees", "Date"));
    if (!haveTimes()) {
      names.add("group_id");
    }
    if (timed) {
      names.add("session_start");
    }
    Extract.Builder extract = new Extract.Builder(names);
    if (!timed) {
      extract.lacks(Gaps.time(table));
    }
    int others = found.others().size() - columns.size();
    if (others > 0) {
      extract.drops(Quantity.of(others, "other column"));
    }
    for (Line line : found.below()) {
      row(extract, names, when, line);
    }
    return extract.build();
  }

  private void row(Extract.Builder extract, List<String> names, When when, Line line) {
    List<Integer> counted =
        columns.stream().filter(column -> !Count.isNone(line.cell(column))).toList();
    if (Totals.isOne(found, line)) {
      extract.aside(line.number(), "TOTALS");
    } else if (when.date(line).isEmpty() || when.hasTimes() && when.start(line).isEmpty()) {
      extract.fault(line.number(), "TYPE-DATETIME");
    } else if (counted.isEmpty()) {
      extract.aside(line.number(), "NO-COUNT");
    } else if (isSound(line) && hasTotal(line) && !addsUp(line)) {
      extract.fault(line.number(), "COUNT-SUM");
    } else {
      for (int column : Count.sound(extract, line, counted)) {
        Map<String, String> cells = cells(when, line, column);
        cells.keySet().retainAll(names);
        extract.record(line.number(), cells);
      }
      total(extract, line);
    }
  }

  /** A total that cannot be read says nothing against the counts. */
  private void total(Extract.Builder extract, Line line) {
    String total = found.cell(line, "total");
    if (!Count.isNone(total) && !Count.fault(total).isEmpty()) {
      extract.fault(line.number(), Count.fault(total), found.columns().get("total") + 1);
    }
  }

  private boolean hasTotal(Line line) {
    String total = found.cell(line, "total");
    return !Count.isNone(total) && Count.fault(total).isEmpty();
  }

  /** Whether each cell of the row is a count or none, so that a sum can be held against it. */
  private boolean isSound(Line line) {
    return columns.stream()
        .map(line::cell)
        .allMatch(cell -> Count.isNone(cell) || Count.fault(cell).isEmpty());
  }

  private Map<String, String> cells(When when, Line line, int column) {
    String name = found.heading().cell(column);
    String day = when.date(line).orElseThrow();
    Map<String, String> cells = new HashMap<>();
    cells.put("attendees", Count.of(line.cell(column)).orElseThrow().toString());
    cells.put("Date", day);
    cells.put("group_id", name);
    Optional<String> start =
        haveTimes() ? Times.time(name).map(time -> day + "T" + time) : when.start(line);
    start.ifPresent(at -> cells.put("session_start", at));
    return cells;
  }
}
