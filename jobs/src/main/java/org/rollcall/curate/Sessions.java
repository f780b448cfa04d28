package org.rollcall.curate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The calendar: one row per session, found by its id or by group and start. */
final class Sessions {

  private static final List<String> COLUMNS =
      List.of(
          "session_id",
          "session_key",
          "group_id",
          "session_on",
          "status",
          "session_modality",
          "facilitator_id",
          "planned_minutes");

  private Sessions() {}

  /** The sessions that a source lists. */
  static Calendar given(Dataset<Row> sessions, Reading reading) {
    List<List<String>> keys = List.of(List.of("session_id"), List.of("group_id", "session_key"));
    return new Calendar(
        Deduplicated.by(keys, sessions, reading).select(columns()), Calendar.Origin.GIVEN);
  }

  /**
   * The sessions that attendance and headcounts speak of.
   *
   * <p>Somebody present or a headcount, be it 0, makes a session that was held; a register of
   * absences alone does not. A session of which only an id is known has no date and is left out.
   */
  static Calendar inferred(Dataset<Row> attendance, Dataset<Row> headcounts, Reading reading) {
    Dataset<Row> named =
        mentions(attendance.filter("status = 'present'"), reading, lit(null).cast("string"))
            .union(mentions(headcounts, reading, col("session_modality")))
            .groupBy("session_key")
            .agg(
                min("session_id").as("session_id"),
                min("group_id").as("group_id"),
                min("session_on").as("session_on"),
                min("session_modality").as("session_modality"));
    Dataset<Row> sessions =
        withIdOnce(named)
            .withColumn("status", lit("held"))
            .withColumn("facilitator_id", lit(null).cast("binary"))
            .withColumn("planned_minutes", lit(null).cast("int"));
    return new Calendar(sessions.select(columns()), Calendar.Origin.INFERRED);
  }

  private static Dataset<Row> mentions(Dataset<Row> rows, Reading reading, Column modality) {
    return reading
        .checked(rows)
        .filter("fault is null and session_key is not null and session_on is not null")
        .select(
            col("session_key"),
            col("session_id"),
            col("group_id"),
            col("session_on"),
            modality.as("session_modality"));
  }

  /** An id that two starts share names the first of them, so that no stay counts twice. */
  private static Dataset<Row> withIdOnce(Dataset<Row> named) {
    Column place = struct(col("session_on"), col("session_key"));
    Dataset<Row> owners =
        named
            .filter("session_id is not null")
            .groupBy(col("session_id").as("owned_id"))
            .agg(min(place).as("owner"));
    return named
        .join(owners, col("session_id").equalTo(col("owned_id")), "left")
        .withColumn(
            "session_id",
            when(col("owner.session_key").equalTo(col("session_key")), col("session_id")))
        .drop("owned_id", "owner");
  }

  private static Column[] columns() {
    return COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
  }
}
