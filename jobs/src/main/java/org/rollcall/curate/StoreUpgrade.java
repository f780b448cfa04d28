package org.rollcall.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.curate.CommitLog.TableVersion;

/**
 * Stores of before. The commits of format 0 named snapshots alone, and their metadata held whole
 * paths. Up to format 1 tables were partitioned by file of the inbox. The data files stay as they
 * are; metadata is written anew.
 */
final class StoreUpgrade {

  private StoreUpgrade() {}

  /** The commit with the metadata files that it meant, found by the snapshots that it names. */
  static State located(StoreLayout layout, State state, FileIO io) {
    if (state.format() > 0) {
      return state;
    }
    TreeMap<String, TableVersion> tables = new TreeMap<>();
    state
        .tables()
        .forEach((table, version) -> tables.put(table, located(layout, table, version, io)));
    return new State(
        0,
        state.number(),
        state.oldest(),
        state.owner(),
        state.reader(),
        tables,
        state.checksums(),
        state.contents(),
        state.ledger());
  }

  private static TableVersion located(
      StoreLayout layout, String table, TableVersion version, FileIO io) {
    Path folder = layout.tableFolder(table).resolve("metadata");
    List<Path> files =
        PrivateFiles.children(folder).stream()
            .filter(path -> path.getFileName().toString().matches("v[0-9]{1,9}\\.metadata\\.json"))
            .sorted(Comparator.comparingInt(StoreUpgrade::number).reversed())
            .toList();
    for (Path file : files) {
      String location = StoreCatalog.location(table) + "/metadata/" + file.getFileName();
      if (holds(location, version.snapshot(), io)) {
        return new TableVersion(location, version.snapshot());
      }
    }
    return version;
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceAll("[^0-9]", ""));
  }

  /** Metadata that a killed run left damaged is not that of the commit: an earlier one is. */
  private static boolean holds(String location, long snapshot, FileIO io) {
    try {
      return TableMetadataParser.read(io, location).snapshot(snapshot) != null;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /**
   * Makes the table anew over the data files of that commit.
   *
   * @return rows of each file of the inbox, by data file
   */
  static SortedMap<String, SortedMap<String, Long>> takeOver(
      String table, TableVersion version, FileIO io, StoreTables tables) {
    Table old = new BaseTable(new StaticTableOperations(version.metadata(), io), table);
    Table made = tables.create(table, old.schema());
    if (!made.schema().sameSchema(old.schema())) {
      throw new StoreException("the columns of table " + table + " are of an unknown version");
    }
    AppendFiles append = made.newFastAppend();
    List<FileScanTask> found = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        old.newScan().useSnapshot(version.snapshot()).planFiles()) {
      tasks.forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the files of table: " + table, e);
    }
    SortedMap<String, SortedMap<String, Long>> contents = new TreeMap<>();
    for (FileScanTask task : found) {
      String location = StoreIo.inStore(task.file().location());
      contents.put(location, TableFiles.ofPartition(task.file()));
      append.appendFile(
          DataFiles.builder(made.spec()).copy(task.file()).withPath(location).build());
    }
    append.commit();
    return contents;
  }
}
