package org.rollcall.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * The meetings of a BMLT server in its administrators' interface ({@code /api/v1/meetings}), whose
 * values have types and whose week begins with 0. The line of a meeting is its place in the list.
 */
public final class BmltAdmin implements ExportFormat {

  @Override
  public String name() {
    return "bmlt_admin_json";
  }

  @Override
  public String title() {
    return "BMLT administrators' list of meetings";
  }

  @Override
  public List<String> tables() {
    return List.of("directory_slots");
  }

  @Override
  public Recognition recognise(Document document) {
    if (!document.isJson()) {
      return Recognition.NONE;
    }
    List<JsonNode> meetings = Json.meetings(document);
    return Json.have(meetings, "venueType") && Json.have(meetings, "startTime")
        ? Recognition.sure("")
        : Recognition.NONE;
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    List<JsonNode> meetings = Json.meetings(document);
    Slots slots = Slots.with();
    for (int i = 0; i < meetings.size(); i++) {
      read(slots, i + 1L, meetings.get(i));
    }
    return slots.build();
  }

  private static void read(Slots slots, long line, JsonNode meeting) {
    if (Json.text(meeting, "published").equals("false")) {
      slots.extract().aside(line, "UNPUBLISHED");
      return;
    }
    Optional<String> day = Week.SUNDAY_0.iso(Json.text(meeting, "day"));
    Optional<String> start = Times.time(Json.text(meeting, "startTime"));
    if (day.isEmpty() && !Json.text(meeting, "day").isEmpty()) {
      slots.extract().fault(line, "WEEKDAY");
      return;
    }
    if (start.isEmpty() && !Json.text(meeting, "startTime").isEmpty()) {
      slots.extract().fault(line, "TYPE-TIME");
      return;
    }
    Map<String, String> facts = new HashMap<>();
    facts.put("slot_id", Json.text(meeting, "id"));
    facts.put("Group", BmltSearch.worldId(Json.text(meeting, "worldId")));
    facts.put("start_time", start.orElse(""));
    facts.put("end_time", Slots.end(start.orElse(""), Json.text(meeting, "duration")));
    facts.put("time_zone", Json.text(meeting, "timeZone"));
    facts.put("region", Places.region(Json.text(meeting, "location_province")));
    facts.put("country", Places.country(Json.text(meeting, "location_nation")));
    // A meeting that left its room for the time being stands as virtual and says so.
    boolean away = Json.text(meeting, "temporarilyVirtual").equals("true");
    String venue = away ? "2" : Json.text(meeting, "venueType");
    MeetingTypes.put(
        facts, BmltSearch.signs(meeting, venue, false, List.of()), ModalityRule.BMLT_VENUE);
    slots.meeting(line, day.stream().toList(), facts);
  }
}
