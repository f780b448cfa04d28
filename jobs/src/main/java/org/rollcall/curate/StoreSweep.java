package org.rollcall.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.ExpireSnapshots.CleanupLevel;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** Removes from disk what no kept commit names: bytes of people must not linger unseen. */
final class StoreSweep {

  private StoreSweep() {}

  /** Forgets the table's other snapshots, then deletes every file that the kept ones do not use. */
  static void keepOnly(Table table, Path folder, Set<Long> snapshots) {
    ExpireSnapshots expire = table.expireSnapshots().cleanupLevel(CleanupLevel.NONE);
    boolean any = false;
    for (Snapshot snapshot : table.snapshots()) {
      if (!snapshots.contains(snapshot.snapshotId())) {
        expire.expireSnapshotId(snapshot.snapshotId());
        any = true;
      }
    }
    if (any) {
      expire.commit();
      table.refresh();
    }
    Set<String> used = usedFiles(table);
    for (Path file : files(folder)) {
      String name = dataName(file.getFileName().toString());
      boolean swept = name.endsWith(".parquet") || name.endsWith(".avro");
      if (swept && !used.contains(name)) {
        delete(file);
      }
    }
  }

  /** File names are enough: each carries a random UUID. */
  private static Set<String> usedFiles(Table table) {
    Set<String> names = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      names.add(lastName(snapshot.manifestListLocation()));
      for (ManifestFile manifest : snapshot.allManifests(table.io())) {
        if (names.add(lastName(manifest.path()))) {
          addDataFiles(table, manifest, names);
        }
      }
    }
    return names;
  }

  private static void addDataFiles(Table table, ManifestFile manifest, Set<String> names) {
    try (CloseableIterable<String> paths =
        ManifestFiles.readPaths(manifest, table.io(), table.specs())) {
      paths.forEach(path -> names.add(lastName(path)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a manifest of table: " + table.name(), e);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list folder: " + folder, e);
    }
  }

  /** Hadoop's local file system keeps a checksum beside each file, as {@code .name.crc}. */
  private static String dataName(String name) {
    return name.startsWith(".") && name.endsWith(".crc")
        ? name.substring(1, name.length() - ".crc".length())
        : name;
  }

  private static String lastName(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete file: " + file, e);
    }
  }
}
