package org.rollcall.ingest.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.IdentityGrade;
import org.rollcall.contract.Quantity;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Durations;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Meeting;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * Attendance of Teams meetings as Microsoft's Graph gives it, in UTC: a report with its records, a
 * list of such reports, or a list of records alone. Lines are the numbers of the records.
 *
 * <p>It names neither title nor series: the study must say whose meetings these are.
 */
public final class TeamsGraph implements ExportFormat {

  private static final Times TIMES = Times.of(DateOrder.ISO, List.of());

  @Override
  public String name() {
    return "teams_graph";
  }

  @Override
  public String title() {
    return "Teams attendance report of Microsoft Graph";
  }

  @Override
  public List<String> tables() {
    return List.of("attendance", "headcounts");
  }

  @Override
  public Recognition recognise(Document document) {
    if (!document.isJson()) {
      return Recognition.NONE;
    }
    List<JsonNode> reports = reports(document.json());
    return reports.isEmpty()
        ? Recognition.NONE
        : Recognition.sure(Quantity.of(reports.size(), "report"));
  }

  /** Whatever holds records: a report, each of several, or the answer that lists the records. */
  private static List<JsonNode> reports(JsonNode root) {
    List<JsonNode> reports = new ArrayList<>();
    JsonNode list = root.isArray() ? root : root.path("value");
    if (root.path("attendanceRecords").isArray()) {
      reports.add(root);
    } else if (list.isArray() && isRecord(list.path(0))) {
      reports.add(root);
    } else if (list.isArray()) {
      list.forEach(
          node -> {
            if (node.path("attendanceRecords").isArray()) {
              reports.add(node);
            }
          });
    }
    return reports;
  }

  private static boolean isRecord(JsonNode node) {
    return node.has("attendanceIntervals") || node.has("totalAttendanceInSeconds");
  }

  private static JsonNode records(JsonNode report) {
    if (report.isArray()) {
      return report;
    }
    JsonNode own = report.path("attendanceRecords");
    return own.isArray() ? own : report.path("value");
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Meeting meeting = new Meeting("", "", "", "").drops("names", "e-mail addresses");
    long line = 0;
    long open = 0;
    for (JsonNode report : reports(document.json())) {
      Map<String, String> facts = Meeting.facts("", text(report, "id"), "", start(report));
      for (JsonNode record : records(report)) {
        open += read(meeting, ++line, record, facts);
      }
    }
    return meeting.notice(open, TeamsWords.OPEN).extract(table);
  }

  private static String start(JsonNode report) {
    return time(report, "meetingStartDateTime")
        .or(
            () ->
                StreamSupport.stream(records(report).spliterator(), false)
                    .flatMap(
                        record ->
                            StreamSupport.stream(
                                record.path("attendanceIntervals").spliterator(), false))
                    .flatMap(interval -> time(interval, "joinDateTime").stream())
                    .min(Comparator.naturalOrder()))
        .orElseThrow(
            () ->
                new IngestException(
                    "IN-NO-TIME",
                    0,
                    "Cannot read the file: a report tells neither its start nor when anybody joined (must have meetingStartDateTime, or attendanceIntervals: expand attendanceRecords)"));
  }

  /** Reads a person's record; how many of the stays are open. */
  private static long read(Meeting meeting, long line, JsonNode record, Map<String, String> facts) {
    JsonNode identity = record.path("identity");
    Map<String, String> person =
        new HashMap<>(
            TeamsWords.person(text(record, "emailAddress"), "", text(identity, "displayName")));
    if (person.isEmpty() && !text(identity, "id").isEmpty()) {
      person.put("participant_id", text(identity, "id"));
      person.put("identity_grade", IdentityGrade.ACCOUNT.key());
    }
    if (person.isEmpty()) {
      meeting.fault(line, "NO-PERSON");
      return 0;
    }
    person.put("role", TeamsWords.role(text(record, "role")));
    person.putAll(facts);
    List<Map<String, String>> stays = new ArrayList<>();
    for (JsonNode interval : record.path("attendanceIntervals")) {
      Map<String, String> stay = new HashMap<>(person);
      time(interval, "joinDateTime").ifPresent(at -> stay.put("joined_at", at));
      time(interval, "leaveDateTime").ifPresent(at -> stay.put("left_at", at));
      if (stay.containsKey("joined_at") || stay.containsKey("left_at")) {
        stays.add(stay);
      }
    }
    if (stays.isEmpty()) {
      // Who registered and never came is listed too.
      int seconds = record.path("totalAttendanceInSeconds").asInt();
      if (seconds <= 0) {
        meeting.aside(line, "NOT-PRESENT");
        return 0;
      }
      person.put("minutes", Durations.minutes(seconds));
      stays.add(person);
    }
    meeting.stay(line, stays.get(0));
    stays.stream().skip(1).forEach(stay -> meeting.more(line, stay));
    return stays.stream()
        .filter(stay -> !stay.containsKey("left_at") && !stay.containsKey("minutes"))
        .count();
  }

  private static Optional<String> time(JsonNode node, String field) {
    return TIMES.dateTime(text(node, field));
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.textValue().strip() : "";
  }
}
