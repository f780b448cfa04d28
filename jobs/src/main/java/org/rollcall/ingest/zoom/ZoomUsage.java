package org.rollcall.ingest.zoom;

import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.NoTable;
import org.rollcall.ingest.core.Recognition;

/**
 * The list of an account's meetings, one row a meeting, with a number of participants.
 *
 * <p>That number is not one of people who attended: the host is in it, and in reports that have the
 * rows too it is once that of the people and once several times that. So it is no headcount.
 */
public final class ZoomUsage implements NoTable {

  private static final Headings ROWS =
      new Headings()
          .need("topic", "Topic", "Argomento")
          .need("id", "Meeting ID", "ID")
          .need("start", "Start Time", "Ora di inizio")
          .need("minutes", "Duration (Minutes)", "Durata (minuti)")
          .need("participants", "Participants", "Partecipanti");

  @Override
  public String name() {
    return "zoom_usage";
  }

  @Override
  public String title() {
    return "Zoom list of meetings";
  }

  @Override
  public String whyNone() {
    return "tells a number of participants that has the host in it and may count who came back once"
        + " more (must be exported with the participants of each meeting)";
  }

  @Override
  public Recognition recognise(Document document) {
    return ROWS.in(document).isPresent() && ZoomHeadings.participants(document.grid()).isEmpty()
        ? Recognition.sure("one row a meeting")
        : Recognition.NONE;
  }
}
