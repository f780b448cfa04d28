package org.rollcall.ingest.register;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.ingest.core.Line;

/**
 * The marks of a register with a column for each session.
 *
 * @param sessions its sessions
 * @param people its rows of people
 * @param meanings what they mean
 */
record WideMarks(SessionHeads sessions, List<Line> people, Marks meanings) {

  WideMarks {
    people = List.copyOf(people);
  }

  Mark of(Line person, SessionHeads.Head head) {
    return meanings.of(person.cell(head.column()));
  }

  /** Those that nobody has said the meaning of. */
  UnknownMarks unknown() {
    UnknownMarks unknown = new UnknownMarks();
    for (Line line : people) {
      for (SessionHeads.Head head : sessions.heads()) {
        int column = head.column();
        unknown.see(line.cell(column), meanings, of(line, head), line.number(), column + 1);
      }
    }
    return unknown;
  }

  /** The same, with meanings that the file itself gives. */
  WideMarks with(Map<String, Mark> more) {
    return new WideMarks(sessions, people, meanings.with(more));
  }

  /** What stands in the cells of sessions, each once. */
  Set<String> cells() {
    return people.stream()
        .flatMap(line -> sessions.heads().stream().map(head -> line.cell(head.column())))
        .filter(cell -> !cell.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
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
