package org.rollcall.ingest.survey;

import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.NoTable;
import org.rollcall.ingest.core.Recognition;

/** Files that say how a REDCap project is built; they are known so that they can be refused. */
public final class RedcapDesign implements NoTable {

  private static final Headings DICTIONARY =
      new Headings()
          .need("field", "Variable / Field Name", "field_name")
          .need("form", "Form Name", "form_name")
          .need("type", "Field Type", "field_type")
          .need("label", "Field Label", "field_label");
  private static final Headings EVENTS =
      new Headings()
          .need("event", "event_name")
          .need("arm", "arm_num")
          .need("unique", "unique_event_name");
  private static final Headings ARMS = new Headings().need("arm", "arm_num").need("name", "name");

  @Override
  public String name() {
    return "redcap_design";
  }

  @Override
  public String title() {
    return "REDCap design file";
  }

  @Override
  public String whyNone() {
    return "says how a project is built and holds no answers (must be left out: answers are in its"
        + " records, Data Exports, CSV, raw data)";
  }

  @Override
  public Recognition recognise(Document document) {
    if (document.isJson() || document.grid().lines().isEmpty()) {
      return Recognition.NONE;
    }
    Grid grid = document.grid();
    if (DICTIONARY.of(grid, 0).isPresent()) {
      return Recognition.sure("data dictionary");
    }
    if (EVENTS.of(grid, 0).isPresent()) {
      return Recognition.sure("list of events");
    }
    return ARMS.of(grid, 0).filter(found -> found.others().isEmpty()).isPresent()
        ? Recognition.sure("list of arms")
        : Recognition.NONE;
  }
}
