package org.rollcall.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.rollcall.contract.Schemas;
import org.rollcall.curate.CommitLog.State;

/**
 * Every validated row with its provenance, in one Iceberg table per canonical table.
 *
 * <p>A commit is atomic over all tables: {@code commits/<n>.json} names a snapshot of each and
 * holds the ledger of files, and the pointer {@code CURRENT} is renamed last. What a killed run
 * left behind is invisible, and the next one that opens the store removes it.
 */
public final class CuratedStore implements AutoCloseable {

  static final int COMMITS_KEPT = 5;
  static final int COMMITS_BETWEEN_SWEEPS = 30;

  private final SparkSession spark;
  private final Path root;
  private final FileChannel lock;
  private final CommitLog log;
  private final StoreTables tables;
  private State state;

  private CuratedStore(SparkSession spark, Path root, FileChannel lock) {
    this.spark = spark;
    this.root = root;
    this.lock = lock;
    this.log = new CommitLog(root);
    this.tables = new StoreTables(spark, root);
    this.state = log.current();
    recover();
  }

  /**
   * Opens the store in that folder, made if need be, and keeps other runs out until closed.
   *
   * @throws StoreException if another run holds it or its files do not fit together
   */
  public static CuratedStore open(SparkSession spark, Path root) {
    Path folder = PrivateFiles.folder(root.toAbsolutePath().normalize());
    FileChannel lock = lock(folder.resolve(".lock"));
    try {
      return new CuratedStore(spark, folder, lock);
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
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
        .flatMap(entry -> entry.accepted().stream())
        .anyMatch(a -> a.version().table().equals(table) && a.rowsAccepted() > 0);
  }

  /** The committed rows of that canonical table, one per row of a file; none if it has none. */
  public Dataset<Row> table(String table) {
    Long snapshot = state.tables().get(table);
    if (snapshot == null) {
      return spark.createDataFrame(
          List.of(), SparkSchemaUtil.convert(StoreTables.schema(Schemas.curated(table).name())));
    }
    return spark.read().option("versionAsOf", snapshot).table(tables.sqlName(table));
  }

  /** Begins to take in what the plan says; nothing of it is visible before its commit. */
  public StoreIntake begin(Plan plan, Quarantine quarantine) {
    return new StoreIntake(this, plan, quarantine);
  }

  /** Deletes from disk what the last commits do not use; done by itself now and then. */
  public void sweep() {
    long first = Math.max(1, state.number() - COMMITS_KEPT + 1);
    log.keep(first, state.number());
    tables.present().forEach(this::sweep);
  }

  @Override
  public void close() {
    release(lock);
  }

  StoreTables tables() {
    return tables;
  }

  Optional<Long> snapshot(String table) {
    return Optional.ofNullable(state.tables().get(table));
  }

  SortedMap<String, Long> snapshots() {
    return state.tables();
  }

  /** From here on a killed run leaves something behind. */
  void markOpenIntake() {
    if (!Files.exists(marker())) {
      PrivateFiles.replace(marker(), new byte[0]);
    }
  }

  void publish(SortedMap<String, Long> snapshots, Ledger ledger) {
    State next = new State(state.number() + 1, snapshots, ledger.entries());
    log.publish(next);
    state = next;
    if (state.number() % COMMITS_BETWEEN_SWEEPS == 0) {
      sweep();
    }
  }

  void sweep(String table) {
    Set<Long> kept = new HashSet<>();
    for (State commit : log.between(1, state.number())) {
      Optional.ofNullable(commit.tables().get(table)).ifPresent(kept::add);
    }
    StoreSweep.keepOnly(tables.load(table), tables.folder(table), kept);
  }

  void closeIntake() {
    delete(marker());
  }

  /** Makes the tables what the pointer says that they are. */
  void recover() {
    for (String table : state.tables().keySet()) {
      if (!tables.exists(table)) {
        throw new StoreException(
            "Cannot open the curated store: table " + table + " is missing (must be restored)");
      }
    }
    for (String table : tables.present()) {
      snapshot(table).ifPresentOrElse(id -> rollBack(table, id), () -> tables.drop(table));
    }
    if (Files.exists(marker())) {
      log.keep(1, state.number());
      tables.present().forEach(this::sweep);
      closeIntake();
    }
  }

  private void rollBack(String table, long snapshot) {
    Table present = tables.load(table);
    if (present.snapshot(snapshot) == null) {
      throw new StoreException(
          "Cannot open the curated store: a snapshot of table "
              + table
              + " is missing (must be restored)");
    }
    if (present.currentSnapshot().snapshotId() != snapshot) {
      present.manageSnapshots().setCurrentSnapshot(snapshot).commit();
    }
  }

  private Path marker() {
    return root.resolve("INTAKE");
  }

  private static FileChannel lock(Path file) {
    FileChannel channel = PrivateFiles.lockFile(file);
    boolean held = false;
    try {
      held = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      held = false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock the curated store: " + file, e);
    }
    if (!held) {
      release(channel);
      throw new StoreException(
          "Cannot start: another run holds the curated store (must be one run at a time)");
    }
    return channel;
  }

  private static void release(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release the curated store", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete file: " + file, e);
    }
  }
}
