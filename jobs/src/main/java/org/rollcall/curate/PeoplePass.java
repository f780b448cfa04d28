package org.rollcall.curate;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The one pass over people: their rows come together in one shuffle, as bytes, are merged and shown
 * to a visitor in the same task.
 */
final class PeoplePass {

  /** Rows whose people are held in memory at once, by one task. */
  static final int ROWS_OF_A_PART = 300_000;

  private static final int CHUNK_BYTES = 1 << 18;

  private static final StructType PARTICIPANT = StoredRow.type("participants");

  private static final Comparator<PeopleChunk.Arrived> IN_ORDER =
      Comparator.comparing(PeopleChunk.Arrived::person)
          .thenComparingInt(PeopleChunk.Arrived::file)
          .thenComparingInt(PeopleChunk.Arrived::line);

  private PeoplePass() {}

  /**
   * Where the rows are.
   *
   * @param table attendance or participants
   * @param isAttendance which of both
   * @param pieces what one task reads
   */
  record Task(StoredTable table, boolean isAttendance, List<StoredTable.Piece> pieces)
      implements Serializable {}

  /**
   * What one part gave.
   *
   * @param kept what stays
   * @param told what the visitor told
   * @param attendance rows of attendance by the sequence of their file
   * @param participants rows of participants likewise
   * @param sources number of people by the sources of attendance that have them
   */
  record Part<K, T>(
      K kept,
      T told,
      Map<Integer, FileCounts> attendance,
      Map<Integer, FileCounts> participants,
      Map<List<String>, Long> sources)
      implements Serializable {

    private Part<K, T> withoutKept() {
      return new Part<>(null, told, attendance, participants, sources);
    }
  }

  /** Parts that stay, and what each of them told. */
  record Parts<K, T>(JavaRDD<Part<K, T>> rdd, List<Part<K, T>> told) {}

  static <K, T> Parts<K, T> run(
      JavaSparkContext spark,
      List<Task> tasks,
      long rows,
      RowChecks checks,
      SessionIndex sessions,
      PeopleVisitors<K, T> visitors) {
    int width = (int) Math.max(spark.defaultParallelism(), rows / ROWS_OF_A_PART + 1);
    Broadcast<RowChecks> checking = spark.broadcast(checks);
    Broadcast<SessionIndex> index = spark.broadcast(sessions);
    JavaRDD<Part<K, T>> parts =
        spark
            .parallelize(tasks, Math.max(1, tasks.size()))
            .<Integer, PeopleChunk>mapPartitionsToPair(
                some -> new Sender(some, width, checking.value(), index.value()))
            .partitionBy(new HashPartitioner(width))
            .mapPartitions(
                chunks -> List.of(visit(chunks, index.value(), visitors.get())).iterator(), true)
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new Parts<>(parts, parts.map(Part::withoutKept).collect());
  }

  /** Reads rows and hands on those of each part when there are enough of them. */
  private static final class Sender implements Iterator<Tuple2<Integer, PeopleChunk>> {
    private final Iterator<Task> tasks;
    private final PeopleChunk.Writer[] parts;
    private final RowChecks checks;
    private final SessionIndex sessions;
    private final ArrayDeque<Tuple2<Integer, PeopleChunk>> ready = new ArrayDeque<>();
    private Task task;
    private StoredTable.Rows rows;
    private boolean hasEnded;

    Sender(Iterator<Task> tasks, int width, RowChecks checks, SessionIndex sessions) {
      this.tasks = tasks;
      this.parts = new PeopleChunk.Writer[width];
      this.checks = checks;
      this.sessions = sessions;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && !hasEnded) {
        read();
      }
      return !ready.isEmpty();
    }

    @Override
    public Tuple2<Integer, PeopleChunk> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    private void read() {
      if (rows != null && rows.hasNext()) {
        add(rows.next());
        return;
      }
      if (rows != null) {
        rows.close();
        rows = null;
      }
      if (tasks.hasNext()) {
        task = tasks.next();
        rows = task.table().read(task.pieces());
      } else {
        for (int part = 0; part < parts.length; part++) {
          if (parts[part] != null && parts[part].size() > 0) {
            ready.add(new Tuple2<>(part, parts[part].take()));
          }
        }
        hasEnded = true;
      }
    }

    private void add(StoredTable.Cells row) {
      int column = task.isAttendance() ? 4 : PARTICIPANT.fieldIndex("participant_id");
      int part =
          (int) Long.remainderUnsigned(PeopleChunk.block(row.id(column)) >>> 20, parts.length);
      if (parts[part] == null) {
        parts[part] = new PeopleChunk.Writer();
      }
      if (task.isAttendance()) {
        parts[part].stay(row, checks, sessions);
      } else {
        parts[part].participant(row, checks, PARTICIPANT);
      }
      if (parts[part].size() >= CHUNK_BYTES) {
        ready.add(new Tuple2<>(part, parts[part].take()));
      }
    }
  }

  private static <K, T> Part<K, T> visit(
      Iterator<Tuple2<Integer, PeopleChunk>> arriving,
      SessionIndex sessions,
      PeopleVisitor<K, T> visitor) {
    List<PeopleChunk> chunks = new ArrayList<>();
    arriving.forEachRemaining(chunk -> chunks.add(chunk._2()));
    RowTally attendance = new RowTally();
    RowTally participants = new RowTally();
    Map<List<String>, Long> sources = new HashMap<>();
    for (Iterator<List<PeopleChunk.Arrived>> blocks = new Blocks(chunks, sessions);
        blocks.hasNext(); ) {
      List<PeopleChunk.Arrived> block = blocks.next();
      block.sort(IN_ORDER);
      for (int from = 0; from < block.size(); ) {
        Id person = block.get(from).person();
        List<Stay> stays = new ArrayList<>();
        Optional<Row> participant = Optional.empty();
        for (; from < block.size() && block.get(from).person().equals(person); from++) {
          PeopleChunk.Arrived row = block.get(from);
          if (row.stay() != null) {
            stays.add(row.stay());
          } else if (participant.isPresent()) {
            participants.duplicate(row.file());
          } else {
            participants.kept(row.file());
            participant = Optional.of(row.participant());
          }
        }
        if (!stays.isEmpty()) {
          TreeSet<String> of = new TreeSet<>();
          stays.forEach(stay -> of.add(stay.sourceId()));
          sources.merge(List.copyOf(of), 1L, Long::sum);
        }
        visitor.visit(new Person(person, stays, MergeStays.of(stays, attendance), participant));
      }
    }
    return new Part<>(
        visitor.kept(), visitor.told(), attendance.counts(), participants.counts(), sources);
  }

  /** Rows that share a block, by an index of all: one long a row is sorted, not the row. */
  private static final class Blocks implements Iterator<List<PeopleChunk.Arrived>> {
    private final List<PeopleChunk> chunks;
    private final SessionIndex sessions;
    private final int[] chunkOf;
    private final int[] offsetOf;
    private final long[] order;
    private final int bits;
    private int next;

    Blocks(List<PeopleChunk> chunks, SessionIndex sessions) {
      this.chunks = chunks;
      this.sessions = sessions;
      int rows = 0;
      for (PeopleChunk chunk : chunks) {
        for (int at = 0; at < chunk.bytes().length; at += length(chunk, at)) {
          rows++;
        }
      }
      this.chunkOf = new int[rows];
      this.offsetOf = new int[rows];
      this.order = new long[rows];
      this.bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, rows - 1));
      int row = 0;
      for (int chunk = 0; chunk < chunks.size(); chunk++) {
        PeopleChunk from = chunks.get(chunk);
        for (int at = 0; at < from.bytes().length; at += length(from, at)) {
          chunkOf[row] = chunk;
          offsetOf[row] = at;
          order[row] = block(from, at) << bits | row;
          row++;
        }
      }
      Arrays.sort(order);
    }

    private static int length(PeopleChunk chunk, int at) {
      return PeopleChunk.HEAD + java.nio.ByteBuffer.wrap(chunk.bytes()).getInt(at + Long.BYTES);
    }

    private static long block(PeopleChunk chunk, int at) {
      return java.nio.ByteBuffer.wrap(chunk.bytes()).getLong(at);
    }

    @Override
    public boolean hasNext() {
      return next < order.length;
    }

    @Override
    public List<PeopleChunk.Arrived> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      long block = order[next] >> bits;
      List<PeopleChunk.Arrived> rows = new ArrayList<>();
      for (; next < order.length && order[next] >> bits == block; next++) {
        int row = (int) (order[next] & (1L << bits) - 1);
        rows.add(chunks.get(chunkOf[row]).row(offsetOf[row], sessions, PARTICIPANT));
      }
      return rows;
    }
  }
}
