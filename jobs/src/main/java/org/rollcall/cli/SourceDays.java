package org.rollcall.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.rollcall.curate.CuratedStore;

/** The first and the last day that each source tells of. */
final class SourceDays {

  /** The days of a row, by table; of the others no row has one. */
  private static final Map<String, List<String>> DAYS =
      Map.of(
          "sessions", List.of("session_on"),
          "attendance", List.of("session_on", "known_on"),
          "headcounts", List.of("session_on", "period_start", "period_end"),
          "referrals", List.of("period_start", "period_end"),
          "survey_responses", List.of("submitted_on"),
          "survey_invitations", List.of("week"),
          "directory_slots", List.of("as_of"),
          "participants", List.of("enrolled_on"));

  private SourceDays() {}

  static List<String> lines(CuratedStore store) {
    List<String> lines = new ArrayList<>();
    for (String table : DAYS.keySet().stream().sorted().toList()) {
      if (store.has(table)) {
        lines.addAll(lines(rows(store, table), DAYS.get(table)));
      }
    }
    return lines.stream().sorted().toList();
  }

  /** A stay may leave its day to its session. */
  private static Dataset<Row> rows(CuratedStore store, String table) {
    Dataset<Row> rows = store.table(table);
    if (!table.equals("attendance")) {
      return rows;
    }
    Dataset<Row> sessions =
        store
            .table("sessions")
            .select(col("session_id").as("known_id"), col("session_on").as("known_on"));
    return rows.join(sessions, col("session_id").equalTo(col("known_id")), "left");
  }

  private static List<String> lines(Dataset<Row> rows, List<String> days) {
    List<String> backwards = new ArrayList<>(days);
    java.util.Collections.reverse(backwards);
    return rows
        .groupBy("source_id")
        .agg(min(first(days)).as("first_day"), max(first(backwards)).as("last_day"))
        .collectAsList()
        .stream()
        .map(
            row ->
                row.<String>getAs("source_id")
                    + ": "
                    + Optional.ofNullable(row.getAs("first_day"))
                        .map(day -> "from " + day + " to " + row.getAs("last_day"))
                        .orElse("no row has a day"))
        .toList();
  }

  private static org.apache.spark.sql.Column first(List<String> days) {
    return expr("coalesce(" + String.join(", ", days) + ")");
  }
}
