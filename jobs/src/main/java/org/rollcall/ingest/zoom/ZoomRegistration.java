package org.rollcall.ingest.zoom;

import java.util.List;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Document;
import org.rollcall.ingest.export.ExportFormat;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Headings;
import org.rollcall.ingest.export.Recognition;

/** The list of who registered for a Zoom meeting or webinar, which says nothing of who came. */
public final class ZoomRegistration implements ExportFormat {

  private static final Headings ROWS =
      new Headings()
          .need("email", "Email", "User Email", "Email Address")
          .need("registered", "Registration Time")
          .need("status", "Approval Status");

  @Override
  public String name() {
    return "zoom_registration";
  }

  @Override
  public String title() {
    return "Zoom registration report";
  }

  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public String whyNone() {
    return "gives no table: who registered need not have come (must be left out: attendance is in"
        + " the participants or attendee report)";
  }

  @Override
  public Recognition recognise(Document document) {
    return ROWS.in(document).filter(found -> !ZoomHeadings.names(found, "attended")).isPresent()
        ? new Recognition(1, "who registered", List.of(whyNone()))
        : Recognition.NONE;
  }

  @Override
  public Extract extract(Document document, String table, DayOrder order) {
    throw new IllegalArgumentException("Cannot extract " + table + " (must be a table of it)");
  }
}
