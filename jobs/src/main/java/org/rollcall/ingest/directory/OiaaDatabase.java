package org.rollcall.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
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
 * The database of AA's Online Intergroup: like Meeting Guide but for its week, which begins with 1
 * for Monday, and its durations in minutes. All of it is online. The line of a meeting is its place
 * in the list.
 */
public final class OiaaDatabase implements ExportFormat {

  /** Whether a list of meetings is of this kind and not Meeting Guide's. */
  static boolean isOne(List<JsonNode> meetings) {
    return Json.have(meetings, "slug")
        && (Json.have(meetings, "startDateUTC")
            || Json.have(meetings, "duration") && Json.have(meetings, "languages"));
  }

  @Override
  public String name() {
    return "oiaa_json";
  }

  @Override
  public String title() {
    return "database of the Online Intergroup of AA";
  }

  @Override
  public List<String> tables() {
    return List.of("directory_slots");
  }

  @Override
  public Recognition recognise(Document document) {
    return document.isJson() && isOne(Json.meetings(document))
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
    String day = Json.text(meeting, "day");
    String start = Json.text(meeting, "time");
    Optional<String> iso = Week.MONDAY_1.iso(day);
    Optional<String> time = Times.time(start);
    if (iso.isEmpty() && !day.isEmpty()) {
      slots.extract().fault(line, "WEEKDAY");
      return;
    }
    if (time.isEmpty() && !start.isEmpty()) {
      slots.extract().fault(line, "TYPE-TIME");
      return;
    }
    Map<String, String> facts = new HashMap<>();
    facts.put("slot_id", Json.text(meeting, "slug"));
    facts.put("Group", Json.text(meeting, "group"));
    facts.put("start_time", time.orElse(""));
    String minutes = Json.text(meeting, "duration");
    if (time.isPresent() && minutes.matches("[0-9]{1,4}")) {
      LocalTime end = LocalTime.parse(time.get()).plusMinutes(Long.parseLong(minutes));
      facts.put("end_time", Times.time(end.toString()).orElse(""));
    }
    facts.put("time_zone", Json.text(meeting, "timezone"));
    facts.put("directory_modality", ModalityRule.ONLINE);
    facts.put(Slots.OPEN, MeetingTypes.openness(MeetingTypes.roles(Json.texts(meeting, "type"))));
    slots.meeting(line, iso.stream().toList(), facts);
  }
}
