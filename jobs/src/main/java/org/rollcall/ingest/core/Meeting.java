package org.rollcall.ingest.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the report of a video service tells of a meeting, or of several: stays of people, and rows
 * that are none.
 *
 * <p>A person is known by the account's address where the report has it, else by the name shown,
 * which says less: the grade tells which. Both leave the gate as pseudonyms only.
 *
 * <p>A session is known by its group and start alone, so a report that was downloaded twice gives
 * the same stays and the same headcount again, which count once.
 */
public final class Meeting {

  private static final Pattern NONE = Pattern.compile("[-–—]+|(?i)n/?a");

  private static final List<String> FACTS =
      List.of("Meeting ID", "Topic", "group_id", "session_start");
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
  private final List<String> notices = new ArrayList<>();

  /** What a row of the report gives. */
  private enum Kind {
    /** A stay. */
    STAY,
    /** A stay more of a row that is counted already. */
    MORE,
    /** Nothing of its own: a stay rests on it too. */
    PART,
    /** No attendance: the code says why. */
    OTHER
  }

  private record Entry(long line, Kind kind, Map<String, String> cells, String code) {}

  /**
   * A meeting.
   *
   * @param id the service's id of it, which stands for the group unless the study maps another
   * @param topic its title
   * @param start ISO text of when it began
   */
  public Meeting(String id, String topic, String start) {
    this(id, id, topic, start);
  }

  /**
   * A meeting of a service whose ids name one occasion, not a group.
   *
   * @param group what stands for the group unless the study maps another; may be empty
   */
  public Meeting(String group, String id, String topic, String start) {
    facts = facts(group, id, topic, start);
  }

  /** Facts of a meeting, for stays in reports of several. */
  public static Map<String, String> facts(String group, String id, String topic, String start) {
    Map<String, String> facts = new HashMap<>();
    facts.put("Meeting ID", id);
    facts.put("Topic", topic);
    facts.put("group_id", group);
    facts.put("session_start", start);
    return facts;
  }

  /** Whether a cell of a time says that there is none: it is blank or a dash. */
  public static boolean isNone(String cell) {
    return cell.isBlank() || NONE.matcher(cell).matches();
  }

  /**
   * A stay of a person.
   *
   * @param line where it stands
   * @param person e-mail address or name, and the other facts of the stay by field of attendance;
   *     {@code participant_id} and {@code identity_grade} must be there
   */
  public Meeting stay(long line, Map<String, String> person) {
    return add(Kind.STAY, line, person);
  }

  /** Another stay that the same row tells of. */
  public Meeting more(long line, Map<String, String> person) {
    return add(Kind.MORE, line, person);
  }

  private Meeting add(Kind kind, long line, Map<String, String> person) {
    Map<String, String> cells = new HashMap<>(facts);
    cells.put("attendance_mode", "online");
    cells.putAll(person);
    entries.add(new Entry(line, kind, cells, ""));
    return this;
  }

  /** A row on which a stay rests that has another line. */
  public Meeting part(long line) {
    entries.add(new Entry(line, Kind.PART, Map.of(), ""));
    return this;
  }

  /** A row that is no attendance, as of the waiting room. */
  public Meeting aside(long line, String code) {
    entries.add(new Entry(line, Kind.OTHER, Map.of(), Extract.ASIDE + code));
    return this;
  }

  /** A row that breaks a rule. */
  public Meeting fault(long line, String code) {
    entries.add(new Entry(line, Kind.OTHER, Map.of(), code));
    return this;
  }

  /** Something of the report that is never read. */
  public Meeting drops(String... what) {
    dropped.addAll(List.of(what));
    return this;
  }

  /** Something to know of the rows, if there is any of it. */
  public Meeting notice(long rows, String sentence) {
    if (rows > 0) {
      notices.add(rows + " " + sentence);
    }
    return this;
  }

  /** The rows of a canonical table: attendance, or the headcount of each meeting. */
  public Extract extract(String table) {
    boolean people = table.equals("attendance");
    Extract.Builder rows = new Extract.Builder(people ? ATTENDANCE : HEADCOUNT);
    dropped.forEach(rows::drops);
    notices.forEach(rows::notice);
    for (Entry entry : entries) {
      if (entry.kind() == Kind.OTHER) {
        rows.none(entry.line(), entry.code());
      } else if (entry.kind() == Kind.PART || !people && entry.kind() == Kind.STAY) {
        rows.usedRow();
      } else if (people && entry.kind() == Kind.STAY) {
        rows.row(entry.line(), entry.cells());
      } else if (people) {
        rows.record(entry.line(), entry.cells());
      }
    }
    if (!people) {
      bySession().values().forEach(stays -> rows.record(stays.get(0).line(), headcount(stays)));
    }
    return rows.build();
  }

  private Map<List<String>, List<Entry>> bySession() {
    Map<List<String>, List<Entry>> sessions = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (!entry.cells().isEmpty()) {
        List<String> session =
            List.of(entry.cells().get("group_id"), entry.cells().get("session_start"));
        sessions.computeIfAbsent(session, key -> new ArrayList<>()).add(entry);
      }
    }
    return sessions;
  }

  /** Counts each person once; who led for a part of the time is not one of the attendees. */
  private static Map<String, String> headcount(List<Entry> stays) {
    Set<String> present = new HashSet<>();
    Set<String> leading = new HashSet<>();
    for (Entry stay : stays) {
      boolean leads = "facilitator".equals(stay.cells().get("role"));
      (leads ? leading : present).add(stay.cells().get("participant_id"));
    }
    present.removeAll(leading);
    Map<String, String> cells = new HashMap<>();
    FACTS.forEach(fact -> cells.put(fact, stays.get(0).cells().get(fact)));
    cells.put("session_modality", "online");
    cells.put("attendees", Integer.toString(present.size()));
    cells.put("attendees_online", Integer.toString(present.size()));
    return cells;
  }
}
