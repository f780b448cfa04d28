package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Document;
import org.rollcall.ingest.export.ExportFormat;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Headings;
import org.rollcall.ingest.export.Line;
import org.rollcall.ingest.export.Recognition;

/** A register with a row for each person at each session: who, when, and whether present. */
public final class RegisterLong implements ExportFormat {

  private static final int WIDEST = 20;

  private static final Headings HEADINGS =
      People.in(new Headings())
          .need("date", When.DATE)
          .need(
              "status",
              "Present",
              "Present?",
              "Attended",
              "Attended?",
              "Attendance",
              "Status",
              "Attendance status")
          .may("time", When.TIME)
          .may("group", "Group", "Group name")
          .may("session", "Lecture", "Session", "Meeting", "Class", "Event");

  @Override
  public String name() {
    return "register_long";
  }

  @Override
  public String title() {
    return "register with a row for each person and session";
  }

  @Override
  public List<String> tables() {
    return List.of("attendance");
  }

  @Override
  public Recognition recognise(Document document) {
    return HEADINGS
            .in(document)
            .filter(People::isNamed)
            .filter(RegisterLong::isNarrow)
            .filter(RegisterLong::isMarked)
            .isPresent()
        ? Recognition.sure("")
        : Recognition.NONE;
  }

  /** Records of a survey can have all of its columns among many more. */
  private static boolean isNarrow(Headings.Found found) {
    return found.heading().filled() <= WIDEST && !People.isOfForms(found.heading());
  }

  private static boolean isMarked(Headings.Found found) {
    long marks =
        found.below().stream()
            .filter(line -> Mark.of(found.cell(line, "status")) != Mark.OTHER)
            .count();
    return marks > 0.8 * found.below().size();
  }

  @Override
  public Extract extract(Document document, String table, DayOrder order) {
    Headings.Found found = HEADINGS.in(document).orElseThrow();
    When when = When.of(found, order);
    List<String> columns =
        new ArrayList<>(
            List.of("participant_id", "identity_grade", "attendance_mode", "status", "Date"));
    if (found.has("group")) {
      columns.add("group_id");
    }
    if (found.has("session")) {
      columns.add("Session");
    }
    if (when.hasTimes()) {
      columns.add("session_start");
    }
    Extract.Builder extract = new Extract.Builder(columns).drops("names");
    if (!when.hasTimes()) {
      extract.lacks(Gaps.time(table));
    }
    for (Line line : found.below()) {
      read(extract, found, line, when, columns);
    }
    return extract.build();
  }

  private static void read(
      Extract.Builder extract, Headings.Found found, Line line, When when, List<String> columns) {
    String person = People.idOf(found, line);
    Mark mark = Mark.of(found.cell(line, "status"));
    Optional<String> date = when.date(line);
    if (When.isTotals(line)) {
      extract.aside(line.number(), "TOTALS");
    } else if (person.isEmpty()) {
      extract.fault(line.number(), "NO-PERSON");
    } else if (mark == Mark.OTHER || mark == Mark.CROSS) {
      extract.fault(line.number(), "REGISTER-MARK");
    } else if (date.isEmpty() || when.hasTimes() && when.start(line).isEmpty()) {
      extract.fault(line.number(), "TYPE-DATETIME");
    } else {
      Map<String, String> cells = new HashMap<>();
      cells.put("participant_id", person);
      cells.put("identity_grade", "sign_in");
      cells.put("attendance_mode", "face_to_face");
      cells.put("status", mark.status("unknown"));
      cells.put("Date", date.get());
      cells.put("group_id", found.cell(line, "group"));
      cells.put("Session", found.cell(line, "session"));
      when.start(line).ifPresent(start -> cells.put("session_start", start));
      cells.keySet().retainAll(columns);
      extract.row(line.number(), cells);
    }
  }
}
