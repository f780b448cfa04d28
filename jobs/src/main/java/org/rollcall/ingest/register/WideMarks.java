package org.rollcall.ingest.register;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rollcall.ingest.export.Line;

/**
 * The marks of a register with a column for each session.
 *
 * @param sessions its sessions
 * @param people its rows of people
 */
record WideMarks(SessionHeads sessions, List<Line> people) {

  WideMarks {
    people = List.copyOf(people);
  }

  static Mark of(Line person, SessionHeads.Head head) {
    return Mark.of(person.cell(head.column()));
  }

  /** All that are there: what one of them means depends on the others. */
  Set<Mark> all() {
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    for (Line line : people) {
      sessions.heads().forEach(head -> marks.add(of(line, head)));
    }
    return marks;
  }

  /** Sessions with any mark; the others were not held, or not yet. */
  List<SessionHeads.Head> held() {
    return sessions.heads().stream()
        .filter(head -> people.stream().anyMatch(line -> of(line, head) != Mark.BLANK))
        .toList();
  }

  /** Cells of sessions that hold an error of a spreadsheet. */
  long errors() {
    return people.stream()
        .flatMap(line -> sessions.heads().stream().map(head -> of(line, head)))
        .filter(mark -> mark == Mark.ERROR)
        .count();
  }
}
