package org.rollcall.ingest.zoom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Meeting;
import org.rollcall.ingest.core.Person;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * The attendee report of a Zoom webinar: tables of the host, the panelists, the attendees and those
 * who called by phone, one below the other, each with its own headings.
 *
 * <p>Host and panelists lead; somebody who was made a panelist on the way is none of the attendees.
 * Who registered and did not come is set aside. What people wrote when they registered is not read.
 */
public final class ZoomWebinar implements ExportFormat {

  private static final Headings SUMMARY =
      new Headings()
          .need("topic", "Topic")
          .need("id", "Webinar ID")
          .need("start", "Actual Start Time", "Start Time");
  private static final Headings PEOPLE =
      new Headings()
          .need("attended", "Attended")
          .need("email", "Email")
          .need("join", "Join Time")
          .need("leave", "Leave Time")
          .may("name", "User Name (Original Name)", "User Name")
          .may("first", "First Name")
          .may("last", "Last Name")
          .may("minutes", "Time in Session (minutes)");
  private static final Headings CALLERS =
      new Headings()
          .need("name", "User Name (Original Name)", "User Name")
          .need("join", "Join Time")
          .need("leave", "Leave Time")
          .may("minutes", "Time in Session (minutes)");

  /** Tables whose people lead, by their titles. */
  private static final List<String> LEADERS = List.of("host details", "panelist details");

  private static final Pattern TITLE = Pattern.compile("(?i).{0,60}(?:details|attended|report)");

  @Override
  public String name() {
    return "zoom_webinar";
  }

  @Override
  public String title() {
    return "Zoom webinar attendee report";
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
    Grid grid = document.grid();
    if (PEOPLE.in(grid, 0).isEmpty()) {
      return PEOPLE.likeness(grid);
    }
    return Recognition.sure(SUMMARY.in(grid, 0).isPresent() ? "with its summary" : "");
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Grid grid = document.grid();
    List<Row> rows = rows(grid);
    Optional<Headings.Found> summary =
        SUMMARY.in(grid, 0).filter(found -> !found.below().isEmpty());
    List<Times.Stamp> stamps = new ArrayList<>();
    for (Row row : rows) {
      stamps.add(new Times.Stamp(row.line().number(), row.cell("join")));
      stamps.add(new Times.Stamp(row.line().number(), row.cell("leave")));
    }
    Times times = Times.of(order, stamps);
    Meeting meeting = meeting(summary, rows, times);
    meeting.drops("names", "e-mail addresses", "answers given when registering", "countries");
    rows.forEach(row -> read(meeting, row, times));
    return meeting.extract(table);
  }

  /**
   * A row of people.
   *
   * @param table the table that it stands in
   * @param leads whether the people of that table lead
   */
  private record Row(Headings.Found table, Line line, boolean leads) {

    String cell(String key) {
      return table.cell(line, key);
    }
  }

  private static List<Row> rows(Grid grid) {
    List<Row> rows = new ArrayList<>();
    Optional<Headings.Found> table = Optional.empty();
    boolean leads = false;
    for (int at = 0; at < grid.lines().size(); at++) {
      Line line = grid.lines().get(at);
      Optional<Headings.Found> heading = PEOPLE.of(grid, at);
      if (heading.isEmpty() && table.isPresent()) {
        heading = CALLERS.of(grid, at);
      }
      if (heading.isPresent()) {
        table = heading;
      } else if (line.filled() == 1 && TITLE.matcher(line.cell(0)).matches()) {
        leads = LEADERS.contains(Headings.normal(line.cell(0)));
      } else if (table.isPresent()) {
        rows.add(new Row(table.get(), line, leads));
      }
    }
    return rows;
  }

  private static Meeting meeting(Optional<Headings.Found> summary, List<Row> rows, Times times) {
    Optional<ZoomRow> facts = summary.map(found -> new ZoomRow(found, found.below().get(0)));
    String start =
        facts
            .flatMap(row -> times.dateTime(row.cell("start")))
            .or(
                () ->
                    rows.stream()
                        .flatMap(row -> times.dateTime(row.cell("join")).stream())
                        .min(Comparator.naturalOrder()))
            .orElseThrow(
                () ->
                    new IngestException(
                        "IN-NO-TIME",
                        0,
                        "Cannot read the file: nothing in it tells when the webinar was (must hold its summary, or somebody who joined)"));
    String topic = facts.map(row -> row.cell("topic")).orElse("");
    return new Meeting(facts.map(ZoomRow::id).orElse(""), topic, start)
        .notice(facts.filter(ZoomRow::hasUnsoundId).isPresent() ? 1 : 0, MeetingId.UNSOUND);
  }

  private static void read(Meeting meeting, Row row, Times times) {
    long line = row.line().number();
    if (row.cell("attended").equalsIgnoreCase("no")) {
      meeting.aside(line, "NOT-PRESENT");
      return;
    }
    if (row.table().has("attended") && !row.cell("attended").equalsIgnoreCase("yes")) {
      meeting.fault(line, "ENUM");
      return;
    }
    if (!row.table().has("attended") && ZoomStays.isAbsent(row.table(), row.line())) {
      meeting.aside(line, "NOT-PRESENT");
      return;
    }
    String name = row.cell("name");
    String shown = name.isEmpty() ? row.cell("first") + " " + row.cell("last") : name;
    Map<String, String> stay =
        new HashMap<>(Person.of(row.cell("email"), ZoomNames.original(shown)));
    if (stay.isEmpty()) {
      meeting.fault(line, "NO-PERSON");
      return;
    }
    if (!row.table().has("attended")) {
      stay.put("channel", "phone");
    }
    if (row.leads()) {
      stay.put("role", "facilitator");
    }
    if (!ZoomStays.putTimes(stay, row.cell("join"), row.cell("leave"), times)) {
      meeting.fault(line, "TYPE-DATETIME");
      return;
    }
    if (!stay.containsKey("joined_at") || !stay.containsKey("left_at")) {
      stay.put("minutes", row.cell("minutes").matches("\\d+") ? row.cell("minutes") : "");
    }
    meeting.stay(line, stay);
  }
}
