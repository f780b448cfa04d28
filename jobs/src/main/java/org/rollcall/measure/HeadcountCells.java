package org.rollcall.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Headcounts, per session or per period, to sums by group, modality, program and month. */
final class HeadcountCells {

  private HeadcountCells() {}

  static Headcounts of(Dataset<Row> headcounts, Optional<Dataset<Row>> groups, int asOf) {
    Dataset<Row> dated =
        headcounts
            .withColumn("day", expr("unix_date(coalesce(session_on, period_start))"))
            .filter(col("day").isNotNull().and(col("day").leq(asOf)))
            .withColumn("held", coalesce(col("sessions_held"), lit(1)).cast("long"));
    Dataset<Row> placed = groups.map(g -> withGroups(dated, g)).orElseGet(() -> bare(dated));
    Column counted = col("attendees").isNotNull();
    List<Row> rows =
        placed
            .withColumn("month", expr("date_format(date_from_unix_date(day), 'yyyy-MM')"))
            .groupBy("group_id", "modality", "program", "month")
            .agg(
                sumIf(counted, col("held")).as("sessions"),
                sumIf(counted.unary_$bang(), col("held")).as("sessions_missing"),
                sumIf(counted, lit(1L)).as("records"),
                sumIf(counted.unary_$bang(), lit(1L)).as("records_missing"),
                sumIf(counted, col("attendees").cast("long")).as("attendances"),
                sumIf(counted, coalesce(col("newcomers").cast("long"), lit(0L))).as("newcomers"),
                sumIf(counted.and(col("newcomers").isNotNull()), col("attendees").cast("long"))
                    .as("asked"),
                max(expr("case when held > 0 then attendees div held end")).as("largest"))
            .orderBy("group_id", "modality", "program", "month")
            .collectAsList();
    return new Headcounts(cells(rows));
  }

  private static Dataset<Row> withGroups(Dataset<Row> headcounts, Dataset<Row> groups) {
    Dataset<Row> known =
        groups.select(
            col("group_id").as("known_group"),
            col("program"),
            col("session_modality").as("usual_modality"));
    return headcounts
        .join(known, col("group_id").equalTo(col("known_group")), "left")
        .withColumn(
            "modality", coalesce(col("session_modality"), col("usual_modality"), lit("not_stated")))
        .withColumn("program", coalesce(col("program"), lit("not_stated")));
  }

  private static Dataset<Row> bare(Dataset<Row> headcounts) {
    return headcounts
        .withColumn("modality", coalesce(col("session_modality"), lit("not_stated")))
        .withColumn("program", lit("not_stated"));
  }

  private static Column sumIf(Column condition, Column value) {
    return sum(org.apache.spark.sql.functions.when(condition, value).otherwise(lit(0L)));
  }

  private static List<Headcounts.Cell> cells(List<Row> rows) {
    Map<GroupCalendar.Key, Integer> indexes = new HashMap<>();
    List<Headcounts.Cell> cells = new ArrayList<>();
    for (Row row : rows) {
      GroupCalendar.Key key = GroupCalendar.Key.of(row.getAs("group_id"));
      int group = indexes.computeIfAbsent(key, k -> indexes.size());
      cells.add(
          new Headcounts.Cell(
              group,
              row.getAs("modality"),
              row.getAs("program"),
              row.getAs("month"),
              row.getAs("sessions"),
              row.getAs("sessions_missing"),
              row.getAs("records"),
              row.getAs("records_missing"),
              row.getAs("attendances"),
              row.getAs("newcomers"),
              row.getAs("asked"),
              row.isNullAt(row.fieldIndex("largest")) ? 0 : row.<Long>getAs("largest")));
    }
    return cells;
  }
}
