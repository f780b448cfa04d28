package org.rollcall.curate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Stays to attendances: one row per person and session, in which the person was present.
 *
 * <ol>
 *   <li>A session that some stays name by id and others by group and start is found in the
 *       calendar, so that both mean the same; the calendar's group and date count. A start that the
 *       calendar does not have means the group's only session of that day, if it has one: reports
 *       of video services tell when a meeting was opened, not when it was to begin.
 *   <li>One shuffle brings each person's stays together.
 *   <li>{@link MergeStays} drops duplicates and merges what is left.
 * </ol>
 *
 * All rows of a person lie in one partition, next to each other, in the order of date and session:
 * a later step per person needs no further shuffle as long as it only maps partitions.
 */
final class AttendanceBuilder {

  private AttendanceBuilder() {}

  static Dataset<Row> of(Dataset<Row> stays, Calendar calendar, RowValidation reading) {
    RowCounts counts = reading.counts();
    MapPartitionsFunction<Row, Row> merge =
        partition -> {
          RowTally tally = new RowTally();
          MergeStays merged = new MergeStays(StayRows.read(partition), tally);
          return new CountingIterator<>(StayRows.write(merged), tally, counts, 0);
        };
    Dataset<Row> placed = placed(reading.checked(stays), calendar.sessions());
    Dataset<Row> merged =
        RowValidation.together(placed, col("participant_id"))
            // One long is sorted by its bits, without comparing rows: a third of the cost.
            .sortWithinPartitions("block")
            .mapPartitions(merge, Encoders.row(StayRows.OUTPUT));
    return RowValidation.daysToDates(merged, StayRows.dated());
  }

  /** Adds what the calendar says of the session that the stay names. */
  private static Dataset<Row> placed(Dataset<Row> stays, Dataset<Row> sessions) {
    Column session =
        struct(
            col("session_id"),
            col("session_key"),
            col("session_on"),
            col("start_order"),
            col("group_id"));
    Dataset<Row> byId =
        sessions
            .filter("session_id is not null")
            .select(col("session_id").as("of_id"), session.as("by_id"));
    Dataset<Row> byKey = sessions.select(col("session_key").as("of_key"), session.as("by_key"));
    Dataset<Row> byDay = Sessions.onlyOfDay(sessions, session);
    Column sameDay =
        col("session_id")
            .isNull()
            .and(col("group_id").equalTo(col("of_group")))
            .and(col("session_on").equalTo(col("of_day")));
    Dataset<Row> found =
        stays
            .join(broadcast(byId), col("session_id").equalTo(col("of_id")), "left")
            .join(broadcast(byKey), col("session_key").equalTo(col("of_key")), "left")
            .join(broadcast(byDay), sameDay, "left")
            .withColumn("found", coalesce(col("by_id"), col("by_key"), col("by_day")))
            .withColumn("block", xxhash64(col("participant_id")))
            .withColumn("origin", coalesce(col("session_id"), col("session_key")))
            .withColumn("place_id", coalesce(col("found.session_id"), col("session_id")))
            .withColumn("place_key", coalesce(col("found.session_key"), col("session_key")))
            .withColumn("session_ref", coalesce(col("place_key"), col("place_id")))
            .withColumn("place_group", coalesce(col("found.group_id"), col("group_id")))
            .withColumn(
                "place_day", unix_date(coalesce(col("found.session_on"), col("session_on"))))
            .withColumn("place_order", coalesce(col("found.start_order"), col("start_order")))
            .withColumn(
                RowValidation.FAULT,
                coalesce(
                    col(RowValidation.FAULT),
                    when(col("place_day").isNull(), lit(RowValidation.UNKNOWN_SESSION))));
    return found.select(
        Arrays.stream(StayRows.INPUT).map(name -> col(name)).toArray(Column[]::new));
  }
}
