package org.rollcall.disclose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;

/**
 * Cuts retention curves to a fixed grid of weeks: a step of an exact curve reveals who left.
 *
 * <p>Those who left or whose follow-up ended are summed over the weeks since the row last shown, so
 * a withheld interval is merged with the next one. From the first week on at which fewer than 2k
 * people are at risk, every row is withheld. At week 0 nobody can have left: both cells are null.
 */
final class CurveGrid {

  /** Name of the table that this class redesigns. */
  static final String TABLE = "retention_curve";

  /** Weeks that the public curve shows. */
  static final Set<Long> WEEKS = Set.of(0L, 4L, 8L, 12L, 26L, 39L, 52L);

  private static final String WEEK = "week";
  private static final String AT_RISK = "n_at_risk";
  private static final List<String> SUMMED = List.of("n_events", "n_censored");

  private final Table weekly;
  private final DisclosureThresholds rules;
  private final PrimaryRules primary;
  private final Table.Builder grid;

  private CurveGrid(Table weekly, DisclosureThresholds rules) {
    this.weekly = weekly;
    this.rules = rules;
    this.primary = new PrimaryRules(weekly.schema(), rules);
    this.grid = Table.of(weekly.schema());
  }

  static List<Candidate> of(Table weekly, DisclosureThresholds rules) {
    CurveGrid grid = new CurveGrid(weekly, rules);
    List<String> curve =
        weekly.schema().primaryKey().stream().filter(key -> !key.equals(WEEK)).toList();
    Map<List<Object>, List<Row>> curves = new LinkedHashMap<>();
    for (Row row : weekly.rows()) {
      curves.computeIfAbsent(RowEdits.values(row, curve), key -> new ArrayList<>()).add(row);
    }
    return curves.values().stream().flatMap(rows -> grid.cut(rows).stream()).toList();
  }

  private List<Candidate> cut(List<Row> curve) {
    List<Candidate> shown = new ArrayList<>();
    long[] sums = new long[SUMMED.size()];
    boolean known = true;
    boolean ended = false;
    for (Row row : curve) {
      known &= addTo(sums, row);
      if (!WEEKS.contains(row.whole(WEEK))) {
        continue;
      }
      Row merged = merge(row, sums);
      Long atRisk = row.whole(AT_RISK);
      ended |= atRisk != null && atRisk < 2L * rules.k();
      Optional<Reason> reason =
          ended
              ? Optional.of(Reason.FEW_AT_RISK)
              : known ? primary.check(merged) : Optional.of(Reason.UNCOUNTED);
      shown.add(new Candidate(merged, reason));
      if (reason.isEmpty()) {
        sums = new long[SUMMED.size()];
      }
    }
    return shown;
  }

  private Row merge(Row row, long[] sums) {
    Row merged = RowEdits.copy(weekly.schema(), row, grid.add());
    for (int i = 0; i < sums.length; i++) {
      boolean none = row.get(SUMMED.get(i)) == null || (row.whole(WEEK) == 0 && sums[i] == 0);
      merged.set(SUMMED.get(i), none ? null : sums[i]);
    }
    return merged;
  }

  /** Adds that week; false if the week does not say how many left. */
  private static boolean addTo(long[] sums, Row row) {
    boolean known = true;
    for (int i = 0; i < sums.length; i++) {
      Long count = row.whole(SUMMED.get(i));
      known &= count != null || row.whole(WEEK) == 0;
      sums[i] += count == null ? 0 : count;
    }
    return known;
  }
}
