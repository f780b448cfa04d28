package org.rollcall.ingest.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;

/** Lines of one group on one day that nothing tells apart: the later would be lost as a copy. */
final class SameDay {

  private SameDay() {}

  /**
   * Checks a table.
   *
   * @param lines its sound lines of sessions
   * @param session what names the session of a line
   * @throws IngestException if two name one
   */
  static void check(List<Line> lines, Function<Line, String> session) {
    Map<String, Line> seen = new HashMap<>();
    for (Line line : lines) {
      Line before = seen.putIfAbsent(session.apply(line), line);
      if (before != null) {
        throw new IngestException(
            "IN-SESSION-TWICE",
            line.number(),
            "Cannot read the file: lines %d and %d are of one group on one day, and nothing tells their sessions apart (must have a column of times, as Time; a session that was reported twice must be one line)"
                .formatted(before.number(), line.number()));
      }
    }
  }
}
