package org.rollcall.curate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.rollcall.curate.CommitLog.TableVersion;

/**
 * The files on disk that one commit needs of one table, and what they say of its rows.
 *
 * @param files size of each in bytes, by location; -1 where nothing tells it
 * @param records rows of each data file, by location
 * @param partitions rows of each file of the inbox, by data file, where the table is partitioned by
 *     them, as those of before
 */
record TableFiles(
    Map<String, Long> files,
    Map<String, Long> records,
    SortedMap<String, SortedMap<String, Long>> partitions) {

  private static final int BUFFER = 1 << 16;

  /**
   * Lists them by reading the table's metadata.
   *
   * @throws RuntimeException of Iceberg if the metadata is missing or damaged
   */
  static TableFiles of(TableVersion version, FileIO io) {
    TableMetadata metadata = TableMetadataParser.read(io, version.metadata());
    Snapshot snapshot = metadata.snapshot(version.snapshot());
    if (snapshot == null) {
      throw new StoreException("its metadata lacks the snapshot");
    }
    Map<String, Long> files = new LinkedHashMap<>();
    Map<String, Long> records = new HashMap<>();
    SortedMap<String, SortedMap<String, Long>> partitions = new TreeMap<>();
    files.put(version.metadata(), -1L);
    files.put(snapshot.manifestListLocation(), -1L);
    for (ManifestFile manifest : snapshot.allManifests(io)) {
      files.put(manifest.path(), manifest.length());
      try (CloseableIterable<DataFile> data =
          ManifestFiles.read(manifest, io, metadata.specsById())) {
        for (DataFile file : data) {
          files.put(file.location(), file.fileSizeInBytes());
          records.put(file.location(), file.recordCount());
          if (file.partition().size() > 0) {
            partitions.put(file.location(), ofPartition(file));
          }
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("Cannot read a manifest", e);
      }
    }
    return new TableFiles(files, records, partitions);
  }

  /** The rows of a data file of a table that is partitioned by file of the inbox. */
  static SortedMap<String, Long> ofPartition(DataFile file) {
    ByteBuffer id = file.partition().get(0, ByteBuffer.class);
    return new TreeMap<>(Map.of(StoreTables.fileId(id), file.recordCount()));
  }

  /** The highest day of a column of days; nothing where a file does not tell. */
  static Optional<Integer> last(String column, TableVersion version, FileIO io) {
    TableMetadata metadata = TableMetadataParser.read(io, version.metadata());
    int id = metadata.schema().findField(column).fieldId();
    int last = Integer.MIN_VALUE;
    for (ManifestFile manifest : metadata.snapshot(version.snapshot()).allManifests(io)) {
      try (CloseableIterable<DataFile> data =
          ManifestFiles.read(manifest, io, metadata.specsById())) {
        for (DataFile file : data) {
          ByteBuffer bound = file.upperBounds() == null ? null : file.upperBounds().get(id);
          if (bound == null || hasUnknown(file, id)) {
            return Optional.empty();
          }
          last = Math.max(last, Conversions.<Integer>fromByteBuffer(Types.DateType.get(), bound));
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("Cannot read a manifest", e);
      }
    }
    return Optional.of(last);
  }

  private static boolean hasUnknown(DataFile file, int column) {
    return file.nullValueCounts() == null || file.nullValueCounts().getOrDefault(column, 1L) > 0;
  }

  /** The first file that is missing or has another size, in words. */
  Optional<String> firstFault(StoreLayout layout) {
    for (Map.Entry<String, Long> file : files.entrySet()) {
      Path path = StoreIo.path(layout, file.getKey());
      String name = layout.root().relativize(path).toString();
      try {
        if (!Files.isRegularFile(path)) {
          return Optional.of(shortName(name) + " is missing");
        }
        if (file.getValue() >= 0 && Files.size(path) != file.getValue()) {
          return Optional.of(shortName(name) + " is cut off or has another size");
        }
      } catch (IOException e) {
        return Optional.of(shortName(name) + " cannot be read");
      }
    }
    return Optional.empty();
  }

  /**
   * The first file whose bytes are not those that were committed, in words. Where the commit tells
   * no checksum, as in stores of before, those of the file system beside the file count.
   */
  Optional<String> firstDamage(StoreLayout layout, FileIO io, SortedMap<String, String> checksums) {
    for (String location : files.keySet()) {
      Path path = StoreIo.path(layout, location);
      String name = shortName(layout.root().relativize(path).toString());
      String committed = checksums.get(location);
      if (committed == null && !Checksums.hasCompanion(path)) {
        return Optional.of(name + " cannot be compared, as no checksum of it is left");
      }
      try {
        if (committed == null ? !isReadable(io, location) : !Checksums.of(path).equals(committed)) {
          return Optional.of(name + " is damaged");
        }
      } catch (IOException e) {
        return Optional.of(name + " cannot be read");
      }
    }
    return Optional.empty();
  }

  /** Reading compares the checksums of the file system. */
  private static boolean isReadable(FileIO io, String location) {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = io.newInputFile(location).newStream()) {
      while (in.read(buffer) >= 0) {
        continue;
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Folders of partitions carry ids of files; the name of the file alone finds it. */
  private static String shortName(String name) {
    return "file " + name.substring(name.lastIndexOf('/') + 1);
  }
}
