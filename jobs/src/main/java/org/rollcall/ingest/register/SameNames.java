package org.rollcall.ingest.register;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Request;

/**
 * Rows of a register that has one row a person, whose name stands in a row above: where both were
 * at one session they are two people, or one written twice, and only who keeps the register can say
 * which. Rows that never meet are those of one name, as in any other file.
 */
final class SameNames {

  private SameNames() {}

  /** Lines of the later ones, as far as nothing else tells the people apart. */
  static Set<Long> in(RegisterReading reading, List<Line> people, Request request) {
    Headings.Found found = reading.found();
    Optional<MailColumn> mail =
        reading
            .mail()
            .filter(
                column ->
                    request.columnOf("participant_id").filter(column.name()::equals).isPresent());
    Map<String, Map<Integer, Mark>> names = new HashMap<>();
    Set<Long> again = new HashSet<>();
    for (Line line : people) {
      boolean known =
          !found.cell(line, "id").isEmpty()
              || mail.filter(column -> !line.cell(column.position()).isEmpty()).isPresent();
      String name = Headings.normal(People.idOf(found, line));
      if (!known && !name.isEmpty()) {
        Map<Integer, Mark> before = names.computeIfAbsent(name, n -> new HashMap<>());
        Map<Integer, Mark> own = reading.marksOf(line);
        if (own.entrySet().stream().anyMatch(mark -> meet(before.get(mark.getKey()), mark))) {
          again.add(line.number());
        } else {
          before.putAll(own);
        }
      }
    }
    return again;
  }

  /** Whether both have a mark of one session, and it is not that neither was there. */
  private static boolean meet(Mark before, Map.Entry<Integer, Mark> mark) {
    return before != null && !(before == Mark.ABSENT && mark.getValue() == Mark.ABSENT);
  }
}
