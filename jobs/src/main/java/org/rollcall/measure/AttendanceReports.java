package org.rollcall.measure;

import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** What sources report by name, by group: from rows of persons to what {@link DataEnd} reads. */
final class AttendanceReports {

  /** Sources beyond share the last bit: they pass for one. */
  private static final int SOURCES = 62;

  private AttendanceReports() {}

  /**
   * One row per group, day, sources and mode, with how many people these report.
   *
   * <p>A mark that only says that nothing is known shows nothing, nor do people who are not
   * followed. Somebody whom two sources report on one day is one, and at two starts if they differ.
   *
   * @param stays rows of persons with their day, as {@code day}
   * @param grades grades of identities that are followed
   * @param sources names of the sources of the study
   */
  static Dataset<Row> of(Dataset<Row> stays, List<String> grades, List<String> sources) {
    Column mode =
        when(col("attendance_mode").equalTo(Arm.FACE_TO_FACE.key()), 0)
            .when(col("attendance_mode").equalTo(Arm.ONLINE.key()), 1);
    return stays
        .filter(col("day").isNotNull())
        .filter("status in ('present', 'absent')")
        .filter(col("identity_grade").isin(grades.toArray()))
        .withColumn("source", bit(sources))
        .withColumn("mode", mode)
        .withColumn("attended", expr("status = 'present' and role = 'participant'"))
        .groupBy("group_id", "day", "participant_id")
        .agg(
            bit_or(col("source")).as("sources"),
            min("mode").as("mode"),
            max("attended").as("attended"),
            expr("coalesce(min(case when attended then start_order end)"
                    + " < max(case when attended then start_order end), false)")
                .as("twice"))
        .groupBy("group_id", "day", "sources", "mode")
        .agg(
            sum(when(col("attended"), 1).otherwise(0)).cast("int").as("people"),
            sum(when(col("twice"), 1).otherwise(0)).cast("int").as("twice"));
  }

  private static Column bit(List<String> sources) {
    Column bit = lit(1L << SOURCES);
    List<String> names = sources.stream().sorted().toList();
    for (int i = Math.min(names.size(), SOURCES) - 1; i >= 0; i--) {
      bit = when(col("source_id").equalTo(names.get(i)), lit(1L << i)).otherwise(bit);
    }
    return bit;
  }

  /**
   * What codes each source knows people by, in the order of its bit. Sources without a bit of their
   * own share one; their codes are taken for the same only if they all are.
   */
  static List<String> domains(List<Study.Source> sources) {
    List<Study.Source> sorted =
        sources.stream().sorted(Comparator.comparing(Study.Source::name)).toList();
    List<String> domains = new ArrayList<>();
    sorted.stream().limit(SOURCES).forEach(source -> domains.add(source.linkDomain()));
    while (domains.size() < SOURCES) {
      domains.add("");
    }
    List<String> others = sorted.stream().skip(SOURCES).map(Study.Source::linkDomain).toList();
    domains.add(Set.copyOf(others).size() == 1 ? others.get(0) : "sources without a bit");
    return domains;
  }

  /** The same on the driver, by group. */
  static Map<GroupCalendar.Key, List<Report>> collect(Dataset<Row> reports) {
    Map<GroupCalendar.Key, List<Report>> byGroup = new HashMap<>();
    for (Row row : reports.collectAsList()) {
      byGroup
          .computeIfAbsent(GroupCalendar.Key.of(row.getAs("group_id")), key -> new ArrayList<>())
          .add(report(row));
    }
    byGroup
        .values()
        .forEach(
            own ->
                own.sort(
                    Comparator.comparingInt(Report::day)
                        .thenComparingLong(Report::sources)
                        .thenComparing(report -> report.mode().toString())));
    return byGroup;
  }

  private static Report report(Row row) {
    Optional<Arm> mode =
        row.isNullAt(3)
            ? Optional.empty()
            : Optional.of(row.getInt(3) == 0 ? Arm.FACE_TO_FACE : Arm.ONLINE);
    return new Report(row.getInt(1), row.getLong(2), mode, row.getInt(4), row.getInt(5));
  }

  /** Rows of persons with their day: their own, or that of the session that they name by its id. */
  static Dataset<Row> dated(Dataset<Row> stays, Dataset<Row> sessions) {
    Dataset<Row> known =
        sessions
            .filter("session_id is not null")
            .select(col("session_id").as("known_id"), col("session_on").as("known_on"));
    return stays
        .join(broadcast(known), col("session_id").equalTo(col("known_id")), "left")
        .withColumn("day", expr("unix_date(coalesce(session_on, known_on))"));
  }
}
