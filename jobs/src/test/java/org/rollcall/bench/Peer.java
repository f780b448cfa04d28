package org.rollcall.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * The same work done by DuckDB: read the CSV files, refuse bad times, replace identifiers by two
 * nested SHA-256, drop records sent twice, keep the rest as Parquet, reduce to one row per person,
 * count.
 *
 * <p>It is given every advantage: the clock starts when its native library is loaded, it checks
 * nothing but the time, and it neither quarantines, nor joins groups and sessions, nor estimates,
 * nor protects, nor reports.
 */
public final class Peer {

  private static final String INGEST =
      """
      CREATE TABLE read AS
      SELECT record_id, participant_id, group_id, attendance_mode,
        try_strptime(session_start, '%Y-%m-%dT%H:%M') AS start,
        try_strptime(joined_at, '%Y-%m-%dT%H:%M') AS joined,
        try_strptime(left_at, '%Y-%m-%dT%H:%M') AS left_
      FROM read_csv('${files}', all_varchar = true, header = true);
      CREATE TABLE fact AS
      SELECT DISTINCT ON (record_id) record_id,
        sha256('outer' || sha256('inner' || participant_id)) AS person,
        sha256('outer' || sha256('inner' || group_id)) AS group_,
        attendance_mode AS mode, start::DATE AS day, start,
        datediff('minute', joined, left_) AS minutes
      FROM read WHERE start IS NOT NULL;
      COPY (SELECT * FROM fact ORDER BY person, day) TO '${fact}' (FORMAT parquet, COMPRESSION zstd);
      """;
  private static final String REDUCE =
      """
      CREATE TABLE person AS
      WITH visit AS (
        -- Joins of one person to one session are one attendance.
        SELECT person, group_, start, any_value(day) AS day, arg_min(mode, record_id) AS mode
        FROM fact GROUP BY person, group_, start
      ), step AS (
        SELECT *, first_value(day) OVER w AS first_day,
          lead(day) OVER w - day AS gap
        FROM visit WINDOW w AS (PARTITION BY person ORDER BY start, group_ ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
      )
      SELECT person, min(first_day) AS first_day, arg_min(mode, (start, group_)) AS arm,
        count(*) FILTER (day < first_day + 84) AS n_12,
        max(day) AS last_day,
        coalesce(min(day) FILTER (gap >= 28), max(day)) AS left_gap_4,
        bool_or(day >= first_day + 84 AND day < first_day + 175) AS retained_12
      FROM step GROUP BY person;
      CREATE TABLE counts AS
      SELECT arm, (left_gap_4 - first_day) // 7 AS week, count(*) AS n, sum(n_12) AS n_12,
        count(*) FILTER (retained_12) AS retained_12
      FROM person GROUP BY ALL ORDER BY ALL;
      """;
  private static final String TALLY =
      """
      SELECT (SELECT count(*) FROM read), (SELECT count(*) FROM read WHERE start IS NULL),
        (SELECT count(*) FROM fact), (SELECT count(*) FROM person), (SELECT sum(n_12) FROM counts)
      """;

  /**
   * What it did.
   *
   * @param read rows of all files
   * @param rejected rows whose time cannot be read
   * @param kept rows after those and the repeats are gone
   * @param people distinct people
   * @param attendances attendances in the first twelve weeks, all people together
   */
  record Tally(long read, long rejected, long kept, long people, long attendances) {}

  private Peer() {}

  /** Arguments: the folder of the study, and a folder to write to. Prints seconds and counts. */
  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long wall = System.nanoTime();
      long cpu = system.getProcessCpuTime();
      Tally tally = run(connection, Path.of(args[0]), Path.of(args[1]));
      System.out.printf(
          Locale.ROOT,
          "%.2f %.2f %d %d %d %d %d%n",
          (System.nanoTime() - wall) / 1e9,
          (system.getProcessCpuTime() - cpu) / 1e9,
          tally.read,
          tally.rejected,
          tally.kept,
          tally.people,
          tally.attendances);
    }
  }

  static Tally run(Connection connection, Path study, Path out) throws SQLException {
    if (!Files.isDirectory(study.resolve("data"))) {
      throw new IllegalArgumentException(
          "Cannot find data: " + study + " (must hold a folder data)");
    }
    try (Statement statement = connection.createStatement()) {
      String files = study.resolve("data/attendance-*.csv").toString();
      String fact = out.resolve("fact.parquet").toString();
      statement.execute(INGEST.replace("${files}", files).replace("${fact}", fact));
      statement.execute(REDUCE);
      statement.execute(
          "COPY counts TO '%s' (FORMAT parquet)".formatted(out.resolve("counts.parquet")));
      try (ResultSet row = statement.executeQuery(TALLY)) {
        row.next();
        return new Tally(
            row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
      }
    }
  }
}
