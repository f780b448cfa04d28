package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.SessionStatus;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Recognition;

/**
 * What facilitators report after each meeting: whether it ran, and how many came.
 *
 * <p>A meeting that ran with nobody there, one that did not run, and one of which nothing is said
 * stay three things. Both tables name a session by group and day.
 */
public final class FacilitatorLog implements ExportFormat {

  private static final Set<String> RAN = Set.of("yes", "y", "true", "1", "held", "ran");
  private static final Set<String> NOT =
      Set.of("no", "n", "false", "0", "cancelled", "canceled", "did not run");

  static final Headings HEADINGS =
      new Headings()
          .need("date", When.DATE)
          .need(
              "ran",
              "did_meeting_run",
              "Did meeting run",
              "Did the meeting run",
              "Did the meeting run?",
              "Did your meeting run?",
              "Did the group run?",
              "Did the meeting take place?",
              "Did the meeting happen?",
              "Was the meeting held?",
              "Meeting took place",
              "Meeting occurred",
              "meeting_held",
              "Meeting held",
              "Held",
              "meetingOccurred")
          .need("attended", Count.present("number_attended", "How many attended", "totalCount"))
          .may("group", "group_name", "Group name", "Group", "Meeting", "groupId")
          .may("event", "eventId")
          .may("first", "number_first_time", "Number first time", "First-timers", "First timers")
          .may("men", "number_male", "Number male", "Male", "Men")
          .may("women", "number_female", "Number female", "Female", "Women")
          .may("facilitator", "Facilitator", "facilitator_id", "facilitator_name")
          .may("time", When.TIME);

  @Override
  public String name() {
    return "facilitator_log";
  }

  @Override
  public String title() {
    return "facilitators' meeting log";
  }

  @Override
  public List<String> tables() {
    return List.of("headcounts", "sessions");
  }

  @Override
  public Recognition recognise(Document document) {
    return HEADINGS.in(document).isPresent() ? Recognition.sure("") : Recognition.NONE;
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Headings.Found found = HEADINGS.in(document).map(Thousands::without).orElseThrow();
    When when = When.of(found, order);
    List<String> columns = columns(table, found, when);
    Extract.Builder extract =
        new Extract.Builder(columns).drops("counts by sex").drops("behaviours and comments");
    if (!when.hasTimes()) {
      extract.lacks(Gaps.time(table));
      SameDay.check(
          found.below().stream()
              .filter(line -> !Totals.isOne(found, line) && fault(found, line, when).isEmpty())
              .toList(),
          line ->
              found.cell(line, "event")
                  + "\n"
                  + Headings.normal(found.cell(line, "group"))
                  + "\n"
                  + when.date(line).orElseThrow());
    }
    for (Line line : found.below()) {
      String fault = fault(found, line, when);
      if (Totals.isOne(found, line)) {
        extract.aside(line.number(), "TOTALS");
      } else if (!fault.isEmpty()) {
        extract.fault(line.number(), fault);
      } else if (table.equals("headcounts") && status(found, line) != SessionStatus.HELD) {
        extract.aside(
            line.number(),
            status(found, line) == SessionStatus.CANCELLED ? "CANCELLED" : "NOT-REPORTED");
      } else {
        extract.row(line.number(), cells(found, line, when, columns));
      }
    }
    return extract.build();
  }

  private static List<String> columns(String table, Headings.Found found, When when) {
    boolean counts = table.equals("headcounts");
    List<String> columns = new ArrayList<>();
    if (found.has("group")) {
      columns.add("group_id");
    }
    if (found.has("group") || found.has("event")) {
      columns.add("session_id");
    }
    columns.add("Date");
    if (when.hasTimes()) {
      columns.add(counts ? "session_start" : "scheduled_start");
    }
    columns.addAll(counts ? List.of("attendees", "newcomers") : List.of("status"));
    if (!counts && found.has("facilitator")) {
      columns.add("facilitator_id");
    }
    return columns;
  }

  private static Map<String, String> cells(
      Headings.Found found, Line line, When when, List<String> columns) {
    Map<String, String> cells = new HashMap<>();
    String date = when.date(line).orElseThrow();
    String group = found.cell(line, "group");
    String event = found.cell(line, "event");
    cells.put("Date", date);
    cells.put("group_id", group);
    cells.put("session_id", event.isEmpty() ? group + " " + when.start(line).orElse(date) : event);
    when.start(line)
        .ifPresent(
            start -> {
              cells.put("session_start", start);
              cells.put("scheduled_start", start);
            });
    cells.put("attendees", Count.text(found.cell(line, "attended")));
    cells.put("newcomers", Count.text(found.cell(line, "first")));
    cells.put("status", status(found, line).key());
    cells.put("facilitator_id", found.cell(line, "facilitator"));
    cells.keySet().retainAll(columns);
    return cells;
  }

  /** No answer to whether it ran is no report, unless people were counted. */
  private static SessionStatus status(Headings.Found found, Line line) {
    String ran = found.cell(line, "ran").toLowerCase(Locale.ROOT);
    if (ran.isEmpty()) {
      return found.cell(line, "attended").isEmpty()
          ? SessionStatus.NOT_REPORTED
          : SessionStatus.HELD;
    }
    return RAN.contains(ran) ? SessionStatus.HELD : SessionStatus.CANCELLED;
  }

  private static String fault(Headings.Found found, Line line, When when) {
    if (when.date(line).isEmpty() || when.hasTimes() && when.start(line).isEmpty()) {
      return "TYPE-DATETIME";
    }
    String ran = found.cell(line, "ran").toLowerCase(Locale.ROOT);
    if (!ran.isEmpty() && !RAN.contains(ran) && !NOT.contains(ran)) {
      return "ENUM";
    }
    for (String key : List.of("attended", "first", "men", "women")) {
      String fault = Count.fault(found.cell(line, key));
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    Optional<Integer> attended = Count.of(found.cell(line, "attended"));
    if (NOT.contains(ran) && attended.orElse(0) > 0) {
      return "CANCELLED-WITH-ATTENDEES";
    }
    int sexes =
        Count.of(found.cell(line, "men")).orElse(0) + Count.of(found.cell(line, "women")).orElse(0);
    return attended.isPresent() && sexes > attended.get() ? "COUNT-SUM" : "";
  }
}
