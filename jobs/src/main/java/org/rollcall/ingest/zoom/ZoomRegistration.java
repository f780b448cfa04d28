package org.rollcall.ingest.zoom;

import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.NoTable;
import org.rollcall.ingest.core.Recognition;

/** The list of who registered for a Zoom meeting or webinar, which says nothing of who came. */
public final class ZoomRegistration implements NoTable {

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
  public String whyNone() {
    return "tells who registered, and not who came (must be left out: attendance is in"
        + " the participants or attendee report)";
  }

  @Override
  public Recognition recognise(Document document) {
    return ROWS.in(document).filter(found -> !ZoomHeadings.names(found, "attended")).isPresent()
        ? Recognition.sure("who registered")
        : Recognition.NONE;
  }
}
