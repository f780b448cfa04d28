package org.rollcall.ingest.register;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ingest.Request;
import org.rollcall.ingest.export.Headings;
import org.rollcall.ingest.export.Line;

/**
 * Rows of a register that has one row a person, whose name stands in a row above: they are two
 * people, or one written twice, and only who keeps the register can say which.
 */
final class SameNames {

  private SameNames() {}

  /** Lines of the later ones, as far as nothing else tells the people apart. */
  static Set<Long> in(Headings.Found found, List<Line> people, Request request) {
    Optional<MailColumn> mail =
        MailColumn.in(found)
            .filter(
                column ->
                    request.columnOf("participant_id").filter(column.name()::equals).isPresent());
    Set<String> names = new HashSet<>();
    Set<Long> again = new HashSet<>();
    for (Line line : people) {
      boolean known =
          !found.cell(line, "id").isEmpty()
              || mail.filter(column -> !line.cell(column.position()).isEmpty()).isPresent();
      String name = Headings.normal(People.idOf(found, line));
      if (!known && !name.isEmpty() && !names.add(name)) {
        again.add(line.number());
      }
    }
    return again;
  }
}
