package org.rollcall.disclose;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.ForeignKey;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.TableSchema;

/** Applies the rules to all tables together, since a row may be about a row of another table. */
final class Protection {

  private static final String SUPPRESSION = "suppression";

  private final List<PublicTable.Result> results;

  private Protection(List<PublicTable.Result> results) {
    this.results = results;
  }

  /**
   * Protects those tables.
   *
   * @param tables the exact ones, cut to closed months
   * @param rules thresholds
   * @param asOf the day that the rows of the public tables name
   */
  static Protection of(List<Table> tables, DisclosureThresholds rules, LocalDate asOf) {
    Map<String, TableSchema> schemas = new LinkedHashMap<>();
    Map<String, List<Candidate>> candidates = new LinkedHashMap<>();
    for (Table table : tables) {
      Roles.check(table.schema());
      if (table.name().equals(SUPPRESSION) || schemas.containsKey(table.name())) {
        throw new IllegalArgumentException(
            "Cannot release table " + table.name() + " (must be given once, suppression never)");
      }
      schemas.put(table.name(), table.schema());
      candidates.put(table.name(), candidates(table, rules));
    }
    return new Protection(
        schemas.values().stream()
            .map(schema -> PublicTable.of(schema, withParents(schema, candidates), rules, asOf))
            .toList());
  }

  List<Table> tables() {
    return results.stream().map(PublicTable.Result::table).toList();
  }

  /** The same counts in bins, as the public may read them. */
  Table publicSuppression(ReleaseInfo info, DisclosureThresholds rules) {
    Table exact = suppression(info);
    List<Candidate> rows =
        exact.rows().stream().map(row -> new Candidate(row, Optional.empty())).toList();
    return PublicTable.of(exact.schema(), rows, rules, info.asOf()).table();
  }

  /** One row per table; no cell is named, and nothing is counted that is not seen in public. */
  Table suppression(ReleaseInfo info) {
    Table.Builder rows = Table.of(Schemas.report(SUPPRESSION));
    for (PublicTable.Result result : results) {
      rows.add()
          .set("release_id", info.releaseId())
          .set("protocol_hash", info.protocolHash())
          .set("as_of", info.asOf())
          .set("table_name", result.table().name())
          .set("n_cells", result.cells())
          .set("n_suppressed_primary", result.withheld())
          .set("n_suppressed_secondary", 0)
          .set("n_rounded", result.cells() - result.withheld());
    }
    return rows.build();
  }

  private static List<Candidate> candidates(Table table, DisclosureThresholds rules) {
    if (table.name().equals(CurveGrid.TABLE)) {
      return CurveGrid.of(table, rules);
    }
    PrimaryRules primary = new PrimaryRules(table.schema(), rules);
    return table.rows().stream().map(row -> new Candidate(row, primary.check(row))).toList();
  }

  private static List<Candidate> withParents(
      TableSchema schema, Map<String, List<Candidate>> candidates) {
    List<Candidate> own = candidates.get(schema.name());
    for (ForeignKey key : schema.foreignKeys()) {
      Set<List<Object>> shown = new HashSet<>();
      candidates.getOrDefault(key.reference().resource(), List.of()).stream()
          .filter(parent -> parent.reason().isEmpty())
          .forEach(parent -> shown.add(RowEdits.values(parent.row(), key.reference().fields())));
      own =
          own.stream()
              .map(
                  child ->
                      shown.contains(RowEdits.values(child.row(), key.fields()))
                          ? child
                          : child.withhold(Reason.PARENT))
              .toList();
    }
    return own;
  }
}
