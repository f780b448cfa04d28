package org.rollcall.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Headcounts, per session or per period, to sums by group, modality, program and month. */
final class HeadcountCells {

  /** What is known of a group that no directory has. */
  static final Known UNKNOWN = new Known("not_stated", "not_stated", "not_stated");

  private HeadcountCells() {}

  /**
   * What is known of the group that counted.
   *
   * @param program program
   * @param region region
   * @param modality usual modality of its sessions
   */
  record Known(String program, String region, String modality) {}

  private record Place(int group, String modality, String month) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = Integer.compare(group, other.group);
      order = order != 0 ? order : modality.compareTo(other.modality);
      return order != 0 ? order : month.compareTo(other.month);
    }
  }

  static Headcounts of(Dataset<Row> headcounts, Map<GroupCalendar.Key, Known> groups, int asOf) {
    Column counted = col("attendees").isNotNull();
    Column missing = counted.unary_$bang();
    // A record of one session is of one; a record of a period says of how many, or nobody knows.
    Column sized = col("held").isNotNull();
    Column held =
        when(col("session_on").isNotNull(), coalesce(col("sessions_held"), lit(1)))
            .otherwise(col("sessions_held"));
    Column single =
        col("session_on").isNotNull().and(coalesce(col("sessions_held"), lit(1)).equalTo(1));
    List<Row> rows =
        headcounts
            .withColumn("day", expr("unix_date(coalesce(session_on, period_start))"))
            .filter(col("day").isNotNull().and(col("day").leq(asOf)))
            .withColumn("held", held.cast("long"))
            .withColumn("month", expr("date_format(date_from_unix_date(day), 'yyyy-MM')"))
            .withColumn("counted_on", when(single.and(counted), col("day")))
            .groupBy("group_id", "session_modality", "month", "counted_on")
            .agg(
                sumIf(counted.and(sized), col("held")).as("sessions"),
                sumIf(missing.and(sized), col("held")).as("sessions_missing"),
                sumIf(missing.and(col("sessions_held").isNotNull()), col("held"))
                    .as("held_missing"),
                sumIf(counted, lit(1L)).as("records"),
                sumIf(missing, lit(1L)).as("records_missing"),
                sumIf(counted.and(sized.unary_$bang()), lit(1L)).as("records_unsized"),
                sumIf(missing.and(sized.unary_$bang()), lit(1L)).as("records_open"),
                sumIf(counted.and(col("newcomers").isNull()), lit(1L)).as("records_unasked"),
                sumIf(counted, col("attendees").cast("long")).as("attendances"),
                sumIf(counted.and(sized), col("attendees").cast("long")).as("in_sessions"),
                sumIf(counted.and(col("newcomers").isNotNull()), col("newcomers").cast("long"))
                    .as("newcomers"),
                sumIf(counted.and(col("newcomers").isNotNull()), col("attendees").cast("long"))
                    .as("asked"),
                sumIf(counted.and(sized).and(col("attendees").equalTo(0)), col("held")).as("zeros"),
                sumIf(
                        counted
                            .and(sized)
                            .and(col("attendees").gt(0))
                            .and(col("attendees").leq(col("held"))),
                        col("held"))
                    .as("ones"),
                max(expr("case when held > 0 then attendees div held end")).as("largest"))
            .collectAsList();
    return new Headcounts(cells(rows, groups), sessions(rows));
  }

  private static List<Headcounts.Session> sessions(List<Row> rows) {
    Map<GroupCalendar.Key, Map<Integer, Headcounts.Session>> sessions = new TreeMap<>();
    for (Row row : rows) {
      if (!row.isNullAt(row.fieldIndex("counted_on"))) {
        Headcounts.Session session = session(row);
        sessions
            .computeIfAbsent(session.group(), key -> new TreeMap<>())
            .merge(session.day(), session, Headcounts.Session::plus);
      }
    }
    return sessions.values().stream().flatMap(days -> days.values().stream()).toList();
  }

  private static Headcounts.Session session(Row row) {
    boolean isAsked = row.<Long>getAs("records_unasked") == 0;
    return new Headcounts.Session(
        GroupCalendar.Key.of(row.getAs("group_id")),
        row.getAs("counted_on"),
        row.getAs("attendances"),
        isAsked ? OptionalLong.of(row.getAs("newcomers")) : OptionalLong.empty());
  }

  private static Column sumIf(Column condition, Column value) {
    return sum(when(condition, value).otherwise(lit(0L)));
  }

  private static List<Headcounts.Cell> cells(List<Row> rows, Map<GroupCalendar.Key, Known> groups) {
    Map<GroupCalendar.Key, List<Row>> byGroup = new TreeMap<>();
    for (Row row : rows) {
      byGroup
          .computeIfAbsent(GroupCalendar.Key.of(row.getAs("group_id")), key -> new ArrayList<>())
          .add(row);
    }
    Map<Place, Headcounts.Cell> cells = new TreeMap<>();
    int index = 0;
    for (Map.Entry<GroupCalendar.Key, List<Row>> group : byGroup.entrySet()) {
      Known known = groups.getOrDefault(group.getKey(), UNKNOWN);
      for (Row row : group.getValue()) {
        Headcounts.Cell cell = cell(new Headcounts.Group(index, group.getKey()), known, row);
        // A record that states its group's usual modality and one that states none are alike.
        cells.merge(new Place(index, cell.modality(), cell.month()), cell, Headcounts.Cell::plus);
      }
      index++;
    }
    return List.copyOf(cells.values());
  }

  private static Headcounts.Cell cell(Headcounts.Group group, Known known, Row row) {
    String stated = row.getAs("session_modality");
    return new Headcounts.Cell(
        group,
        stated == null ? known.modality() : stated,
        known.program(),
        known.region(),
        row.getAs("month"),
        row.getAs("sessions"),
        row.getAs("sessions_missing"),
        row.getAs("held_missing"),
        row.getAs("records"),
        row.getAs("records_missing"),
        row.getAs("records_unsized"),
        row.getAs("records_open"),
        row.getAs("records_unasked"),
        row.getAs("attendances"),
        row.getAs("in_sessions"),
        row.getAs("newcomers"),
        row.getAs("asked"),
        row.getAs("zeros"),
        row.getAs("ones"),
        row.isNullAt(row.fieldIndex("largest")) ? 0 : row.<Long>getAs("largest"));
  }
}
