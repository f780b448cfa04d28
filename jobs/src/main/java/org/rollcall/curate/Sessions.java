package org.rollcall.curate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.rollcall.contract.SessionStatus;
import org.rollcall.outcome.CalendarOrigin;

/** The calendar: one row per session, found by its id or by group and start. */
final class Sessions {

  private static final List<String> COLUMNS =
      List.of(
          "session_id",
          "session_key",
          "group_id",
          "session_on",
          "start_order",
          "status",
          "session_modality",
          "facilitator_id",
          "planned_minutes",
          "listed");

  private static final Column UNREPORTED =
      when(col("status").equalTo(SessionStatus.NOT_REPORTED.key()), 1).otherwise(0);

  private Sessions() {}

  /**
   * Rows that show that somebody was counted at a session.
   *
   * @param attendance rows of persons
   * @param headcounts numbers of people
   * @param reading how they are read
   */
  record Mentions(Dataset<Row> attendance, Dataset<Row> headcounts, RowValidation reading) {

    /** Those that name it by group and start. */
    private Dataset<Row> starts() {
      Column noOrder = lit(null).cast("int");
      return starts(present(), col("start_order"), lit(null).cast("string"))
          .union(starts(counted(), noOrder, col("session_modality")));
    }

    private static Dataset<Row> starts(Dataset<Row> rows, Column order, Column modality) {
      return rows.filter("fault is null and session_key is not null and session_on is not null")
          .select(
              col("session_key"),
              col("session_id"),
              col("group_id"),
              col("session_on"),
              order.as("start_order"),
              modality.as("session_modality"));
    }

    /** The ids by which they name it, as {@code met_id}. */
    private Dataset<Row> ids() {
      return ids(present()).union(ids(counted())).distinct();
    }

    private static Dataset<Row> ids(Dataset<Row> rows) {
      return rows.filter("fault is null and session_id is not null")
          .select(col("session_id").as("met_id"));
    }

    private Dataset<Row> present() {
      return reading.checked(attendance.filter("status = 'present'"));
    }

    /** A headcount without a number does not say that anybody met. */
    private Dataset<Row> counted() {
      return reading.checked(headcounts.filter("attendees is not null"));
    }
  }

  /**
   * The sessions that a source lists.
   *
   * <p>A report of a session counts before a row that only says that it was planned. Where nobody
   * reported, somebody present or a headcount shows that it was held. A group of which nothing at
   * all is reported, as where a directory alone lists its sessions, has besides them the sessions
   * that it is known to have met at; what was held is then no organiser's word, and the calendar
   * counts as inferred.
   *
   * @param mentions where attendance and headcounts are read from
   */
  static Calendar given(Dataset<Row> sessions, RowValidation reading, Mentions mentions) {
    List<List<String>> keys = List.of(List.of("session_id"), List.of("group_id", "session_key"));
    Dataset<Row> once =
        Deduplicated.by(keys, List.of(UNREPORTED), sessions, reading)
            .withColumn("listed", lit(true))
            .select(columns());
    Dataset<Row> sound = reading.checked(sessions).filter(col(RowValidation.FAULT).isNull());
    if (sound.filter(UNREPORTED.equalTo(1)).isEmpty()) {
      return new Calendar(once, CalendarOrigin.STATED);
    }
    Dataset<Row> met = found(inferred(mentions).sessions(), once);
    Dataset<Row> listed = withMeetings(once, met, mentions.ids());
    Dataset<Row> silent =
        sound
            .groupBy("group_id")
            .agg(min(UNREPORTED).as("silent"))
            .filter("silent = 1")
            .select(col("group_id").as("silent_id"));
    if (silent.isEmpty()) {
      return new Calendar(listed, CalendarOrigin.STATED);
    }
    Dataset<Row> unlisted =
        met.filter("met_key is null")
            .join(broadcast(silent), col("group_id").equalTo(col("silent_id")), "left_semi");
    return new Calendar(listed.union(unlisted.select(columns())), CalendarOrigin.INFERRED);
  }

  /**
   * The only session that a group has on a day, as {@code by_day} of {@code of_group} and {@code
   * of_day}: what a start of that day means that no session has. A cancelled one is none.
   *
   * @param session what is wanted of it
   */
  static Dataset<Row> onlyOfDay(Dataset<Row> sessions, Column session) {
    return sessions
        .filter("status <> 'cancelled'")
        .groupBy(col("group_id").as("of_group"), col("session_on").as("of_day"))
        .agg(count(lit(1)).as("n"), first(session).as("by_day"))
        .filter("n = 1")
        .drop("n");
  }

  /**
   * Headcounts without those of 0 at a session that was cancelled, found by its id, its start, or
   * as one of a day of which all were cancelled. A count of somebody stays.
   */
  static Dataset<Row> notCancelled(Dataset<Row> headcounts, Dataset<Row> sessions) {
    Column cancelled = col("status").equalTo(SessionStatus.CANCELLED.key());
    Column nobody = col("attendees").equalTo(0);
    Dataset<Row> off = sessions.filter(cancelled);
    Dataset<Row> ids = off.select(col("session_id").as("off_id")).distinct();
    Dataset<Row> keys = off.select(col("session_key").as("off_key")).distinct();
    Dataset<Row> days =
        sessions
            .groupBy(col("group_id").as("off_group"), col("session_on").as("off_day"))
            .agg(min(when(cancelled, 1).otherwise(0)).as("off"))
            .filter("off = 1");
    Column ofDay =
        col("group_id").equalTo(col("off_group")).and(col("session_on").equalTo(col("off_day")));
    return headcounts
        .join(ids, nobody.and(col("session_id").equalTo(col("off_id"))), "left_anti")
        .join(keys, nobody.and(col("session_key").equalTo(col("off_key"))), "left_anti")
        .join(days, nobody.and(ofDay), "left_anti");
  }

  /** Sessions that took place with the listed session's key, as {@code met_key}, if it is found. */
  private static Dataset<Row> found(Dataset<Row> met, Dataset<Row> listed) {
    Dataset<Row> keys = listed.select(col("session_key").as("listed_key"));
    // As attendances are placed: who names a session by id means no other.
    Column sameDay =
        col("session_id")
            .isNull()
            .and(col("group_id").equalTo(col("of_group")))
            .and(col("session_on").equalTo(col("of_day")));
    return met.join(keys, col("session_key").equalTo(col("listed_key")), "left")
        .join(onlyOfDay(listed, col("session_key")), sameDay, "left")
        .withColumn("met_key", coalesce(col("listed_key"), col("by_day")));
  }

  /** Sessions without a report of which attendance or headcounts speak were held. */
  private static Dataset<Row> withMeetings(
      Dataset<Row> listed, Dataset<Row> met, Dataset<Row> ids) {
    Dataset<Row> keys = met.select("met_key").filter("met_key is not null").distinct();
    Column held =
        UNREPORTED.equalTo(1).and(col("met_key").isNotNull().or(col("met_id").isNotNull()));
    return listed
        .join(keys, col("session_key").equalTo(col("met_key")), "left")
        .join(ids, col("session_id").equalTo(col("met_id")), "left")
        .withColumn("status", when(held, lit(SessionStatus.HELD.key())).otherwise(col("status")))
        .select(columns());
  }

  /**
   * The sessions that attendance and headcounts speak of.
   *
   * <p>Somebody present or a headcount, be it 0, makes a session that was held; a register of
   * absences alone does not. A session of which only an id is known has no date and is left out.
   */
  static Calendar inferred(Mentions mentions) {
    Dataset<Row> named =
        mentions
            .starts()
            .groupBy("session_key")
            .agg(
                min("session_id").as("session_id"),
                min("group_id").as("group_id"),
                min("session_on").as("session_on"),
                min("start_order").as("start_order"),
                min("session_modality").as("session_modality"));
    Dataset<Row> sessions =
        withIdOnce(named)
            .withColumn("status", lit(SessionStatus.HELD.key()))
            .withColumn("facilitator_id", lit(null).cast("binary"))
            .withColumn("planned_minutes", lit(null).cast("int"))
            .withColumn("listed", lit(false));
    return new Calendar(sessions.select(columns()), CalendarOrigin.INFERRED);
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
