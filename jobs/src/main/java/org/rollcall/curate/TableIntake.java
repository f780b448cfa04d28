package org.rollcall.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.io.CloseableIterable;

/**
 * What one intake adds to one table and takes from it.
 *
 * <p>A data file can hold rows of many files of the inbox. Where some of them go, the others are
 * written anew: no row that had to go is left on the disk, and whoever reads a data file need not
 * know of deletions.
 */
final class TableIntake {

  /** So many small data files become one. */
  static final int SMALL_FILES = 16;

  private static final long SMALL_BYTES = 8L << 20;

  private final String name;
  private final Table table;
  private final Optional<Long> before;
  private final StoreWriter writer;
  private final SortedMap<String, SortedMap<String, Long>> contents;

  /**
   * @param before the snapshot that is visible, if there is one
   * @param contents rows of each file of the inbox, by data file; kept up to date
   */
  TableIntake(
      String name,
      Table table,
      Optional<Long> before,
      StoreWriter writer,
      SortedMap<String, SortedMap<String, Long>> contents) {
    this.name = name;
    this.table = table;
    this.before = before;
    this.writer = writer;
    this.contents = contents;
  }

  /**
   * Adds what was written, without the rows of refused files, and takes out the earlier rows of
   * replaced ones.
   *
   * @return whether the disk holds rows now that must leave it
   */
  boolean take(Collection<StoredFile> written, Set<String> refused, Set<String> replaced) {
    List<StoredFile> added = new ArrayList<>();
    List<StoredFile> spoilt = new ArrayList<>();
    for (StoredFile file : written) {
      (Collections.disjoint(file.rows().keySet(), refused) ? added : spoilt).add(file);
    }
    added.addAll(without(refused, spoilt));
    boolean removed = replace(replaced, added);
    spoilt.forEach(file -> table.io().deleteFile(file.file().location()));
    return removed;
  }

  /**
   * Takes out the rows of those files of the inbox.
   *
   * @return whether there were any
   */
  boolean remove(Set<String> fileIds) {
    return !holding(fileIds).isEmpty() && replace(fileIds, new ArrayList<>());
  }

  /** Makes one of many small data files. */
  void compact() {
    int most = TableRows.most(name);
    List<StoredFile> small =
        current().stream()
            .filter(f -> f.file().fileSizeInBytes() < SMALL_BYTES)
            .filter(f -> 2 * f.file().recordCount() < most)
            .toList();
    if (small.size() >= SMALL_FILES) {
      commit(without(Set.of(), small), small);
    }
  }

  private boolean replace(Set<String> fileIds, List<StoredFile> added) {
    List<StoredFile> gone = holding(fileIds);
    added.addAll(without(fileIds, gone));
    commit(added, gone);
    return !gone.isEmpty();
  }

  private List<StoredFile> holding(Set<String> fileIds) {
    return current().stream()
        .filter(file -> !Collections.disjoint(file.rows().keySet(), fileIds))
        .toList();
  }

  /** What those data files hold beside the rows of some files of the inbox, written anew. */
  private List<StoredFile> without(Set<String> fileIds, Collection<StoredFile> files) {
    List<StoredFile> mixed =
        files.stream().filter(file -> !fileIds.containsAll(file.rows().keySet())).toList();
    if (mixed.isEmpty()) {
      return List.of();
    }
    List<StoredFile> written =
        writer.rewrite(name, mixed.stream().map(StoredFile::file).toList(), fileIds);
    Map<String, Long> expected = sum(mixed);
    expected.keySet().removeAll(fileIds);
    if (!sum(written).equals(expected)) {
      throw new IllegalStateException(
          "Cannot rewrite data files of table " + name + ": other rows arrived (must be all)");
    }
    return written;
  }

  private static Map<String, Long> sum(Collection<StoredFile> files) {
    Map<String, Long> sum = new TreeMap<>();
    files.forEach(file -> file.rows().forEach((id, rows) -> sum.merge(id, rows, Long::sum)));
    return sum;
  }

  private List<StoredFile> current() {
    List<StoredFile> files = new ArrayList<>();
    if (table.currentSnapshot() == null) {
      return files;
    }
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(
          task ->
              files.add(new StoredFile(name, task.file(), contents.get(task.file().location()))));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the files of table: " + name, e);
    }
    return files;
  }

  private void commit(Collection<StoredFile> added, Collection<StoredFile> gone) {
    Set<Long> past = new HashSet<>();
    table.snapshots().forEach(snapshot -> past.add(snapshot.snapshotId()));
    before.ifPresent(past::remove);
    Transaction transaction = table.newTransaction();
    if (gone.isEmpty()) {
      AppendFiles append = transaction.newFastAppend();
      added.forEach(file -> append.appendFile(file.file()));
      append.commit();
    } else {
      OverwriteFiles overwrite = transaction.newOverwrite();
      gone.forEach(file -> overwrite.deleteFile(file.file()));
      added.forEach(file -> overwrite.addFile(file.file()));
      overwrite.commit();
    }
    expire(transaction, past);
    transaction.commitTransaction();
    gone.forEach(file -> contents.remove(file.file().location()));
    added.forEach(file -> contents.put(file.file().location(), file.rows()));
  }

  /** In the metadata alone: which files go is for the sweep, once the commit is visible. */
  private static void expire(Transaction transaction, Set<Long> past) {
    if (!past.isEmpty()) {
      ExpireSnapshots expire =
          transaction.expireSnapshots().cleanupLevel(ExpireSnapshots.CleanupLevel.NONE);
      past.forEach(expire::expireSnapshotId);
      expire.commit();
    }
  }
}
