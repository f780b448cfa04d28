package org.rollcall.ingest.register;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ingest.export.Headings;
import org.rollcall.ingest.export.Line;

/**
 * How the rows of a wide register are read.
 *
 * @param found the heading
 * @param held sessions that give attendances
 * @param blank what a blank cell means
 * @param key name of the column that tells the session
 * @param timed whether all sessions have a time of day
 */
record Reading(
    Headings.Found found, List<SessionHeads.Head> held, String blank, String key, boolean timed) {

  /** Where absence is marked too, a blank cell says neither. */
  static Reading of(Headings.Found found, WideMarks marks) {
    String blank = marks.all().contains(Mark.ABSENT) ? "unknown" : "absent";
    SessionHeads sessions = marks.sessions();
    return new Reading(found, marks.held(), blank, sessions.key(), sessions.isTimed());
  }

  /** What the cell of a person says of a session. */
  Map<String, String> attendance(Line person, SessionHeads.Head head) {
    Map<String, String> cells = when(head);
    cells.put("participant_id", People.idOf(found, person));
    cells.put("identity_grade", "sign_in");
    cells.put("attendance_mode", "face_to_face");
    cells.put("status", WideMarks.of(person, head).status(blank));
    return cells;
  }

  /**
   * How many people a session had; empty where nobody is known to be present or absent, without a
   * count where a cell cannot be read. A blank cell counts nobody.
   */
  Optional<Map<String, String>> headcount(List<Line> people, SessionHeads.Head head) {
    Set<Mark> marks = new HashSet<>();
    Set<String> present = new HashSet<>();
    for (Line line : people) {
      Mark mark = WideMarks.of(line, head);
      marks.add(mark);
      if (mark.isPresent()) {
        String person = People.idOf(found, line);
        present.add(person.isEmpty() ? "row " + line.number() : person);
      }
    }
    if (!marks.contains(Mark.ABSENT) && present.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> cells = when(head);
    cells.put("session_modality", "face_to_face");
    boolean clear = !marks.contains(Mark.OTHER) && !marks.contains(Mark.ERROR);
    cells.put("attendees", clear ? Integer.toString(present.size()) : "");
    return Optional.of(cells);
  }

  private Map<String, String> when(SessionHeads.Head head) {
    Map<String, String> cells = new HashMap<>();
    cells.put(key, head.text());
    if (timed) {
      cells.put("session_start", head.start());
    }
    return cells;
  }
}
