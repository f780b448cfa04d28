package org.rollcall.ingest.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One meeting of a video service as its report tells it: stays of people, and rows that are none.
 *
 * <p>A person is known by the account's address where the report has it, else by the name shown,
 * which says less: the grade tells which. Both leave the gate as pseudonyms only.
 */
public final class Meeting {

  private static final List<String> FACTS = List.of("Meeting ID", "Topic");
  private static final List<String> ATTENDANCE =
      List.of(
          "participant_id",
          "identity_grade",
          "group_id",
          "session_start",
          "joined_at",
          "left_at",
          "minutes",
          "attendance_mode",
          "channel",
          "role",
          "Meeting ID",
          "Topic");
  private static final List<String> HEADCOUNT =
      List.of(
          "group_id",
          "session_start",
          "session_modality",
          "attendees",
          "attendees_online",
          "Meeting ID",
          "Topic");

  private final Map<String, String> facts;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();

  /** A row of the report: a stay, or the code of why it is none. */
  private record Entry(long line, Map<String, String> cells, String code) {}

  /**
   * A meeting.
   *
   * @param id the service's id of it, which stands for the group unless the study maps another
   * @param topic its title
   * @param start ISO text of when it began
   */
  public Meeting(String id, String topic, String start) {
    facts = new HashMap<>();
    facts.put("Meeting ID", id);
    facts.put("Topic", topic);
    facts.put("group_id", id);
    facts.put("session_start", start);
  }

  /**
   * A stay of a person.
   *
   * @param line where it stands
   * @param person e-mail address or name, and the other facts of the stay by field of attendance;
   *     {@code participant_id} and {@code identity_grade} must be there
   */
  public Meeting stay(long line, Map<String, String> person) {
    Map<String, String> cells = new HashMap<>(facts);
    cells.put("attendance_mode", "online");
    cells.putAll(person);
    entries.add(new Entry(line, cells, ""));
    return this;
  }

  /** A row that is no attendance, as of the waiting room. */
  public Meeting aside(long line, String code) {
    entries.add(new Entry(line, Map.of(), Extract.ASIDE + code));
    return this;
  }

  /** A row that breaks a rule. */
  public Meeting fault(long line, String code) {
    entries.add(new Entry(line, Map.of(), code));
    return this;
  }

  /** Something of the report that is never read. */
  public Meeting drops(String what) {
    dropped.add(what);
    return this;
  }

  /** The rows of a canonical table: attendance, or the headcount of the meeting. */
  public Extract extract(String table) {
    boolean people = table.equals("attendance");
    Extract.Builder rows = new Extract.Builder(people ? ATTENDANCE : HEADCOUNT);
    dropped.forEach(rows::drops);
    Set<String> present = new HashSet<>();
    long first = 0;
    for (Entry entry : entries) {
      if (entry.code().startsWith(Extract.ASIDE)) {
        rows.aside(entry.line(), entry.code().substring(Extract.ASIDE.length()));
      } else if (!entry.code().isEmpty()) {
        rows.fault(entry.line(), entry.code());
      } else if (people) {
        rows.row(entry.line(), entry.cells());
      } else {
        rows.usedRow();
        first = first == 0 ? entry.line() : first;
        if (!"facilitator".equals(entry.cells().get("role"))) {
          present.add(entry.cells().get("participant_id"));
        }
      }
    }
    if (!people && first > 0) {
      rows.record(first, headcount(present.size()));
    }
    return rows.build();
  }

  private Map<String, String> headcount(int attendees) {
    Map<String, String> cells = new HashMap<>();
    FACTS.forEach(fact -> cells.put(fact, facts.get(fact)));
    cells.put("group_id", facts.get("group_id"));
    cells.put("session_start", facts.get("session_start"));
    cells.put("session_modality", "online");
    cells.put("attendees", Integer.toString(attendees));
    cells.put("attendees_online", Integer.toString(attendees));
    return cells;
  }
}
