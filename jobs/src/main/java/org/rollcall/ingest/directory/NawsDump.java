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
import org.rollcall.ingest.directory.ModalityRule.Approximate;

/** The table that BMLT servers export for NA World Services (GetNAWSDump). */
public final class NawsDump implements ExportFormat {

  private static final Headings HEADINGS =
      new Headings()
          .need("world", "Committee")
          .need("day", "Day")
          .need("time", "Time")
          .need("closed", "Closed")
          .need("format1", "Format1")
          .need("delete", "Delete")
          .may("format2", "Format2")
          .may("format3", "Format3")
          .may("format4", "Format4")
          .may("format5", "Format5")
          .may("id", "bmlt_id")
          .may("unpublished", "unpublished")
          .may("address", "Address")
          .may("state", "State")
          .may("country", "Country")
          .may("phone", "PhoneMeetingNumber")
          .may("link", "VirtualMeetingLink")
          .may("zone", "TimeZone");

  @Override
  public String name() {
    return "bmlt_naws_csv";
  }

  @Override
  public String title() {
    return "BMLT export for NA World Services";
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
      read(slots, found, line);
    }
    return slots.build();
  }

  private static void read(Slots slots, Headings.Found found, Line line) {
    if (!found.cell(line, "delete").isEmpty()) {
      slots.extract().aside(line.number(), "DELETED");
      return;
    }
    if (!found.cell(line, "unpublished").isEmpty()) {
      slots.extract().aside(line.number(), "UNPUBLISHED");
      return;
    }
    Optional<String> day = Week.SUNDAY_0.iso(found.cell(line, "day"));
    // Times are written 1930; spreadsheets make 930 of 0930.
    String text = found.cell(line, "time");
    Optional<String> start = Times.time(text.replaceFirst("^(\\d{1,2})(\\d{2})$", "$1:$2"));
    if (day.isEmpty() && !found.cell(line, "day").isEmpty()) {
      slots.extract().fault(line.number(), "WEEKDAY");
      return;
    }
    if (start.isEmpty() && !text.isEmpty()) {
      slots.extract().fault(line.number(), "TYPE-TIME");
      return;
    }
    Map<String, String> facts = new HashMap<>();
    String id = found.cell(line, "id");
    facts.put("slot_id", id.isEmpty() ? found.cell(line, "world") : id);
    facts.put("Group", found.cell(line, "world"));
    facts.put("start_time", start.orElse(""));
    facts.put("time_zone", found.cell(line, "zone"));
    facts.put("region", Places.region(found.cell(line, "state")));
    facts.put("country", Places.country(found.cell(line, "country")));
    MeetingTypes.put(facts, signs(found, line), ModalityRule.BMLT_VENUE);
    slots.meeting(line.number(), day.stream().toList(), facts);
  }

  private static ModalityRule.Signs signs(Headings.Found found, Line line) {
    List<String> worldIds =
        Stream.of("closed", "format1", "format2", "format3", "format4", "format5")
            .map(key -> found.cell(line, key))
            .toList();
    return new ModalityRule.Signs(
        "",
        true,
        MeetingTypes.roles(worldIds),
        !found.cell(line, "link").isEmpty(),
        false,
        !found.cell(line, "phone").isEmpty(),
        Approximate.UNSAID,
        Places.parts(found.cell(line, "address")));
  }
}
