package org.rollcall.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.disclose.Released;
import org.rollcall.outcome.OutcomeCatalog;

/**
 * The rows of a release, which remembers what was asked for.
 *
 * @param release the release
 * @param outcomes those of the study
 * @param told names of the tables whose rows somebody has taken
 */
record ReportRows(Released release, OutcomeCatalog outcomes, Set<String> told) {

  ReportRows(Released release, OutcomeCatalog outcomes) {
    this(release, outcomes, new HashSet<>());
  }

  /** All rows of that table; none where the release lacks it. */
  List<ReportRow> of(String table) {
    told.add(table);
    return all(table);
  }

  private List<ReportRow> all(String table) {
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

  /** Whether there are any; who asks this has told nothing of them. */
  boolean has(String table) {
    return !all(table).isEmpty();
  }

  boolean isPublic() {
    return release.zone() == Released.Zone.PUBLIC;
  }
}
