package org.rollcall.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
 * A feed of meetings in the form of Meeting Guide: the plugin 12 Step Meeting List, intergroups'
 * own and Airtable. The line of a meeting is its place in the list.
 */
public final class MeetingGuide implements ExportFormat {

  @Override
  public String name() {
    return "meeting_guide_json";
  }

  @Override
  public String title() {
    return "Meeting Guide feed";
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
    if (OiaaDatabase.isOne(meetings) || Json.have(meetings, "weekday_tinyint", "venueType")) {
      return Recognition.NONE;
    }
    boolean slug = Json.have(meetings, "slug");
    boolean time = Json.have(meetings, "day") || Json.have(meetings, "time");
    if (slug && time) {
      return Recognition.sure(
          Json.have(meetings, "attendance_option") ? "with attendance_option" : "");
    }
    return slug && Json.have(meetings, "name") || time && Json.have(meetings, "types")
        ? new Recognition(0.6, "", List.of(slug ? "has no days and times" : "has no slugs"))
        : Recognition.NONE;
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    List<JsonNode> meetings = Json.meetings(document);
    Slots slots = Slots.with(MeetingTypes.BY_UI, MeetingTypes.BY_SPEC);
    if (document.hasTail()) {
      slots.extract().drops("what follows the list");
    }
    List<Times.Stamp> stamps = new ArrayList<>();
    for (int i = 0; i < meetings.size(); i++) {
      stamps.add(new Times.Stamp(i + 1L, Json.text(meetings.get(i), "updated")));
    }
    Times times = Times.of(order, stamps);
    for (int i = 0; i < meetings.size(); i++) {
      read(slots, i + 1L, meetings.get(i), times);
    }
    return slots.build();
  }

  private static void read(Slots slots, long line, JsonNode meeting, Times times) {
    List<String> days = new ArrayList<>();
    for (String day : Json.texts(meeting, "day")) {
      Optional<String> iso = Week.SUNDAY_0.iso(day);
      if (iso.isEmpty()) {
        slots.extract().fault(line, "WEEKDAY");
        return;
      }
      days.add(iso.get());
    }
    Map<String, String> facts = new HashMap<>();
    for (String key : List.of("time", "end_time")) {
      String text = Json.text(meeting, key);
      Optional<String> time = Times.time(text);
      if (time.isEmpty() && !text.isEmpty()) {
        slots.extract().fault(line, "TYPE-TIME");
        return;
      }
      facts.put(key.equals("time") ? "start_time" : key, time.orElse(""));
    }
    String updated = Json.text(meeting, "updated");
    Optional<String> changed = updated(updated, times);
    if (changed.isEmpty() && !updated.isEmpty()) {
      slots.extract().fault(line, "TYPE-DATETIME");
      return;
    }
    facts.put("updated_at", changed.orElse(""));
    facts.put("slot_id", Json.text(meeting, "slug"));
    String group = Json.text(meeting, "group_id");
    facts.put("Group", group.isEmpty() ? Json.text(meeting, "group") : group);
    facts.put("time_zone", Json.text(meeting, "timezone"));
    place(meeting, facts);
    MeetingTypes.put(facts, signs(meeting), ModalityRule.TSML_PLUGIN);
    slots.meeting(line, days, facts);
  }

  /** The specification's own form is UTC; what else feeds write has no zone. */
  static Optional<String> updated(String text, Times times) {
    Optional<String> time = times.dateTime(text);
    return text.matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}")
        ? time.map(at -> at + "Z")
        : time;
  }

  private static void place(JsonNode meeting, Map<String, String> facts) {
    List<String> regions = Json.texts(meeting, "regions");
    boolean listed = meeting.path("regions").isArray() && !regions.isEmpty();
    facts.put("region", Places.region(listed ? regions.get(0) : Json.text(meeting, "region")));
    String country = Json.text(meeting, "country");
    facts.put(
        "country",
        country.isEmpty() ? Places.countryOf(address(meeting)) : Places.country(country));
  }

  private static String address(JsonNode meeting) {
    String formatted = Json.text(meeting, "formatted_address");
    if (!formatted.isEmpty()) {
      return formatted;
    }
    List<String> parts = new ArrayList<>();
    for (String key : List.of("address", "city", "state", "postal_code", "country")) {
      parts.add(Json.text(meeting, key));
    }
    parts.set(2, (parts.get(2) + " " + parts.remove(3)).strip());
    parts.removeIf(String::isEmpty);
    return String.join(", ", parts);
  }

  private static ModalityRule.Signs signs(JsonNode meeting) {
    return MeetingTypes.signs(
        Json.text(meeting, "attendance_option"),
        meeting.has("types"),
        Json.texts(meeting, "types"),
        Json.text(meeting, "conference_url"),
        Json.text(meeting, "conference_phone"),
        Json.text(meeting, "approximate"),
        address(meeting));
  }
}
