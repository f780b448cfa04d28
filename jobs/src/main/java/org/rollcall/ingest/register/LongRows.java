package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.AttendanceStatus;
import org.rollcall.contract.IdentityGrade;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Times;

/**
 * How the rows of a register in long form are read.
 *
 * @param found the heading
 * @param column the column of marks; empty where the study says that all were there
 * @param status what the column of the status is named: as the study maps it, if it does
 * @param marks what they mean
 * @param when the days of the rows
 * @param starts when their sessions began
 * @param mail the column of e-mail addresses
 * @param columns names of what they give
 */
record LongRows(
    Headings.Found found,
    Optional<MarkColumn> column,
    String status,
    Marks marks,
    When when,
    Starts starts,
    Optional<MailColumn> mail,
    List<String> columns) {

  LongRows {
    columns = List.copyOf(columns);
  }

  static LongRows of(Headings.Found found, Optional<MarkColumn> column, Request request) {
    Marks said = Marks.of(request.marks());
    Marks told =
        column
            .map(
                at -> said.with(Legend.of(found).meanings(MarkColumn.filled(found, at.position()))))
            .orElse(said);
    When when = When.of(found, request.order());
    Starts starts = Starts.of(found, when);
    String status = request.columnOf("status").orElse("status");
    List<String> columns = columns(found, when, starts);
    Optional<MailColumn> mail = MailColumn.in(found);
    mail.ifPresent(at -> columns.add(at.name()));
    if (column.isPresent()) {
      columns.add(status);
    }
    return new LongRows(
        found,
        column,
        status,
        column.map(at -> at.meanings(found, told)).orElse(told),
        when,
        starts,
        mail,
        columns);
  }

  private static List<String> columns(Headings.Found found, When when, Starts starts) {
    List<String> columns =
        new ArrayList<>(List.of("participant_id", "identity_grade", "attendance_mode", "Date"));
    if (found.has("group") || isOfGroups(found, when)) {
      columns.add("group_id");
    }
    if (found.has("session")) {
      columns.add("Session");
    }
    if (found.has("newcomer")) {
      columns.add("first_time");
    }
    if (starts.areTold()) {
      columns.add("session_start");
      if (starts.areArrivals()) {
        columns.addAll(List.of("joined_at", "left_at"));
      }
    }
    return columns;
  }

  /** A lecture or meeting that comes again on another day is a group. */
  private static boolean isOfGroups(Headings.Found found, When when) {
    Map<String, Set<String>> days = new HashMap<>();
    for (Line line : found.below()) {
      String session = found.cell(line, "session");
      if (!session.isEmpty()) {
        when.date(line)
            .ifPresent(day -> days.computeIfAbsent(session, s -> new HashSet<>()).add(day));
      }
    }
    return !found.has("group")
        && !days.isEmpty()
        && days.values().stream().allMatch(of -> of.size() > 1);
  }

  /** Marks that nobody has said the meaning of. */
  UnknownMarks unknown() {
    UnknownMarks unknown = new UnknownMarks();
    column.ifPresent(
        at ->
            found.below().stream()
                .filter(line -> !Totals.isOne(found, line))
                .forEach(
                    line ->
                        unknown.see(
                            line.cell(at.position()),
                            marks,
                            markOf(line),
                            line.number(),
                            at.position() + 1)));
    return unknown;
  }

  /** Beside rows of absence, X may strike out who was absent. */
  private Mark markOf(Line line) {
    Mark mark = column.map(at -> marks.of(line.cell(at.position()))).orElse(Mark.PRESENT);
    return mark == Mark.CROSS ? Mark.OTHER : mark;
  }

  void read(Extract.Builder extract, Line line) {
    Mark mark = markOf(line);
    if (Totals.isOne(found, line)) {
      extract.aside(line.number(), "TOTALS");
    } else if (People.idOf(found, line).isEmpty()) {
      extract.fault(line.number(), "NO-PERSON");
    } else if (mark == Mark.OTHER) {
      extract.fault(line.number(), "REGISTER-MARK", column.orElseThrow().position() + 1);
    } else if (when.date(line).isEmpty() || starts.areTold() && starts.of(line).isEmpty()) {
      extract.fault(line.number(), "TYPE-DATETIME");
    } else {
      Map<String, String> cells = cells(line, mark);
      cells.keySet().retainAll(columns);
      extract.row(line.number(), cells);
    }
  }

  private Map<String, String> cells(Line line, Mark mark) {
    String session = found.cell(line, "session");
    Map<String, String> cells = new HashMap<>();
    cells.put("participant_id", People.idOf(found, line));
    cells.put("identity_grade", IdentityGrade.SIGN_IN.key());
    cells.put("attendance_mode", mark.mode());
    cells.put(status, mark.status(AttendanceStatus.UNKNOWN).key());
    cells.put("Date", when.date(line).orElseThrow());
    cells.put("group_id", found.has("group") ? found.cell(line, "group") : session);
    cells.put("Session", session);
    cells.put("first_time", found.cell(line, "newcomer"));
    mail.ifPresent(at -> at.put(line, cells));
    starts.of(line).ifPresent(start -> cells.put("session_start", start));
    when.start(line)
        .filter(at -> mark.isPresent())
        .ifPresent(
            at -> {
              cells.put("joined_at", at);
              Times.time(found.cell(line, "out"))
                  .ifPresent(out -> cells.put("left_at", at.substring(0, 11) + out));
            });
    return cells;
  }
}
