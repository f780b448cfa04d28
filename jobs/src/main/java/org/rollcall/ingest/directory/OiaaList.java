package org.rollcall.ingest.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * The web list of AA's Online Intergroup as it was in 2020, a row for each weekly occurrence. All
 * of it is online. It has no ids, so that name, day and time stand for one, and it does not tell
 * the time zone into which the page converted its times.
 */
public final class OiaaList implements ExportFormat {

  private static final Headings HEADINGS =
      new Headings()
          .need("name", "Name")
          .need("day", "Day")
          .need("time", "Time")
          .need("categories", "Categories")
          .may("video", "Video")
          .may("phone", "Phone");

  @Override
  public String name() {
    return "oiaa_list_csv";
  }

  @Override
  public String title() {
    return "list of the Online Intergroup of AA";
  }

  @Override
  public List<String> tables() {
    return List.of("directory_slots");
  }

  @Override
  public Recognition recognise(Document document) {
    return HEADINGS.in(document).isPresent() ? Recognition.sure("") : Recognition.NONE;
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Headings.Found found = HEADINGS.in(document).orElseThrow();
    Slots slots = Slots.with();
    for (Line line : found.below()) {
      Optional<String> day = Week.SUNDAY_0.iso(found.cell(line, "day"));
      Optional<String> time = Times.time(found.cell(line, "time"));
      if (day.isEmpty()) {
        slots.extract().fault(line.number(), "WEEKDAY");
      } else if (time.isEmpty()) {
        slots.extract().fault(line.number(), "TYPE-TIME");
      } else {
        Map<String, String> facts = new HashMap<>();
        facts.put("slot_id", found.cell(line, "name") + " " + day.get() + " " + time.get());
        facts.put("start_time", time.get());
        facts.put("directory_modality", ModalityRule.ONLINE);
        facts.put(
            Slots.OPEN,
            MeetingTypes.openness(
                MeetingTypes.roles(Stream.of(found.cell(line, "categories").split(",")).toList())));
        slots.meeting(line.number(), List.of(day.get()), facts);
      }
    }
    return slots.build();
  }
}
