package org.rollcall.ingest.zoom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Meeting;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * The report of an account's active hosts, joined with their participants: many meetings in one
 * file, the facts of the meeting before every participant. Two columns share a name, or are told
 * apart by a number behind it; the meeting's come first.
 */
public final class ZoomHosts implements ExportFormat {

  static final Headings ROWS =
      new Headings()
          .need("topic", "Topic", "Argomento")
          .need("id", "Meeting ID", "MeetingID", "ID")
          .need(
              "host",
              "User Email",
              "User_Email_1",
              "User Email_1",
              "Host Email",
              "E-mail organizzatore")
          .need("start", "Start Time", "Start_Time", "Ora di inizio")
          .may("created", "Creation Time", "Creation_Time", "Ora di creazione")
          .may("end", "End Time", "End_Time", "Ora di fine")
          .need("name", ZoomStays.NAME)
          .need(
              "email",
              "User Email",
              "User_Email_2",
              "User Email_2",
              "User Email.1",
              "Email",
              "E-mail")
          .need("join", ZoomStays.JOIN)
          .need("leave", ZoomStays.LEAVE)
          .may(
              "length",
              "Duration (Minutes)",
              "Duration_Minutes_1",
              "Duration (Minutes)_1",
              "Durata (minuti)")
          .may(
              "minutes",
              "Duration (Minutes)",
              "Duration_Minutes_2",
              "Duration (Minutes)_2",
              "Duration (Minutes).1",
              "Durata (minuti)")
          .may("waiting", ZoomStays.WAITING);

  @Override
  public String name() {
    return "zoom_active_hosts";
  }

  @Override
  public String title() {
    return "Zoom active hosts report with participants";
  }

  @Override
  public List<String> tables() {
    return List.of("attendance", "headcounts");
  }

  @Override
  public Recognition recognise(Document document) {
    return ROWS.in(document).isPresent()
        ? Recognition.sure("one row a stay, many meetings")
        : Recognition.NONE;
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Headings.Found rows = ROWS.in(document).orElseThrow();
    Times times = Times.of(order, stamps(rows));
    Meeting meeting =
        new Meeting("", "", "").drops("names", "e-mail addresses", "departments and units");
    long unsound = 0;
    for (Line line : rows.below()) {
      if (ROWS.of(line).isPresent()) {
        continue;
      }
      Optional<String> start = times.dateTime(rows.cell(line, "start"));
      if (start.isEmpty()) {
        meeting.fault(line.number(), "TYPE-DATETIME");
        continue;
      }
      ZoomRow row = new ZoomRow(rows, line);
      String id = row.id();
      unsound += row.hasUnsoundId() ? 1 : 0;
      Map<String, String> facts = Meeting.facts(id, id, rows.cell(line, "topic"), start.get());
      String host = rows.cell(line, "host").toLowerCase(Locale.ROOT);
      ZoomStays.read(meeting, rows, line, times, host, facts);
    }
    return meeting.notice(unsound, MeetingId.UNSOUND).extract(table);
  }

  private static List<Times.Stamp> stamps(Headings.Found rows) {
    List<Times.Stamp> stamps = new ArrayList<>();
    for (Line line : rows.below()) {
      for (String column : List.of("created", "start", "end", "join", "leave")) {
        stamps.add(new Times.Stamp(line.number(), rows.cell(line, column)));
      }
    }
    return stamps;
  }
}
