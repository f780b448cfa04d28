package org.rollcall.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;
import org.rollcall.ingest.directory.ModalityRule.Approximate;

/**
 * An answer of a BMLT server's search (GetSearchResults), alone or with the formats in use, or many
 * servers' together. All its values are text. The line of a meeting is its place in the list.
 */
public final class BmltSearch implements ExportFormat {

  /** Names that are this program's alone. */
  private static final String[] FIELDS = {
    "id_bigint",
    "weekday_tinyint",
    "service_body_bigint",
    "worldid_mixed",
    "format_shared_id_list",
    "root_server_uri"
  };

  @Override
  public String name() {
    return "bmlt_json";
  }

  @Override
  public String title() {
    return "BMLT search result";
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
    if (!Json.have(meetings, FIELDS) || Json.have(meetings, "key_string")) {
      return Recognition.NONE;
    }
    return Recognition.sure(
        !lacks(meetings).isEmpty()
            ? "some of its fields"
            : Json.have(meetings, "venue_type") ? "with venue types" : "without venue types");
  }

  /** A caller may ask for any fields; without these a row is no slot. */
  private static List<String> lacks(List<JsonNode> meetings) {
    return Stream.of("id_bigint", "weekday_tinyint", "start_time")
        .filter(field -> !Json.have(meetings, field))
        .toList();
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    List<JsonNode> meetings = Json.meetings(document);
    List<String> lacks = lacks(meetings);
    if (!lacks.isEmpty()) {
      throw new IngestException(
          "IN-FIELDS",
          0,
          "Cannot read the file: the search was asked for some fields only, without %s (must be asked for all: leave out data_field_key)"
              .formatted(String.join(", ", lacks)));
    }
    Map<String, String> worldIds = worldIds(document.json().path("formats"));
    Set<String> servers = new HashSet<>();
    meetings.forEach(meeting -> servers.add(Json.text(meeting, "root_server_uri")));
    Slots slots = Slots.with();
    for (int i = 0; i < meetings.size(); i++) {
      read(slots, i + 1L, meetings.get(i), worldIds, servers.size() > 1);
    }
    return slots.build();
  }

  /** Formats by their key, which is the server's own, to their world id. */
  private static Map<String, String> worldIds(JsonNode formats) {
    Map<String, String> ids = new HashMap<>();
    if (formats.isArray()) {
      formats.forEach(
          format -> ids.put(Json.text(format, "key_string"), Json.text(format, "world_id")));
    }
    return ids;
  }

  private static void read(
      Slots slots, long line, JsonNode meeting, Map<String, String> worldIds, boolean servers) {
    if (Json.text(meeting, "published").equals("0")) {
      slots.extract().aside(line, "UNPUBLISHED");
      return;
    }
    String day = Json.text(meeting, "weekday_tinyint");
    Optional<String> iso = Week.SUNDAY_1.iso(day);
    Optional<String> start = Times.time(Json.text(meeting, "start_time"));
    if (iso.isEmpty() && !day.isEmpty()) {
      slots.extract().fault(line, "WEEKDAY");
      return;
    }
    if (start.isEmpty() && !Json.text(meeting, "start_time").isEmpty()) {
      slots.extract().fault(line, "TYPE-TIME");
      return;
    }
    Map<String, String> facts = new HashMap<>();
    String id = Json.text(meeting, "id_bigint");
    String server = Json.text(meeting, "root_server_uri");
    // Servers count from 1 each.
    facts.put("slot_id", servers && !id.isEmpty() ? server + " " + id : id);
    facts.put("Group", worldId(Json.text(meeting, "worldid_mixed")));
    facts.put("start_time", start.orElse(""));
    facts.put("end_time", Slots.end(start.orElse(""), Json.text(meeting, "duration_time")));
    facts.put("time_zone", Json.text(meeting, "time_zone"));
    facts.put("region", Places.region(Json.text(meeting, "location_province")));
    facts.put("country", Places.country(Json.text(meeting, "location_nation")));
    List<String> types = new ArrayList<>();
    for (String key : Json.texts(meeting, "formats")) {
      types.add(worldIds.getOrDefault(key, ""));
    }
    ModalityRule.Signs signs =
        signs(meeting, Json.text(meeting, "venue_type"), !worldIds.isEmpty(), types);
    MeetingTypes.put(facts, signs, ModalityRule.BMLT_VENUE);
    slots.meeting(line, iso.stream().toList(), facts);
  }

  /** NA's own id of a group, as G00007002; other text in its place is no id. */
  static String worldId(String text) {
    return text.matches("[A-Z]{1,3}[0-9]{3,}") ? text : "";
  }

  /** The signs of a meeting, whose fields of place and link go by one name in both interfaces. */
  static ModalityRule.Signs signs(
      JsonNode meeting, String venue, boolean hasFormats, List<String> worldIds) {
    return new ModalityRule.Signs(
        venue,
        hasFormats,
        MeetingTypes.roles(worldIds),
        !Json.text(meeting, "virtual_meeting_link").isEmpty(),
        false,
        !Json.text(meeting, "phone_meeting_number").isEmpty(),
        Approximate.UNSAID,
        Json.text(meeting, "location_street").isEmpty() ? 0 : 1);
  }
}
