package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Quantity;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Sheets;

/**
 * A register with a row for each person and a column for each session.
 *
 * <p>Each cell is one attendance. A blank one means absent where the register marks nothing but
 * presence; where it also marks absence, blank says neither, and is unknown. A column without any
 * mark stands for a session that was not held or not yet, and gives nothing.
 */
public final class RegisterWide implements ExportFormat {

  private static final int WIDEST_SINGLE = 4;
  private static final double MARKED = 0.8;
  private static final Pattern MOMENT =
      Pattern.compile("^\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4},? \\d{1,2}:\\d{2}");

  @Override
  public String name() {
    return "register_wide";
  }

  @Override
  public String title() {
    return "register with a column for each session";
  }

  @Override
  public List<String> tables() {
    return List.of("attendance", "headcounts");
  }

  @Override
  public Recognition recognise(Document document) {
    if (document.isJson()) {
      return Recognition.NONE;
    }
    Optional<Headings.Found> found = heading(document.grid());
    if (found.isEmpty()) {
      return Recognition.NONE;
    }
    Line header = found.get().heading();
    SessionHeads.Kind kind = SessionHeads.kindOf(header).orElseThrow();
    List<Integer> columns = SessionHeads.columns(header);
    if (columns.size() == 1 && header.filled() > WIDEST_SINGLE) {
      return Recognition.NONE;
    }
    if (kind == SessionHeads.Kind.NUMBERED && hasMoments(found.get())) {
      return Recognition.NONE;
    }
    if (shareOfMarks(found.get(), columns, kind != SessionHeads.Kind.NUMBERED) < MARKED) {
      return kind == SessionHeads.Kind.NUMBERED
          ? Recognition.NONE
          : new Recognition(
              0.6, "", List.of("the cells under its dates are no marks of presence, as P or 1"));
    }
    return Recognition.sure(
        switch (kind) {
          case DATED -> "sessions by date";
          case NO_YEAR ->
              SessionHeads.yearOf(document.fileName())
                  .map(year -> "sessions by date, of the year in the file's name")
                  .orElse("sessions by date without year");
          case NUMBERED -> "sessions by number";
        });
  }

  private static Optional<Headings.Found> heading(Grid grid) {
    for (int row = 0; row < Math.min(30, grid.lines().size() - 1); row++) {
      Optional<Headings.Found> found = People.HEADINGS.of(grid, row);
      if (found.filter(People::isNamed).isPresent()
          && SessionHeads.kindOf(grid.lines().get(row)).isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Who answers numbered questions does so at a moment; who is at numbered sessions is not. */
  private static boolean hasMoments(Headings.Found found) {
    return found.below().stream()
        .flatMap(line -> line.cells().stream())
        .anyMatch(cell -> MOMENT.matcher(cell).find());
  }

  /**
   * @param dated whether its headings are days, so that short texts that come again are marks too
   */
  private static double shareOfMarks(Headings.Found found, List<Integer> columns, boolean dated) {
    Stacked stacked = Stacked.below(found);
    List<String> cells =
        found.below().stream()
            .filter(line -> !isTotals(found, line) && !isNote(line))
            .filter(line -> !stacked.isOfSessions(line))
            .flatMap(line -> columns.stream().map(line::cell))
            .filter(cell -> Marks.USUAL.of(cell) != Mark.BLANK)
            .toList();
    Set<String> again = dated ? ShortMarks.in(cells) : Set.of();
    long marks =
        cells.stream()
            .filter(cell -> Marks.USUAL.of(cell) != Mark.OTHER || again.contains(cell))
            .count();
    return cells.isEmpty() ? 0 : (double) marks / cells.size();
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    return extract(document, new Request(table, new Mapping(List.of()), order));
  }

  @Override
  public Extract extract(Document document, Request request) {
    String table = request.table();
    Headings.Found found = heading(document.grid()).orElseThrow();
    Line header = found.heading();
    SessionHeads sessions = SessionHeads.read(header, document.fileName(), request.order());
    Stacked.check(found, Stacked.below(found)::isOfSessions);
    List<Line> rows = found.below();
    List<Line> people =
        rows.stream().filter(line -> !isTotals(found, line) && !isNote(line)).toList();
    WideMarks usual = new WideMarks(sessions, people, Marks.of(request.marks()));
    WideMarks marks = usual.with(Legend.of(found).meanings(usual.cells()));
    OtherColumns.check(
        found,
        sessions,
        people,
        cell -> marks.meanings().of(cell) != Mark.BLANK,
        cell -> marks.meanings().of(cell).isKnown() && !Sheets.isError(cell),
        "marks");
    Mark.check(marks.all(), sessions.kind() != SessionHeads.Kind.NUMBERED);
    if (marks.all().contains(Mark.CROSS)) {
      Legend.check(document.grid());
    }
    RegisterReading reading = RegisterReading.of(found, marks);
    Set<Long> again = SameNames.in(reading, people, request);
    Extract.Builder extract = new Extract.Builder(columns(table, reading)).drops("names");
    say(extract, found, marks);
    lacks(extract, table, sessions);
    marks.unknown().gap().ifPresent(extract::lacks);
    for (Line line : rows) {
      read(extract, reading, again, line, table);
    }
    if (table.equals("headcounts")) {
      reading.held().stream()
          .flatMap(head -> reading.headcount(people, head).stream())
          .forEach(cells -> extract.record(header.number(), cells));
    }
    return extract.build();
  }

  private static void read(
      Extract.Builder extract, RegisterReading reading, Set<Long> again, Line line, String table) {
    if (isTotals(reading.found(), line)) {
      extract.aside(line.number(), "TOTALS");
    } else if (isNote(line)) {
      extract.aside(line.number(), "NOTES");
    } else if (table.equals("headcounts")) {
      extract.usedRow();
    } else if (People.idOf(reading.found(), line).isEmpty()) {
      extract.fault(line.number(), "NO-PERSON");
    } else if (again.contains(line.number())) {
      extract.fault(line.number(), "NAME-TWICE", People.columnOf(reading.found()) + 1);
    } else {
      extract.usedRow();
      reading.held().forEach(head -> read(extract, reading, line, head));
    }
  }

  /** A mark that cannot be read costs its cell, not the person. */
  private static void read(
      Extract.Builder extract, RegisterReading reading, Line line, SessionHeads.Head head) {
    if (reading.marks().of(line, head) == Mark.OTHER) {
      extract.fault(line.number(), "REGISTER-MARK", head.column() + 1);
    } else {
      extract.record(line.number(), reading.attendance(line, head));
    }
  }

  private static boolean isTotals(Headings.Found found, Line line) {
    return Totals.isOne(found, line)
        && !Totals.isOfMarks(found, line, SessionHeads.columns(found.heading()));
  }

  /** What people write below a register: "P = present", "Notes: ...". */
  private static boolean isNote(Line line) {
    return !Legend.of(line).isEmpty();
  }

  private static List<String> columns(String table, RegisterReading reading) {
    List<String> columns = new ArrayList<>();
    columns.addAll(
        table.equals("attendance")
            ? List.of("participant_id", "identity_grade", "attendance_mode", "status")
            : List.of("session_modality", "attendees"));
    if (reading.timed()) {
      columns.add("session_start");
    }
    columns.add(reading.key());
    if (table.equals("attendance")) {
      reading.mail().ifPresent(mail -> columns.add(mail.name()));
    }
    return columns;
  }

  private static void say(Extract.Builder extract, Headings.Found found, WideMarks marks) {
    int sessions = marks.sessions().heads().size();
    int others = found.others().size() - sessions;
    if (others > 0) {
      extract.drops(Quantity.of(others, "other column") + ", of persons or sums");
    }
    int unmarked = sessions - marks.held().size();
    if (unmarked > 0) {
      extract.drops(Quantity.of(unmarked, "column") + " of sessions without any mark");
    }
    if (marks.errors() > 0) {
      extract.notice(
          Quantity.of(marks.errors(), "spreadsheet error")
              + " in cells of marks, taken as unknown");
    }
    if (marks.all().contains(Mark.CROSS)) {
      extract.notice(
          "X is taken as present and a blank cell as absent, because nothing else is marked; where X strikes out who was absent, put P and A in their places");
    }
  }

  private static void lacks(Extract.Builder extract, String table, SessionHeads sessions) {
    switch (sessions.kind()) {
      case DATED -> {
        if (!sessions.isTimed()) {
          extract.lacks(Gaps.time(table));
        }
      }
      case NO_YEAR -> extract.lacks(Gaps.year(table));
      case NUMBERED -> extract.lacks(Gaps.date());
    }
  }
}
