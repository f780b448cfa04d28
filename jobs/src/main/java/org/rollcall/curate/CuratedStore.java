package org.rollcall.curate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.Schemas;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.curate.CommitLog.TableVersion;
import org.rollcall.gate.ReaderVersion;
import org.rollcall.gate.SourceFile;

/**
 * Every validated row with its provenance, in one Iceberg table per canonical table.
 *
 * <p>A commit is atomic over all tables: {@code commits/<n>.json} names the metadata and the
 * snapshot of each and holds the ledger of files, and the pointer {@code CURRENT} is renamed last.
 * What a killed run left behind is invisible, and the next one that opens the store removes it. A
 * store whose pieces do not fit together is never opened, changed or begun anew, unless a person
 * asks for a rebuild: then the next intake begins with nothing and its commit moves the former
 * store aside.
 */
public final class CuratedStore implements AutoCloseable {

  static final int COMMITS_KEPT = 5;
  static final int COMMITS_BETWEEN_SWEEPS = 30;

  private final SparkSession spark;
  private final StoreLayout layout;
  private final StoreLock lock;
  private final StoreOwner owner;
  private final CommitLog log;
  private final StoreTables tables;
  private final Optional<StoreRebuild> rebuild;
  private State state;

  private CuratedStore(SparkSession spark, StoreLock lock, StoreOwner owner, Opening opening) {
    this.spark = spark;
    this.layout = new StoreLayout(lock.root());
    this.lock = lock;
    this.owner = owner;
    this.log = new CommitLog(layout);
    this.rebuild = StoreRebuild.of(layout, opening);
    if (rebuild.isPresent()) {
      this.state = rebuild.get().begin(owner);
      this.tables = new StoreTables(spark, layout);
      return;
    }
    this.state = StoreHead.read(layout, owner);
    check(spark.sparkContext().hadoopConfiguration());
    this.tables = new StoreTables(spark, layout);
    completePointer();
    StoreRebuild.settle(layout, state, tables.io());
    upgrade(spark.sparkContext().hadoopConfiguration());
    recover();
  }

  /**
   * Opens the store in that folder, made if need be, and keeps other runs out until closed.
   *
   * @throws StoreException if another run holds it or its files do not fit together
   * @throws StoreUseException if it is sound but not for this owner or this program
   */
  public static CuratedStore open(SparkSession spark, Path root, StoreOwner owner) {
    return open(spark, StoreLock.take(root), owner);
  }

  /** As above, with a lock that was taken before; closing the store gives it back. */
  public static CuratedStore open(SparkSession spark, StoreLock lock, StoreOwner owner) {
    return open(spark, lock, owner, Opening.AS_IT_IS);
  }

  /**
   * As above, or made anew.
   *
   * @throws StoreUseException too if the store to be made anew is of another owner
   */
  public static CuratedStore open(
      SparkSession spark, StoreLock lock, StoreOwner owner, Opening opening) {
    try {
      return new CuratedStore(spark, lock, owner, opening);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Looks without Spark whether the store in that folder, if any, can be opened; writes nothing.
   *
   * @throws StoreException as {@link #open} does, and if there was a store and it is lost
   */
  public static void check(Path root, StoreOwner owner) {
    check(root, owner, Opening.AS_IT_IS);
  }

  /** As above, for what was asked for. */
  public static void check(Path root, StoreOwner owner, Opening opening) {
    StoreLayout layout = new StoreLayout(root);
    Optional<StoreRebuild> rebuild = StoreRebuild.of(layout, opening);
    if (rebuild.isPresent()) {
      rebuild.get().checkOwner(owner);
    } else if (StoreHead.read(layout, owner).number() == 0) {
      FormerRuns.beside(layout).refuse(owner);
    }
  }

  /**
   * Copies the store in that folder, if there is one, so that a run can be tried on the copy.
   *
   * @throws StoreException if a run holds it, and as {@link #check} does
   */
  public static void copy(Path root, StoreOwner owner, Path to) {
    if (!Files.isDirectory(root)) {
      check(root, owner);
      return;
    }
    // Without the lock, what a run is changing would pass for damage.
    try (StoreLock lock = StoreLock.take(root)) {
      check(lock.root(), owner);
      StoreCopy.make(new StoreLayout(lock.root()), to);
    }
  }

  /** The id of the key whose pseudonyms the store in that folder holds, as far as it tells. */
  public static Optional<String> keyId(Path root) {
    return StoreHead.keyId(new StoreLayout(root));
  }

  /** Whether there is anything of a store in that folder, or beside it of one that is lost. */
  public static boolean isBegun(Path root) {
    StoreLayout layout = new StoreLayout(root);
    return Files.exists(layout.pointer())
        || !new CommitLog(layout).numbers().isEmpty()
        || !layout.tables().isEmpty()
        || FormerRuns.beside(layout).tell();
  }

  /** The files and folders of which the store in that folder consists. */
  public static List<Path> parts(Path root) {
    return new StoreLayout(root).parts();
  }

  /** Whether there may be a session after that day, by what the metadata say of the last one. */
  public boolean mayHaveSessionsAfter(LocalDate day) {
    TableVersion version = state.tables().get("sessions");
    return version != null
        && TableFiles.last("session_on", version, tables.io())
            .map(last -> last > day.toEpochDay())
            .orElse(true);
  }

  /** Every file read so far. */
  public Ledger ledger() {
    return new Ledger(state.ledger());
  }

  /** Number of the commit that is visible, 0 before the first. */
  public long number() {
    return state.number();
  }

  /** SHA-256, hex, of the content that is visible; how many runs brought it plays no part. */
  public String contentFingerprint() {
    return ledger().fingerprint();
  }

  /** Whether the store holds any row of that table; a refused file brings none. */
  public boolean has(String table) {
    return state.ledger().stream()
        .flatMap(entry -> entry.held().stream())
        .anyMatch(a -> a.version().table().equals(table));
  }

  /** The rows of that table as they are committed, for columns of them; nothing if it has none. */
  Optional<StoredTable> scan(String table, List<String> columns) {
    return snapshot(table).map(at -> StoredTable.of(tables.load(table), at, columns));
  }

  /** The committed rows of that canonical table, one per row of a file; none if it has none. */
  public Dataset<Row> table(String table) {
    Optional<Long> snapshot = snapshot(table);
    if (snapshot.isEmpty()) {
      return spark.createDataFrame(
          List.of(), SparkSchemaUtil.convert(StoreTables.schema(Schemas.curated(table).name())));
    }
    return withAllColumns(
        table, spark.read().option("versionAsOf", snapshot.get()).table(tables.sqlName(table)));
  }

  /** Rows that were taken in before a column was thought of do not know it. */
  private static Dataset<Row> withAllColumns(String table, Dataset<Row> rows) {
    List<String> known = List.of(rows.columns());
    Dataset<Row> all = rows;
    for (StructField column : SparkSchemaUtil.convert(StoreTables.schema(table)).fields()) {
      if (!known.contains(column.name())) {
        all = all.withColumn(column.name(), functions.lit(null).cast(column.dataType()));
      }
    }
    return all;
  }

  /**
   * Decides what to read.
   *
   * @param files the files of the inbox, in any order
   * @param settings hash of the settings of each source, by its name
   * @param missing what becomes of the rows of files that are gone
   * @throws StoreException if files are gone that must stay
   * @throws StoreUseException if a store that does not name its key knows none of the files
   */
  public IntakePlan plan(
      List<SourceFile> files, Map<String, String> settings, MissingFiles missing) {
    if (state.number() > 0 && state.owner().keyId().isEmpty()) {
      checkKnown(state, files);
    }
    rebuild.ifPresent(
        anew -> {
          anew.formerWithoutKey().ifPresent(former -> checkKnown(former, files));
          anew.checkMissing(files);
        });
    return ledger().plan(files, settings, missing);
  }

  /** Ids are hashes under the key: with another key every file would be new. */
  private void checkKnown(State of, List<SourceFile> files) {
    Set<String> known = new HashSet<>();
    for (LedgerEntry entry : of.ledger()) {
      known.add(entry.fileId());
      known.add(entry.latest().contentHash());
    }
    boolean none =
        files.stream()
            .noneMatch(f -> known.contains(f.fileId()) || known.contains(f.contentHash()));
    if (none && !files.isEmpty() && !known.isEmpty()) {
      throw new StoreUseException(
          ("Cannot use the curated store with key %s: it knows none of the %s of the inbox"
                  + " (must be the key with which its files were read; name it with --key-file)")
              .formatted(owner.keyId(), Quantity.of(files.size(), "file")));
    }
  }

  /** Begins to take in what the plan says; nothing of it is visible before its commit. */
  public StoreIntake begin(IntakePlan plan, Quarantine quarantine) {
    return new StoreIntake(this, plan, quarantine);
  }

  /** Deletes from disk what the last commits do not use; done by itself now and then. */
  public void sweep() {
    log.keep(Math.max(state.oldest(), state.number() - COMMITS_KEPT + 1), state.number());
    deleteUnused();
  }

  @Override
  public void close() {
    tables.close();
    lock.close();
  }

  StoreTables tables() {
    return tables;
  }

  StoreLayout layout() {
    return layout;
  }

  /** The rows of a table as the open intake has it. */
  Dataset<Row> workingRows(String table) {
    return spark.read().table(tables.sqlName(table));
  }

  Optional<Long> snapshot(String table) {
    return Optional.ofNullable(state.tables().get(table)).map(TableVersion::snapshot);
  }

  SortedMap<String, TableVersion> versions() {
    return state.tables();
  }

  SortedMap<String, SortedMap<String, Long>> contents() {
    return state.contents();
  }

  /** From here on a killed run leaves something behind. */
  void markOpenIntake() {
    if (rebuild.isEmpty()) {
      layout.openIntake(state.number());
    } else if (!layout.isRebuildOpen()) {
      layout.openRebuild(state.number() + 1);
    }
  }

  /**
   * Makes a commit visible.
   *
   * @param removed whether rows had to go: then no earlier commit is kept, and their bytes leave
   *     the disk at once
   */
  void publish(
      SortedMap<String, TableVersion> versions,
      SortedMap<String, SortedMap<String, Long>> contents,
      Ledger ledger,
      boolean removed) {
    publish(versions, contents, ledger, removed, owner, ReaderVersion.CURRENT);
  }

  private void publish(
      SortedMap<String, TableVersion> versions,
      SortedMap<String, SortedMap<String, Long>> contents,
      Ledger ledger,
      boolean removed,
      StoreOwner of,
      int reader) {
    rebuild.ifPresent(anew -> anew.checkAccepted(ledger));
    markOpenIntake();
    long number = state.number() + 1;
    long oldest = removed ? number : state.oldest();
    SortedMap<String, String> checksums = Checksums.next(layout, versions, state, tables.io());
    State next =
        new State(
            CommitLog.FORMAT,
            number,
            oldest,
            of,
            reader,
            versions,
            checksums,
            contents,
            ledger.entries());
    rebuild.ifPresent(StoreRebuild::keepPointer);
    log.publish(next);
    state = next;
    if (rebuild.isPresent()) {
      rebuild.get().moveAside(state, tables.io());
    } else if (removed || number % COMMITS_BETWEEN_SWEEPS == 0) {
      sweep();
    }
    layout.closeIntake();
  }

  /** Makes the tables what the visible commit says that they are. */
  void recover() {
    tables.show(state);
    if (rebuild.isEmpty() && layout.isIntakeOpen()) {
      log.keep(state.oldest(), state.number());
      deleteUnused();
      layout.closeIntake();
    }
  }

  /** A store of before is written in today's format; its rows and their owner stay as they were. */
  private void upgrade(Configuration conf) {
    if (state.format() == CommitLog.FORMAT) {
      return;
    }
    markOpenIntake();
    FileIO io = new StoreIo(layout, conf);
    State before = StoreUpgrade.located(layout, state, io);
    tables.show(State.empty(owner));
    TreeMap<String, TableVersion> versions = new TreeMap<>();
    TreeMap<String, SortedMap<String, Long>> contents = new TreeMap<>();
    before
        .tables()
        .forEach(
            (table, version) -> {
              contents.putAll(StoreUpgrade.takeOver(table, version, io, tables));
              versions.put(table, tables.version(table));
            });
    publish(versions, contents, new Ledger(before.ledger()), true, before.owner(), before.reader());
  }

  private void deleteUnused() {
    List<State> kept = log.numbers().stream().map(log::read).toList();
    StoreSweep.unused(layout, kept, tables.io(), PrivateFiles::delete);
  }

  private void check(Configuration conf) {
    new CommitCheck(layout, conf)
        .fault(state, CommitCheck.Depth.SIZES)
        .ifPresent(
            fault -> {
              throw StoreHead.unfit(layout, fault);
            });
  }

  /** A run that was killed between its commit and the pointer is brought to its end. */
  private void completePointer() {
    boolean rebuilt = layout.rebuilding().orElse(0) == state.number() && state.number() > 0;
    if (rebuilt || state.number() > log.pointer().orElse(0)) {
      log.point(state.number());
    }
  }
}
