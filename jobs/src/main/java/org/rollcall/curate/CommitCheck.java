package org.rollcall.curate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.io.FileIO;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.curate.CommitLog.TableVersion;

/** Whether all that a commit names is on disk and holds the rows that its ledger tells. */
final class CommitCheck {

  /** How far to look. */
  enum Depth {
    /** Names, sizes and counts of rows. */
    SIZES,
    /** Every byte, by the checksums of the commit. */
    BYTES
  }

  private final StoreLayout layout;
  private final FileIO io;

  CommitCheck(StoreLayout layout, Configuration conf) {
    this.layout = layout;
    this.io = new StoreIo(layout, conf);
  }

  FileIO io() {
    return io;
  }

  /** What does not fit first, in words; nothing if all does. */
  Optional<String> fault(State state, Depth depth) {
    State located = StoreUpgrade.located(layout, state, io);
    return located.tables().entrySet().stream()
        .map(table -> fault(located, table.getKey(), table.getValue(), depth))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> fault(State state, String table, TableVersion version, Depth depth) {
    return found(state, table, version, depth).map(what -> "in table " + table + ", " + what);
  }

  private Optional<String> found(State state, String table, TableVersion version, Depth depth) {
    if (!layout.tables().contains(table)) {
      return Optional.of("its folder is missing");
    }
    TableFiles files;
    try {
      files = TableFiles.of(version, io);
    } catch (StoreException e) {
      return Optional.of(e.getMessage());
    } catch (RuntimeException e) {
      return Optional.of("its metadata is missing or damaged");
    }
    return files
        .firstFault(layout)
        .or(() -> otherRows(state, table, files))
        .or(
            () ->
                depth == Depth.BYTES
                    ? files.firstDamage(layout, io, state.checksums())
                    : Optional.empty());
  }

  private static Optional<String> otherRows(State state, String table, TableFiles files) {
    Map<String, SortedMap<String, Long>> contents =
        state.format() < 2 ? files.partitions() : state.contents(table);
    Map<String, Long> counted = new HashMap<>();
    Map<String, Long> rows = new HashMap<>();
    contents.forEach(
        (file, byId) ->
            byId.forEach(
                (id, count) -> {
                  counted.merge(file, count, Long::sum);
                  rows.merge(id, count, Long::sum);
                }));
    Map<String, Long> told = new HashMap<>();
    for (LedgerEntry entry : state.ledger()) {
      entry
          .held()
          .filter(a -> a.version().table().equals(table))
          .ifPresent(a -> told.put(entry.fileId(), a.rowsAccepted()));
    }
    Map<String, Long> records = new HashMap<>(files.records());
    for (Map<String, Long> counts : List.of(counted, rows, records)) {
      counts.values().removeIf(count -> count == 0);
    }
    return counted.equals(records) && rows.equals(told)
        ? Optional.empty()
        : Optional.of("its files hold other rows than the ledger tells");
  }
}
