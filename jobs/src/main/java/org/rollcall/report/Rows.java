package org.rollcall.report;

import java.util.List;
import java.util.function.Predicate;
import org.rollcall.disclose.Released;
import org.rollcall.outcome.OutcomeCatalog;

/**
 * The rows of a release.
 *
 * @param release the release
 * @param outcomes those of the study
 */
record Rows(Released release, OutcomeCatalog outcomes) {

  /** All rows of that table; none where the release lacks it. */
  List<Line> of(String table) {
    return release
        .table(table)
        .map(
            t ->
                t.rows().stream()
                    .map(row -> new Line(t.schema(), row, release.zone(), outcomes))
                    .toList())
        .orElse(List.of());
  }

  List<Line> of(String table, Predicate<Line> wanted) {
    return of(table).stream().filter(wanted).toList();
  }

  boolean has(String table) {
    return !of(table).isEmpty();
  }

  boolean isPublic() {
    return release.zone() == Released.Zone.PUBLIC;
  }
}
