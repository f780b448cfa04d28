package org.rollcall.curate;

import static org.apache.iceberg.expressions.Expressions.in;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.io.CloseableIterable;

/** What one intake adds to one table and takes from it; driver work alone, no row is read. */
final class TableIntake {

  private final Table table;
  private final Optional<Long> before;
  private final Map<String, List<DataFile>> earlier;
  private final Map<String, List<DataFile>> added;

  /**
   * @param table just after the append
   * @param before snapshot before it, if there was one
   * @param fileIds the files of the inbox that were read
   */
  TableIntake(Table table, Optional<Long> before, Set<String> fileIds) {
    this.table = table;
    this.before = before;
    List<DataFile> old = before.map(id -> filesOf(table, id, fileIds)).orElse(List.of());
    Set<String> known = old.stream().map(DataFile::location).collect(Collectors.toSet());
    this.earlier = old.stream().collect(Collectors.groupingBy(TableIntake::fileId));
    this.added =
        filesOf(table, table.currentSnapshot().snapshotId(), fileIds).stream()
            .filter(file -> !known.contains(file.location()))
            .collect(Collectors.groupingBy(TableIntake::fileId));
    long arrived = added.keySet().stream().mapToLong(this::appended).sum();
    long written =
        Long.parseLong(table.currentSnapshot().summary().getOrDefault("added-records", "0"));
    if (arrived != written) {
      throw new IllegalStateException(
          "Cannot append to table %s: %d rows written, %d of planned files (must be all)"
              .formatted(table.name(), written, arrived));
    }
  }

  /** Rows appended for that file of the inbox. */
  long appended(String fileId) {
    return added.getOrDefault(fileId, List.of()).stream().mapToLong(DataFile::recordCount).sum();
  }

  /**
   * Takes back what refused files appended, and takes out the earlier rows of replaced ones.
   *
   * @return whether the disk holds rows now that must leave it
   */
  boolean settle(Set<String> refused, Set<String> replaced) {
    List<DataFile> gone = new ArrayList<>();
    refused.forEach(id -> gone.addAll(added.getOrDefault(id, List.of())));
    replaced.forEach(id -> gone.addAll(earlier.getOrDefault(id, List.of())));
    Set<Long> past = new HashSet<>();
    table.snapshots().forEach(snapshot -> past.add(snapshot.snapshotId()));
    past.remove(table.currentSnapshot().snapshotId());
    before.ifPresent(past::remove);
    if (gone.isEmpty() && past.isEmpty()) {
      return false;
    }
    Transaction transaction = table.newTransaction();
    if (!gone.isEmpty()) {
      DeleteFiles delete = transaction.newDelete();
      gone.forEach(delete::deleteFile);
      delete.commit();
    }
    if (!past.isEmpty()) {
      // Metadata alone: which files go is for the sweep, once the commit is visible.
      ExpireSnapshots expire =
          transaction.expireSnapshots().cleanupLevel(ExpireSnapshots.CleanupLevel.NONE);
      past.forEach(expire::expireSnapshotId);
      expire.commit();
    }
    transaction.commitTransaction();
    return !gone.isEmpty();
  }

  /** The data files that hold rows of those files of the inbox. */
  static List<DataFile> filesOf(Table table, long snapshot, Set<String> fileIds) {
    if (fileIds.isEmpty()) {
      return List.of();
    }
    List<ByteBuffer> ids =
        fileIds.stream().map(id -> ByteBuffer.wrap(HexFormat.of().parseHex(id))).toList();
    TableScan scan = table.newScan().useSnapshot(snapshot).filter(in("file_id", ids));
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the files of table: " + table.name(), e);
    }
    for (DataFile file : files) {
      if (!fileIds.contains(fileId(file))) {
        throw new IllegalStateException(
            "Cannot replace rows of table "
                + table.name()
                + ": a data file holds another file's rows (must be one file's)");
      }
    }
    return files;
  }

  private static String fileId(DataFile file) {
    return StoreTables.fileId(file.partition().get(0, ByteBuffer.class));
  }
}
