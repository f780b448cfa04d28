package org.rollcall.ingest.zoom;

import java.util.List;
import java.util.Optional;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Document;
import org.rollcall.ingest.export.ExportFormat;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Grid;
import org.rollcall.ingest.export.Headings;
import org.rollcall.ingest.export.Recognition;

/**
 * The report of polls in a Zoom meeting. It is known so that nobody takes it for attendance: who
 * does not answer was there all the same, the times of its block and of its rows are of different
 * zones, and questions and answers are free text that stands beside names.
 */
public final class ZoomPolls implements ExportFormat {

  private static final Headings ROWS =
      new Headings()
          .need("number", "#")
          .need("name", "User Name", "Name")
          .need("email", "User Email", "Email", "Email Address")
          .need("time", "Submitted Date/Time", "Submitted Date and Time", "Submitted time");

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
    return List.of();
  }

  @Override
  public String whyNone() {
    return "gives no table: who answers a poll was there, but who was there need not answer, and"
        + " questions and answers are free text beside names (must be left out: attendance is in"
        + " the participants report, answers to keep belong in a survey)";
  }

  @Override
  public Recognition recognise(Document document) {
    if (document.isJson()) {
      return Recognition.NONE;
    }
    Grid grid = document.grid();
    Optional<Headings.Found> rows = ROWS.in(grid, 0);
    if (rows.isEmpty()) {
      return ROWS.likeness(grid);
    }
    return new Recognition(
        1,
        "%d submissions, none of which is read".formatted(rows.get().below().size()),
        List.of(whyNone()));
  }

  @Override
  public Extract extract(Document document, String table, DayOrder order) {
    throw new IllegalArgumentException("Cannot extract " + table + " (must be a table of it)");
  }
}
