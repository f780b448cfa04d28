package org.rollcall.ingest.register;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.AttendanceStatus;
import org.rollcall.contract.IdentityGrade;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;

/**
 * How the rows of a wide register are read.
 *
 * @param found the heading
 * @param marks its marks
 * @param held sessions that give attendances
 * @param blank what a blank cell means
 * @param key name of the column that tells the session
 * @param timed whether all sessions have a time of day
 * @param mail the column of e-mail addresses
 */
record RegisterReading(
    Headings.Found found,
    WideMarks marks,
    List<SessionHeads.Head> held,
    AttendanceStatus blank,
    String key,
    boolean timed,
    Optional<MailColumn> mail) {

  private static final Set<Mark> UNCLEAR = EnumSet.of(Mark.OTHER, Mark.ERROR, Mark.UNKNOWN);

  /** Where absence is marked too, a blank cell says neither. */
  static RegisterReading of(Headings.Found found, WideMarks marks) {
    AttendanceStatus blank =
        marks.all().contains(Mark.ABSENT) ? AttendanceStatus.UNKNOWN : AttendanceStatus.ABSENT;
    SessionHeads sessions = marks.sessions();
    return new RegisterReading(
        found,
        marks,
        marks.held(),
        blank,
        sessions.key(),
        sessions.isTimed(),
        MailColumn.in(found));
  }

  /** The marks of a row by the column of their session, without blanks. */
  Map<Integer, Mark> marksOf(Line person) {
    Map<Integer, Mark> own = new HashMap<>();
    for (SessionHeads.Head head : held) {
      Mark mark = marks.of(person, head);
      if (mark != Mark.BLANK) {
        own.put(head.column(), mark);
      }
    }
    return own;
  }

  /** What the cell of a person says of a session. */
  Map<String, String> attendance(Line person, SessionHeads.Head head) {
    Map<String, String> cells = when(head);
    Mark mark = marks.of(person, head);
    cells.put("participant_id", People.idOf(found, person));
    cells.put("identity_grade", IdentityGrade.SIGN_IN.key());
    cells.put("attendance_mode", mark.mode());
    cells.put("status", mark.status(blank).key());
    mail.ifPresent(column -> column.put(person, cells));
    return cells;
  }

  /**
   * How many people a session had; empty where nobody is known to be present or absent, without a
   * count where a cell cannot be read. A blank cell counts nobody. Two rows of one name are two
   * people, of one code one.
   */
  Optional<Map<String, String>> headcount(List<Line> people, SessionHeads.Head head) {
    Set<Mark> shown = EnumSet.noneOf(Mark.class);
    Set<String> present = new HashSet<>();
    for (Line line : people) {
      Mark mark = marks.of(line, head);
      shown.add(mark);
      if (mark.isPresent()) {
        String code = found.cell(line, "id");
        present.add(code.isEmpty() ? "row " + line.number() : "code " + code);
      }
    }
    if (!shown.contains(Mark.ABSENT) && present.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> cells = when(head);
    cells.put("session_modality", modality(shown));
    boolean clear = shown.stream().noneMatch(UNCLEAR::contains);
    cells.put("attendees", clear ? Integer.toString(present.size()) : "");
    return Optional.of(cells);
  }

  /** Registers are of rooms, unless a mark says of somebody that he was online. */
  private static String modality(Set<Mark> shown) {
    if (!shown.contains(Mark.ONLINE)) {
      return "face_to_face";
    }
    boolean room = shown.stream().anyMatch(mark -> mark.isPresent() && mark != Mark.ONLINE);
    return room ? "hybrid" : "online";
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
