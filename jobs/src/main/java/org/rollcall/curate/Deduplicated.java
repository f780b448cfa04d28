package org.rollcall.curate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.spark.sql.Row;
import org.rollcall.contract.Schemas;

/** Stored rows to rows that count: one per key, the first by the order of files and lines. */
final class Deduplicated {

  private static final Comparator<StoredRow> IN_ORDER =
      Comparator.comparingInt(StoredRow::file).thenComparingInt(StoredRow::line);

  private Deduplicated() {}

  /** One row per primary key of that canonical table. */
  static List<Row> of(String table, List<StoredRow> rows, RowTally tally) {
    return by(keys(table), row -> 0, rows, tally);
  }

  private static List<Function<StoredRow, Object>> keys(String table) {
    return table.equals("headcounts")
        ? headcounts()
        : List.of(cells(Schemas.curated(table).primaryKey()));
  }

  /** A headcount names its session by id, by start or by both: one of them is enough to know it. */
  private static List<Function<StoredRow, Object>> headcounts() {
    Function<StoredRow, Object> byStart = cells(List.of("group_id", "session_key", "period_start"));
    Function<StoredRow, Object> byId = cells(List.of("group_id", "session_id", "period_start"));
    Function<StoredRow, Object> start = cells(List.of("session_key"));
    Function<StoredRow, Object> id = cells(List.of("session_id"));
    return List.of(
        row ->
            isNull(row, "session_key")
                ? List.of(byStart.apply(row), id.apply(row))
                : byStart.apply(row),
        row ->
            isNull(row, "session_id")
                ? List.of(
                    byId.apply(row),
                    isNull(row, "session_key") ? List.of(row.file(), row.line()) : start.apply(row))
                : byId.apply(row));
  }

  private static boolean isNull(StoredRow row, String column) {
    return row.row().getAs(column) == null;
  }

  /** The cells of those columns; empty ones are alike. */
  static Function<StoredRow, Object> cells(List<String> columns) {
    return row -> {
      List<Object> key = new ArrayList<>();
      for (String column : columns) {
        Object cell = row.row().getAs(column);
        key.add(cell instanceof byte[] bytes ? Id.of(bytes) : cell);
      }
      return key;
    };
  }

  /**
   * One row per each of those keys; a row that shares one with an earlier row is a duplicate.
   *
   * @param rank rows that are lower in it come before others, whatever file they are in
   */
  static List<Row> by(
      List<Function<StoredRow, Object>> keys,
      ToIntFunction<StoredRow> rank,
      List<StoredRow> rows,
      RowTally tally) {
    List<StoredRow> kept = new ArrayList<>();
    for (StoredRow row : rows) {
      if (row.fault() == null) {
        kept.add(row);
      } else {
        tally.rejected(row.file(), row.fault());
      }
    }
    kept.sort(Comparator.comparingInt(rank).thenComparing(IN_ORDER));
    for (Function<StoredRow, Object> key : keys) {
      Set<Object> seen = new HashSet<>();
      kept.removeIf(
          row -> {
            boolean isRepeated = !seen.add(key.apply(row));
            if (isRepeated) {
              tally.duplicate(row.file());
            }
            return isRepeated;
          });
    }
    kept.forEach(row -> tally.kept(row.file()));
    return kept.stream().map(StoredRow::row).toList();
  }
}
