package org.rollcall.ingest.survey;

import java.util.List;
import java.util.Optional;
import org.rollcall.ingest.IngestException;
import org.rollcall.ingest.export.DayOrder;
import org.rollcall.ingest.export.Document;
import org.rollcall.ingest.export.ExportFormat;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Headings;
import org.rollcall.ingest.export.Recognition;

/** Files that say how a REDCap project is built; they are known so that they can be refused. */
public final class RedcapDesign implements ExportFormat {

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

  /** None: it holds no answers. */
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public Recognition recognise(Document document) {
    if (document.isJson() || document.grid().lines().isEmpty()) {
      return Recognition.NONE;
    }
    if (DICTIONARY.of(document.grid(), 0).isPresent()) {
      return Recognition.sure("data dictionary, which holds no answers");
    }
    if (EVENTS.of(document.grid(), 0).isPresent()) {
      return Recognition.sure("list of events, which holds no answers");
    }
    Optional<Headings.Found> arms = ARMS.of(document.grid(), 0);
    return arms.filter(found -> found.others().isEmpty()).isPresent()
        ? Recognition.sure("list of arms, which holds no answers")
        : Recognition.NONE;
  }

  @Override
  public Extract extract(Document document, String table, DayOrder order) {
    throw new IngestException(
        "IN-DESIGN",
        0,
        "Cannot read the file: it says how a REDCap project is built and holds no answers (must be its records: Data Exports, CSV / Microsoft Excel, raw data)");
  }
}
