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
record ReportRows(Released release, OutcomeCatalog outcomes) {

  /** All rows of that table; none where the release lacks it. */
  List<ReportRow> of(String table) {
    return release
        .table(table)
        .map(
            t ->
                t.rows().stream()
                    .map(row -> new ReportRow(t.schema(), row, release.zone(), outcomes))
                    .toList())
        .orElse(List.of());
  }

  List<ReportRow> of(String table, Predicate<ReportRow> wanted) {
    return of(table).stream().filter(wanted).toList();
  }

  boolean has(String table) {
    return !of(table).isEmpty();
  }

  boolean isPublic() {
    return release.zone() == Released.Zone.PUBLIC;
  }
}
