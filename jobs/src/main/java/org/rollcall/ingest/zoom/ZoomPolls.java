package org.rollcall.ingest.zoom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Person;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * The report of polls in a Zoom meeting: who answered was there. Who was there need not have
 * answered, so it gives no headcount, and it is for meetings whose participants report is lost.
 * Questions and answers are never read.
 *
 * <p>When the meeting began is for the study to tell: the block above the rows has it in another
 * zone than the rows, and neither names its zone.
 */
public final class ZoomPolls implements ExportFormat {

  private static final Headings ROWS =
      new Headings()
          .need("number", "#")
          .need("name", "User Name", "Name")
          .need("email", "User Email", "Email", "Email Address")
          .need("time", "Submitted Date/Time", "Submitted Date and Time", "Submitted time");
  private static final Headings DETAILS =
      new Headings().need("topic", "Topic").need("id", "Meeting ID", "Webinar ID", "ID");
  private static final Pattern FILE =
      Pattern.compile("(?i)(\\d{9,11})[ _-]+(?:poll[ _]?report|polls?\\b).*");
  private static final Pattern NOBODY =
      Pattern.compile("(?i)anonymous(?: (?:attendee|user|participant|guest))?(?: ?\\d+)?");

  @Override
  public String name() {
    return "zoom_polls";
  }

  @Override
  public String title() {
    return "Zoom poll report";
  }

  @Override
  public List<String> tables() {
    return List.of("attendance");
  }

  @Override
  public boolean isPartial() {
    return true;
  }

  @Override
  public Recognition recognise(Document document) {
    return ROWS.recognise(document, "who answered, no answer is read");
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Grid grid = document.grid();
    List<ZoomRow> answers = rows(grid);
    Times times = Times.of(order, answers.stream().map(row -> row.stamp("time")).toList());
    Map<String, String> session = session(document, answers, times);
    List<String> columns =
        new ArrayList<>(List.of("participant_id", "identity_grade", "attendance_mode", "channel"));
    columns.addAll(session.keySet());
    Extract.Builder rows =
        new Extract.Builder(columns)
            .drops("names")
            .drops("e-mail addresses")
            .drops("questions and answers")
            .notice(
                "who was there and did not answer is not in it: where the participants report of the"
                    + " meeting is read, leave this out, or the meeting may count twice")
            .lacks(Gaps.start(session.containsKey("Date")));
    if (!session.containsKey("group_id")) {
      rows.lacks(Gaps.group());
    }
    Set<String> told = new HashSet<>();
    answers.forEach(row -> read(rows, row, times, session, told));
    return rows.build();
  }

  private static List<ZoomRow> rows(Grid grid) {
    List<ZoomRow> rows = new ArrayList<>();
    Optional<Headings.Found> table = Optional.empty();
    for (Line line : grid.lines()) {
      Optional<Headings.Found> heading = ROWS.of(line);
      if (heading.isPresent()) {
        table = heading;
      } else if (table.isPresent()) {
        rows.add(new ZoomRow(table.get(), line));
      }
    }
    return rows;
  }

  /** What the file tells of the session, by column. */
  private static Map<String, String> session(
      Document document, List<ZoomRow> answers, Times times) {
    Map<String, String> session = new LinkedHashMap<>();
    Optional<ZoomRow> details =
        DETAILS
            .in(document)
            .filter(found -> !found.below().isEmpty())
            .map(found -> new ZoomRow(found, found.below().get(0)));
    Matcher file = FILE.matcher(document.fileName());
    String id =
        details
            .map(ZoomRow::id)
            .filter(text -> !text.isEmpty())
            .orElse(file.matches() ? file.group(1) : "");
    if (!id.isEmpty()) {
      session.put("group_id", id);
      session.put("Meeting ID", id);
    }
    details.ifPresent(row -> session.put("Topic", row.cell("topic")));
    TreeSet<String> days = new TreeSet<>();
    answers.forEach(row -> times.date(row.cell("time")).ifPresent(days::add));
    Days.one(days, "answers").ifPresent(day -> session.put("Date", day));
    return session;
  }

  private static void read(
      Extract.Builder rows,
      ZoomRow row,
      Times times,
      Map<String, String> session,
      Set<String> told) {
    long line = row.line().number();
    String email = row.cell("email");
    String name = row.cell("name");
    if (!row.cell("number").matches("\\d+")) {
      rows.aside(line, "OTHER-SECTION");
      return;
    }
    if (email.indexOf('@') <= 0 && (name.isEmpty() || NOBODY.matcher(name).matches())) {
      rows.aside(line, "ANONYMOUS");
      return;
    }
    if (times.dateTime(row.cell("time")).isEmpty()) {
      rows.fault(line, "TYPE-DATETIME");
      return;
    }
    Map<String, String> cells = new HashMap<>(session);
    cells.putAll(Person.of(email, ZoomNames.original(name)));
    cells.put("attendance_mode", "online");
    if (told.add(cells.get("participant_id"))) {
      rows.row(line, cells);
    } else {
      rows.usedRow();
    }
  }
}
