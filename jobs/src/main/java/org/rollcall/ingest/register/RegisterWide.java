package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Document;
import org.rollcall.ingest.export.ExportFormat;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Grid;
import org.rollcall.ingest.export.Headings;
import org.rollcall.ingest.export.Line;
import org.rollcall.ingest.export.Recognition;
import org.rollcall.ingest.export.Sheets;

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
    Line header = header(found.get());
    SessionHeads.Kind kind = SessionHeads.kindOf(header).orElseThrow();
    List<Integer> columns = SessionHeads.columns(header, kind);
    if (columns.size() == 1 && header.filled() > WIDEST_SINGLE) {
      return Recognition.NONE;
    }
    if (kind == SessionHeads.Kind.NUMBERED && hasMoments(found.get())) {
      return Recognition.NONE;
    }
    if (shareOfMarks(found.get(), columns) < MARKED) {
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

  private static Line header(Headings.Found found) {
    return found.grid().lines().get(found.row());
  }

  /** Who answers numbered questions does so at a moment; who is at numbered sessions is not. */
  private static boolean hasMoments(Headings.Found found) {
    return found.below().stream()
        .flatMap(line -> line.cells().stream())
        .anyMatch(cell -> MOMENT.matcher(cell).find());
  }

  private static double shareOfMarks(Headings.Found found, List<Integer> columns) {
    long marks = 0;
    long filled = 0;
    for (Line line : found.below()) {
      if (isTotals(found, line)) {
        continue;
      }
      for (int column : columns) {
        Mark mark = Mark.of(line.cell(column));
        filled += mark == Mark.BLANK ? 0 : 1;
        marks += mark == Mark.BLANK || mark == Mark.OTHER ? 0 : 1;
      }
    }
    return filled == 0 ? 0 : (double) marks / filled;
  }

  @Override
  public Extract extract(Document document, String table, DayOrder order) {
    Headings.Found found = heading(document.grid()).orElseThrow();
    Line header = header(found);
    SessionHeads sessions = SessionHeads.read(header, document.fileName(), order);
    List<Line> rows = found.below();
    List<Line> people = rows.stream().filter(line -> !isTotals(found, line)).toList();
    Set<Mark> marks = marks(sessions, people);
    Mark.check(marks, sessions.kind() != SessionHeads.Kind.NUMBERED);
    List<SessionHeads.Head> held =
        sessions.heads().stream().filter(head -> isMarked(head, people)).toList();
    String blank = marks.contains(Mark.ABSENT) ? "unknown" : "absent";
    Reading reading = new Reading(found, held, blank, sessions.key(), sessions.isTimed());
    Extract.Builder extract = new Extract.Builder(columns(table, reading));
    say(extract, table, sessions, found, held.size(), errors(sessions, people));
    if (marks.contains(Mark.CROSS)) {
      extract.notice(
          "X is taken as present and a blank cell as absent, because nothing else is marked; where X strikes out who was absent, put P and A in their places");
    }
    for (Line line : rows) {
      if (isTotals(found, line)) {
        extract.aside(line.number(), "TOTALS");
      } else if (isNote(line)) {
        extract.aside(line.number(), "NOTES");
      } else if (held.stream().anyMatch(head -> markOf(line, head) == Mark.OTHER)) {
        extract.fault(line.number(), "REGISTER-MARK");
      } else if (table.equals("headcounts")) {
        extract.usedRow();
      } else if (People.idOf(found, line).isEmpty()) {
        extract.fault(line.number(), "NO-PERSON");
      } else {
        attendances(extract, reading, line);
      }
    }
    if (table.equals("headcounts")) {
      held.forEach(head -> headcount(extract, reading, header, head, people));
    }
    return extract.build();
  }

  private static boolean isTotals(Headings.Found found, Line line) {
    int last = found.columns().values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return line.cells().stream().limit(last + 1L).anyMatch(Sheets::isTotals);
  }

  /** What people write below a register: "P = present", "Notes: ...". */
  private static boolean isNote(Line line) {
    return line.filled() == 1
        && line.cells().stream().anyMatch(cell -> cell.contains("=") || cell.contains(":"));
  }

  private static Mark markOf(Line line, SessionHeads.Head head) {
    return Mark.of(line.cell(head.column()));
  }

  private static Set<Mark> marks(SessionHeads sessions, List<Line> rows) {
    Set<Mark> marks = new HashSet<>();
    for (Line line : rows) {
      sessions.heads().forEach(head -> marks.add(markOf(line, head)));
    }
    return marks;
  }

  private static boolean isMarked(SessionHeads.Head head, List<Line> rows) {
    return rows.stream().anyMatch(line -> markOf(line, head) != Mark.BLANK);
  }

  private static long errors(SessionHeads sessions, List<Line> rows) {
    return rows.stream()
        .mapToLong(
            line ->
                sessions.heads().stream().filter(head -> markOf(line, head) == Mark.ERROR).count())
        .sum();
  }

  private static List<String> columns(String table, Reading reading) {
    List<String> columns = new ArrayList<>();
    columns.addAll(
        table.equals("attendance")
            ? List.of("participant_id", "identity_grade", "attendance_mode", "status")
            : List.of("session_modality", "attendees"));
    if (reading.timed()) {
      columns.add("session_start");
    }
    columns.add(reading.key());
    return columns;
  }

  private static void say(
      Extract.Builder extract,
      String table,
      SessionHeads sessions,
      Headings.Found found,
      int held,
      long errors) {
    extract.drops("names");
    int others = found.others().size() - sessions.heads().size();
    if (others > 0) {
      extract.drops("%d other columns, of persons or sums".formatted(others));
    }
    if (held < sessions.heads().size()) {
      extract.drops(
          "%d columns of sessions without any mark".formatted(sessions.heads().size() - held));
    }
    if (errors > 0) {
      extract.notice(
          "%d of its cells hold a spreadsheet error: they are taken as unknown".formatted(errors));
    }
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

  private static void attendances(Extract.Builder extract, Reading reading, Line line) {
    extract.usedRow();
    for (SessionHeads.Head head : reading.held()) {
      Map<String, String> cells = reading.when(head);
      cells.put("participant_id", People.idOf(reading.found(), line));
      cells.put("identity_grade", "sign_in");
      cells.put("attendance_mode", "face_to_face");
      cells.put("status", markOf(line, head).status(reading.blank()));
      extract.record(line.number(), cells);
    }
  }

  /**
   * No row where nobody is known to be present or absent; no count where a cell cannot be read. A
   * blank cell counts nobody.
   */
  private static void headcount(
      Extract.Builder extract,
      Reading reading,
      Line header,
      SessionHeads.Head head,
      List<Line> people) {
    Set<Mark> marks = new HashSet<>();
    Set<String> present = new HashSet<>();
    for (Line line : people) {
      marks.add(markOf(line, head));
      if (markOf(line, head).isPresent()) {
        String person = People.idOf(reading.found(), line);
        present.add(person.isEmpty() ? "row " + line.number() : person);
      }
    }
    if (marks.contains(Mark.ABSENT) || marks.stream().anyMatch(Mark::isPresent)) {
      Map<String, String> cells = reading.when(head);
      cells.put("session_modality", "face_to_face");
      boolean clear = !marks.contains(Mark.OTHER) && !marks.contains(Mark.ERROR);
      cells.put("attendees", clear ? Integer.toString(present.size()) : "");
      extract.record(header.number(), cells);
    }
  }
}
