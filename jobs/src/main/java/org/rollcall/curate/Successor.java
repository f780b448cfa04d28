package org.rollcall.curate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.rollcall.contract.Schemas;

/** Whether files that have just come are a file that is gone, corrected and under other names. */
final class Successor {

  private static final List<String> DAYS =
      List.of("session_on", "submitted_on", "period_start", "week");

  /** What the rows tell. */
  enum Verdict {
    /** They share no row. */
    OTHER,
    /** They share rows, and the file that is gone has some that none of them could have. */
    OVERLAPPING,
    /** They cover its days and have at least half of its rows. */
    CORRECTION,
    /** They cover its days and have some of its rows. */
    UNKNOWN
  }

  /**
   * What was found.
   *
   * @param verdict what the rows tell
   * @param shared rows that both have
   * @param all rows of the file that is gone
   */
  record Finding(Verdict verdict, long shared, long all) {}

  private Successor() {}

  /** Compares rows by what they are about, not by what they say of it: that may be corrected. */
  static Finding of(String table, Dataset<Row> rows, String gone, Collection<String> come) {
    Column[] key = key(table);
    Dataset<Row> old = rows.where(col("file_id").isin(ids(List.of(gone))));
    Dataset<Row> young = rows.where(col("file_id").isin(ids(come)));
    Dataset<Row> oldKeys = old.select(key).distinct();
    long all = oldKeys.count();
    long shared = oldKeys.intersect(young.select(key)).count();
    return new Finding(verdict(old, young, shared, all), shared, all);
  }

  private static Verdict verdict(Dataset<Row> old, Dataset<Row> young, long shared, long all) {
    if (shared == 0) {
      return Verdict.OTHER;
    }
    Optional<Column> day = day(old);
    if (day.isEmpty()) {
      return shared == all ? Verdict.CORRECTION : Verdict.OVERLAPPING;
    }
    Row span = young.agg(min(day.get()), max(day.get())).first();
    Column outside = day.get().lt(span.get(0)).or(day.get().gt(span.get(1)));
    if (!old.where(outside).isEmpty()) {
      return Verdict.OVERLAPPING;
    }
    return 2 * shared >= all ? Verdict.CORRECTION : Verdict.UNKNOWN;
  }

  private static Optional<Column> day(Dataset<Row> rows) {
    List<String> columns = Arrays.asList(rows.columns());
    return DAYS.stream().filter(columns::contains).findFirst().map(name -> col(name));
  }

  /** Numbers of records are made from lines in many exports: people and sessions stay. */
  private static Column[] key(String table) {
    List<String> names =
        table.equals("attendance")
            ? List.of("participant_id", "group_id", "session_key")
            : Schemas.curated(table).primaryKey();
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static Object[] ids(Collection<String> files) {
    return files.stream().map(HexFormat.of()::parseHex).toArray();
  }
}
