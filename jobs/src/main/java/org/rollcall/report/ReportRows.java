package org.rollcall.report;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.contract.ProgramFamily;
import org.rollcall.disclose.Released;
import org.rollcall.outcome.OutcomeCatalog;

/**
 * The rows of a release, which remembers what was asked for.
 *
 * @param release the release
 * @param outcomes those of the study
 * @param told names of the tables whose rows somebody has taken
 * @param family the one whose rows these are alone, in tables that tell families apart
 */
record ReportRows(
    Released release, OutcomeCatalog outcomes, Set<String> told, Optional<ProgramFamily> family) {

  ReportRows(Released release, OutcomeCatalog outcomes) {
    this(release, outcomes, new HashSet<>(), Optional.empty());
  }

  /** The rows of one family. */
  ReportRows in(ProgramFamily one) {
    return new ReportRows(release, outcomes, told, Optional.of(one));
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
                    .filter(row -> family.isEmpty() || row.isOf(family.get()))
                    .toList())
        .orElse(List.of());
  }

  List<ReportRow> of(String table, Predicate<ReportRow> wanted) {
    return of(table).stream().filter(wanted).toList();
  }

  /** All rows of that table, by somebody who tells nothing of them. */
  List<ReportRow> peek(String table) {
    return all(table);
  }

  /** Whether there are any; who asks this has told nothing of them. */
  boolean has(String table) {
    return !all(table).isEmpty();
  }

  boolean isPublic() {
    return release.zone() == Released.Zone.PUBLIC;
  }
}
