package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Quantity;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * A table of numbers of people with a row for each group and a column for each day, or the other
 * way round.
 *
 * <p>A blank cell, or a word for one, is a day without a meeting or without a count: the table does
 * not tell which, and gives nothing. 0 is a meeting with nobody there. Sums of rows and columns are
 * no sessions.
 */
public final class HeadcountGrid implements ExportFormat {

  private static final double COUNTED = 0.8;
  private static final int ROWS_ABOVE = 30;
  static final Headings HEADINGS =
      new Headings()
          .need(
              "group",
              "Group",
              "Group name",
              "Meeting",
              "Meeting name",
              "Service",
              "Service name",
              "Session",
              "Program",
              "Programme",
              "Class",
              "Location",
              "Site",
              "Venue",
              "Branch",
              "Campus",
              "Church",
              "Congregation",
              "Centre",
              "Center")
          .may("time", When.TIME);

  @Override
  public String name() {
    return "headcount_grid";
  }

  @Override
  public String title() {
    return "table of headcounts by group and day";
  }

  @Override
  public List<String> tables() {
    return List.of("headcounts");
  }

  @Override
  public Recognition recognise(Document document) {
    if (document.isJson()) {
      return Recognition.NONE;
    } else if (heading(document).isPresent()) {
      return Recognition.sure("a column for each day");
    }
    return GroupColumns.of(document).isPresent()
        ? Recognition.sure("a row for each day")
        : Recognition.NONE;
  }

  private static Optional<Headings.Found> heading(Document document) {
    List<Line> lines = document.grid().lines();
    return IntStream.range(0, Math.min(ROWS_ABOVE, lines.size() - 1))
        .mapToObj(row -> HEADINGS.of(document.grid(), row))
        .flatMap(Optional::stream)
        .map(Thousands::without)
        .filter(HeadcountGrid::isOfCounts)
        .findFirst();
  }

  private static boolean isOfCounts(Headings.Found found) {
    Line header = found.heading();
    Optional<SessionHeads.Kind> kind =
        SessionHeads.kindOf(header).filter(k -> k != SessionHeads.Kind.NUMBERED);
    if (kind.isEmpty() || People.isNamed(People.HEADINGS.of(header).orElseThrow())) {
      return false;
    }
    List<Integer> columns = SessionHeads.columns(header, kind.get());
    Stacked stacked = Stacked.below(found);
    List<String> cells =
        found.below().stream()
            .filter(line -> !Totals.isOne(found, line) && !stacked.isOfSessions(line))
            .flatMap(line -> columns.stream().map(line::cell))
            .filter(cell -> !Count.isNone(cell))
            .toList();
    List<String> counts = cells.stream().filter(Count::isLike).toList();
    // Where no number is above 1, ticks are as likely as counts.
    return columns.size() > 1
        && counts.size() >= COUNTED * cells.size()
        && counts.stream().anyMatch(cell -> Thousands.mayBe(cell) || Count.of(cell).orElse(0) > 1);
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Optional<Headings.Found> heading = heading(document);
    if (heading.isEmpty()) {
      return GroupColumns.of(document).orElseThrow().extract(table, order);
    }
    Headings.Found found = heading.get();
    Stacked.check(found, Stacked.below(found)::isOfSessions);
    SessionHeads days = SessionHeads.read(found.heading(), document.fileName(), order);
    OtherColumns.check(
        found,
        days,
        found.below().stream().filter(line -> !Totals.isOne(found, line)).toList(),
        cell -> !Count.isNone(cell),
        Count::isLike,
        "counts");
    boolean timed = days.isTimed() || hasTimes(found);
    List<String> columns = new ArrayList<>(List.of("group_id", "attendees", days.key()));
    if (timed && days.kind() == SessionHeads.Kind.DATED) {
      columns.add("session_start");
    }
    Extract.Builder extract = new Extract.Builder(columns);
    int others = found.others().size() - days.heads().size();
    if (others > 0) {
      extract.drops(Quantity.of(others, "other column") + ", of groups or sums");
    }
    if (days.kind() == SessionHeads.Kind.NO_YEAR) {
      extract.lacks(Gaps.year(table));
    } else if (!timed) {
      extract.lacks(Gaps.time(table));
    }
    for (Line line : found.below()) {
      row(extract, found, days, columns, line);
    }
    return extract.build();
  }

  private static boolean hasTimes(Headings.Found found) {
    return found.has("time")
        && found.below().stream()
            .filter(line -> !Totals.isOne(found, line))
            .allMatch(line -> Times.time(found.cell(line, "time")).isPresent());
  }

  private static void row(
      Extract.Builder extract,
      Headings.Found found,
      SessionHeads days,
      List<String> columns,
      Line line) {
    List<SessionHeads.Head> counted =
        days.heads().stream().filter(head -> !Count.isNone(line.cell(head.column()))).toList();
    if (Totals.isOne(found, line)) {
      extract.aside(line.number(), "TOTALS");
    } else if (line.cells().equals(found.heading().cells())) {
      extract.aside(line.number(), "HEADING");
    } else if (counted.isEmpty()) {
      extract.aside(line.number(), "NO-COUNT");
    } else if (found.cell(line, "group").isEmpty()) {
      extract.fault(line.number(), "NO-GROUP");
    } else {
      List<Integer> sound =
          Count.sound(extract, line, counted.stream().map(SessionHeads.Head::column).toList());
      for (SessionHeads.Head head : counted) {
        if (sound.contains(head.column())) {
          Map<String, String> cells = cells(found, days, head, line);
          cells.keySet().retainAll(columns);
          extract.record(line.number(), cells);
        }
      }
    }
  }

  private static Map<String, String> cells(
      Headings.Found found, SessionHeads days, SessionHeads.Head head, Line line) {
    Map<String, String> cells = new HashMap<>();
    cells.put("group_id", found.cell(line, "group"));
    cells.put("attendees", Count.of(line.cell(head.column())).orElseThrow().toString());
    cells.put(days.key(), head.text());
    Optional<String> time = Times.time(found.cell(line, "time"));
    cells.put(
        "session_start",
        head.start().isEmpty() ? time.map(at -> head.text() + "T" + at).orElse("") : head.start());
    return cells;
  }
}
