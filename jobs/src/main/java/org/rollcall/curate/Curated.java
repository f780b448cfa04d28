package org.rollcall.curate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.Schemas;

/**
 * One commit of the store as the analysis reads it: without duplicates and with stays merged.
 *
 * <p>Tables of things are read by the driver. Rows of people, of which there may be many, are read
 * in tasks. All rows are counted while they are read.
 */
public final class Curated implements AutoCloseable {

  /** Answers that the driver reads by itself. */
  private static final long FEW = 200_000;

  private static final List<String> OF_PEOPLE = List.of("attendance", "participants");

  private final CuratedStore store;
  private final JavaSparkContext spark;
  private final long few;
  private final Ledger ledger;
  private final Map<String, RowTally> tallies = new TreeMap<>();
  private final Map<String, List<StoredRow>> stored = new HashMap<>();
  private final Map<String, List<Row>> tables = new HashMap<>();
  private final List<JavaRDD<?>> kept = new ArrayList<>();
  private final RowChecks checks;
  private Optional<PartedRows> answers = Optional.empty();
  private Calendar calendar;

  private Curated(CuratedStore store, SparkSession spark, long few) {
    this.store = store;
    this.few = few;
    this.spark = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.ledger = store.ledger();
    Map<Id, Integer> order = ledger.order().sequences();
    this.checks = new RowChecks(order, store.has("groups"), knownGroups());
  }

  /** The store as it is now. */
  public static Curated read(CuratedStore store, SparkSession spark) {
    return read(store, spark, FEW);
  }

  /** As above, with so many answers at most on the driver. */
  static Curated read(CuratedStore store, SparkSession spark, long few) {
    return new Curated(store, spark, few);
  }

  private Set<Id> knownGroups() {
    return store.has("groups")
        ? new HashSet<>(scan("groups", List.of("group_id")).all(cells -> cells.id(0)))
        : Set.of();
  }

  private StoredTable scan(String table, List<String> columns) {
    return store.scan(table, columns).orElseThrow();
  }

  /** All rows of a table as they are stored, on the driver. */
  private List<StoredRow> stored(String table) {
    return stored.computeIfAbsent(
        table,
        name -> {
          if (!store.has(name)) {
            return List.of();
          }
          StructType type = StoredRow.type(name);
          RowChecks own = name.equals("groups") ? withoutGroups() : checks;
          return scan(name, StoredRow.columns(name)).all(cells -> StoredRow.of(type, cells, own));
        });
  }

  private RowChecks withoutGroups() {
    return new RowChecks(checks.order(), false, Set.of());
  }

  /**
   * The rows of a table of things, one per primary key; days are numbers since 1970-01-01.
   *
   * @throws IllegalArgumentException if that table is of people or has a method of its own
   */
  public List<Row> table(String table) {
    if (OF_PEOPLE.contains(table) || List.of("sessions", "survey_responses").contains(table)) {
      throw new IllegalArgumentException(
          "Cannot read table " + table + " so (must be by its own method)");
    }
    return tables.computeIfAbsent(table, name -> Deduplicated.of(name, stored(name), tally(name)));
  }

  /** The rows of headcounts as they are stored, with those that repeat others. */
  public List<Row> storedHeadcounts() {
    return stored("headcounts").stream().map(StoredRow::row).toList();
  }

  /** Headcounts of sessions that may have been held: a count of 0 at a cancelled one is of none. */
  public List<Row> headcounts() {
    return Sessions.notCancelled(table("headcounts"), calendar().sessions());
  }

  /** The calendar. */
  public Calendar calendar() {
    if (calendar == null) {
      calendar =
          store.has("sessions")
              ? Sessions.given(stored("sessions"), tally("sessions"), this::mentions)
              : Sessions.inferred(mentions());
      stored.remove("sessions");
    }
    return calendar;
  }

  private Mentions mentions() {
    Mentions all = new Mentions();
    if (store.has("attendance")) {
      StoredTable table = scan("attendance", Mentions.COLUMNS);
      List<List<StoredTable.Piece>> tasks = table.tasks(spark.defaultParallelism());
      Broadcast<RowChecks> checking = spark.broadcast(checks);
      spark
          .parallelize(tasks, tasks.size())
          .map(pieces -> mentions(table, pieces, checking.value()))
          .collect()
          .forEach(all::add);
    }
    stored("headcounts").forEach(all::headcount);
    return all;
  }

  private static Mentions mentions(
      StoredTable table, List<StoredTable.Piece> pieces, RowChecks checks) {
    Mentions found = new Mentions();
    try (StoredTable.Rows rows = table.read(pieces)) {
      while (rows.hasNext()) {
        found.attendance(rows.next(), checks);
      }
    }
    return found;
  }

  /**
   * Shows every person to a visitor; all rows of attendance and of participants are counted by it.
   *
   * @param visitors makes one for each part
   */
  public <K, T> People<K, T> people(PeopleVisitors<K, T> visitors) {
    List<PeoplePass.Task> tasks = new ArrayList<>();
    for (String table : OF_PEOPLE) {
      if (store.has(table)) {
        boolean isAttendance = table.equals("attendance");
        StoredTable rows =
            scan(table, isAttendance ? PeopleChunk.ATTENDANCE : StoredRow.columns(table));
        rows.tasks(spark.defaultParallelism())
            .forEach(pieces -> tasks.add(new PeoplePass.Task(rows, isAttendance, pieces)));
      }
    }
    PeoplePass.Parts<K, T> parts =
        PeoplePass.run(
            spark,
            tasks,
            OF_PEOPLE.stream().mapToLong(this::accepted).sum(),
            checks,
            new SessionIndex(calendar().sessions()),
            visitors);
    kept.add(parts.rdd());
    OF_PEOPLE.forEach(table -> tallies.put(table, new RowTally()));
    Map<List<String>, Long> sources = new HashMap<>();
    for (PeoplePass.Part<K, T> part : parts.told()) {
      tally("attendance").add(part.attendance());
      tally("participants").add(part.participants());
      part.sources().forEach((of, people) -> sources.merge(of, people, Long::sum));
    }
    return new People<>(
        parts.rdd().map(PeoplePass.Part::kept),
        parts.told().stream().map(PeoplePass.Part::told).toList(),
        new SharedIdentities(sources));
  }

  /** Answers to surveys, one per response and item. */
  public PartedRows answers() {
    if (answers.isEmpty()) {
      answers = Optional.of(accepted("survey_responses") <= few ? fewAnswers() : manyAnswers());
    }
    return answers.get();
  }

  private PartedRows fewAnswers() {
    return PartedRows.of(
        Deduplicated.of("survey_responses", stored("survey_responses"), tally("survey_responses")));
  }

  /**
   * Rows and how they were counted.
   *
   * @param rows rows that count
   * @param counts by the sequence of their file
   */
  private record CountedRows(List<Row> rows, Map<Integer, FileCounts> counts)
      implements java.io.Serializable {}

  private PartedRows manyAnswers() {
    String table = "survey_responses";
    StoredTable rows = scan(table, StoredRow.columns(table));
    List<List<StoredTable.Piece>> tasks = rows.tasks(spark.defaultParallelism());
    Broadcast<RowChecks> checking = spark.broadcast(checks);
    int width =
        (int) Math.max(spark.defaultParallelism(), accepted(table) / PeoplePass.ROWS_OF_A_PART + 1);
    JavaRDD<CountedRows> counted =
        spark
            .parallelize(tasks, tasks.size())
            .flatMap(pieces -> answersOf(rows, pieces))
            .mapToPair(row -> new scala.Tuple2<>(Id.of(row.<byte[]>getAs("response_id")), row))
            .partitionBy(new org.apache.spark.HashPartitioner(width))
            .values()
            .mapPartitions(part -> List.of(once(table, part, checking.value())).iterator())
            .persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(counted);
    counted.map(CountedRows::counts).collect().forEach(tally(table)::add);
    return PartedRows.of(counted.flatMap(part -> part.rows().iterator()));
  }

  private static Iterator<Row> answersOf(StoredTable table, List<StoredTable.Piece> pieces) {
    StructType type = StoredRow.type("survey_responses");
    List<Row> rows = new ArrayList<>();
    try (StoredTable.Rows cells = table.read(pieces)) {
      while (cells.hasNext()) {
        rows.add(StoredRow.row(type, cells.next()));
      }
    }
    return rows.iterator();
  }

  private static CountedRows once(String table, Iterator<Row> rows, RowChecks checks) {
    List<StoredRow> stored = new ArrayList<>();
    rows.forEachRemaining(row -> stored.add(StoredRow.of(row, checks)));
    RowTally tally = new RowTally();
    return new CountedRows(List.copyOf(Deduplicated.of(table, stored, tally)), tally.counts());
  }

  /** Every row of every file; people must have been shown to a visitor before. */
  public List<FlowLine> recordFlow() {
    Map<String, FileCounts> all = new TreeMap<>();
    for (String table : Schemas.CANONICAL) {
      if (store.has(table)) {
        count(table);
        tally(table)
            .counts()
            .forEach((file, counts) -> all.put(ledger.order().fileId(file), counts));
      }
    }
    List<FlowLine> lines = RecordFlow.lines(ledger, all);
    RecordFlow.check(lines);
    return lines;
  }

  private void count(String table) {
    switch (table) {
      case "sessions" -> calendar();
      case "survey_responses" -> answers();
      default -> {
        if (OF_PEOPLE.contains(table)) {
          if (tally(table).counts().isEmpty()) {
            throw new IllegalStateException(
                "Cannot account for rows of " + table + ": nobody was visited (must be before)");
          }
        } else {
          table(table);
        }
      }
    }
  }

  private long accepted(String table) {
    return ledger.entries().stream()
        .flatMap(entry -> entry.held().stream())
        .filter(held -> held.version().table().equals(table))
        .mapToLong(LedgerEntry.Accepted::rowsAccepted)
        .sum();
  }

  private RowTally tally(String table) {
    return tallies.computeIfAbsent(table, name -> new RowTally());
  }

  @Override
  public void close() {
    kept.forEach(JavaRDD::unpersist);
  }
}
