package org.rollcall.ingest.teams;

import java.util.List;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Meeting;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * The engagement report of a Teams live event: one row for each joining and leaving, in UTC. A
 * session is one connection of a person.
 */
public final class TeamsLiveEvent implements ExportFormat {

  private static final Headings ROWS =
      new Headings()
          .need("session", "SessionId")
          .need("account", "ParticipantId")
          .need("name", "FullName")
          .need("time", "UtcEventTimestamp")
          .need("action", "Action")
          .may("role", "Role");

  @Override
  public String name() {
    return "teams_live_event";
  }

  @Override
  public String title() {
    return "Teams live event engagement report";
  }

  @Override
  public List<String> tables() {
    return List.of("attendance", "headcounts");
  }

  @Override
  public Recognition recognise(Document document) {
    return ROWS.recognise(document, "one row for each joining and leaving, in UTC");
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Headings.Found rows = ROWS.in(document).orElseThrow();
    List<Times.Stamp> stamps =
        rows.below().stream()
            .map(line -> new Times.Stamp(line.number(), rows.cell(line, "time")))
            .toList();
    TeamsLog log = new TeamsLog(rows, new TeamsTimes(Times.of(order, stamps)));
    Meeting meeting =
        new Meeting("", "", "", log.first()).drops("names", "e-mail addresses", "browsers");
    log.read(meeting, List.of("session"));
    return meeting.extract(table);
  }
}
