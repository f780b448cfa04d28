package org.rollcall.curate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.Schemas;

/**
 * One commit of the store as the analysis reads it: without duplicates and with stays merged.
 *
 * <p>Rows are counted while they are read, so {@link #recordFlow()} costs nothing where the
 * analysis has read a table to its end before.
 */
public final class Curated implements AutoCloseable {

  private final CuratedStore store;
  private final SparkSession spark;
  private final Ledger ledger;
  private final Optional<Set<Id>> groups;
  private final Map<String, RowCounts> counts = new TreeMap<>();
  private final Map<String, Dataset<Row>> tables = new HashMap<>();
  private Calendar calendar;

  private Curated(CuratedStore store, SparkSession spark) {
    this.store = store;
    this.spark = spark;
    this.ledger = store.ledger();
    this.groups = knownGroups(store);
  }

  /** The store as it is now. */
  public static Curated read(CuratedStore store, SparkSession spark) {
    return new Curated(store, spark);
  }

  /**
   * The rows of a canonical table other than attendance and sessions, one per primary key.
   *
   * @throws IllegalArgumentException if that table has a method of its own
   */
  public Dataset<Row> table(String table) {
    if (table.equals("attendance") || table.equals("sessions")) {
      throw new IllegalArgumentException(
          "Cannot read table " + table + " so (must be by its own method)");
    }
    return kept(table, t -> Deduplicated.of(t, store.table(t), reading(t)));
  }

  /** Headcounts of sessions that may have been held: a count of 0 at a cancelled one is of none. */
  public Dataset<Row> headcounts() {
    Dataset<Row> heads = table("headcounts");
    return kept("counted heads", t -> Sessions.notCancelled(heads, calendar().sessions()));
  }

  /** One row per session; kept in memory or on local disk until closed, as many steps need it. */
  public Calendar calendar() {
    if (calendar == null) {
      Sessions.Mentions mentions =
          new Sessions.Mentions(store.table("attendance"), store.table("headcounts"), uncounted());
      Calendar found =
          store.has("sessions")
              ? Sessions.given(store.table("sessions"), reading("sessions"), mentions)
              : Sessions.inferred(mentions);
      calendar =
          new Calendar(found.sessions().persist(StorageLevel.MEMORY_AND_DISK()), found.origin());
    }
    return calendar;
  }

  /**
   * One row per person and session in which the person was present: {@code participant_id,
   * identity_grade, group_id, session_id, session_key, session_on, start_rank, minutes,
   * attendance_mode, channel, status, role, first_time, chat_messages, n_stays}. All rows of a
   * person lie in one partition, next to each other, in the order of date and session.
   */
  public Dataset<Row> attendance() {
    return kept("attendance", t -> AttendanceBuilder.of(store.table(t), calendar(), reading(t)));
  }

  /** Every row of every file; reads to the end what the analysis has not. */
  public List<FlowLine> recordFlow() {
    Map<String, FileCounts> all = new TreeMap<>();
    for (String table : Schemas.CANONICAL) {
      if (store.has(table)) {
        all.putAll(wholeCounts(table));
      }
    }
    List<FlowLine> lines = RecordFlow.lines(ledger, all);
    RecordFlow.check(lines);
    return lines;
  }

  /**
   * Rows that are worked out once, and kept in memory or on local disk until closed: every row is
   * accounted for, then counted for the night, and again for the month that it may open.
   */
  private Dataset<Row> kept(String name, Function<String, Dataset<Row>> rows) {
    return tables.computeIfAbsent(
        name, any -> rows.apply(any).persist(StorageLevel.MEMORY_AND_DISK()));
  }

  @Override
  public void close() {
    tables.values().forEach(Dataset::unpersist);
    if (calendar != null) {
      calendar.sessions().unpersist();
    }
  }

  private Map<String, FileCounts> wholeCounts(String table) {
    Dataset<Row> rows = rows(table);
    Map<String, FileCounts> counted = counts.get(table).byFile(ledger.order());
    if (!isWhole(table, counted)) {
      spark.sparkContext().setJobDescription("Count " + table);
      rows.write().format("noop").mode("overwrite").save();
      spark.sparkContext().setJobDescription(null);
      counted = counts.get(table).byFile(ledger.order());
    }
    return counted;
  }

  private Dataset<Row> rows(String table) {
    return switch (table) {
      case "attendance" -> attendance();
      case "sessions" -> calendar().sessions();
      default -> table(table);
    };
  }

  private boolean isWhole(String table, Map<String, FileCounts> counted) {
    return ledger.entries().stream()
        .filter(e -> e.accepted().filter(a -> a.version().table().equals(table)).isPresent())
        .allMatch(
            e ->
                counted.getOrDefault(e.fileId(), FileCounts.NONE).total()
                    == e.accepted().orElseThrow().rowsAccepted());
  }

  private RowValidation reading(String table) {
    RowCounts own = RowCounts.register(spark, table);
    counts.put(table, own);
    return new RowValidation(
        ledger.order(), table.equals("groups") ? Optional.empty() : groups, own);
  }

  /** Rows of attendance and headcounts are counted where they are read for their own sake. */
  private RowValidation uncounted() {
    return new RowValidation(
        ledger.order(), groups, RowCounts.register(spark, "inferred sessions"));
  }

  private static Optional<Set<Id>> knownGroups(CuratedStore store) {
    if (!store.has("groups")) {
      return Optional.empty();
    }
    Set<Id> ids = new HashSet<>();
    for (Row row : store.table("groups").select("group_id").distinct().collectAsList()) {
      ids.add(Id.of(row.<byte[]>getAs(0)));
    }
    return Optional.of(ids);
  }
}
