package org.rollcall.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.iceberg.io.FileIO;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.curate.CommitLog.TableVersion;

/** Removes from disk what no kept commit names: bytes of people must not linger unseen. */
final class StoreSweep {

  private static final List<String> OURS =
      List.of(".parquet", ".avro", ".metadata.json", "version-hint.text");

  private StoreSweep() {}

  /** Hands over every file of the tables that none of those commits uses. */
  static void unused(
      StoreLayout layout, Collection<State> kept, FileIO io, Consumer<Path> disposal) {
    Set<String> used = usedNames(kept, io);
    Set<Path> changed = new HashSet<>();
    for (Path path : deepestFirst(layout.warehouse())) {
      if (Files.isDirectory(path)) {
        removeIfEmpty(path, layout.warehouse());
      } else if (isUnused(dataName(path.getFileName().toString()), used)) {
        disposal.accept(path);
        changed.add(path.getParent());
      }
    }
    // A deletion that a power cut takes back would leave people's bytes where nobody looks.
    PrivateFiles.forceNames(changed);
  }

  private static boolean isUnused(String name, Set<String> used) {
    return OURS.stream().anyMatch(name::endsWith) && !used.contains(name);
  }

  /** File names are enough: each carries a random UUID. */
  private static Set<String> usedNames(Collection<State> kept, FileIO io) {
    Set<TableVersion> versions = new HashSet<>();
    kept.forEach(state -> versions.addAll(state.tables().values()));
    Set<String> names = new HashSet<>();
    for (TableVersion version : versions) {
      TableFiles.of(version, io).files().keySet().forEach(file -> names.add(lastName(file)));
    }
    return names;
  }

  private static List<Path> deepestFirst(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list folder: " + folder, e);
    }
  }

  /** A folder named by the id of a file tells that there was one. */
  private static void removeIfEmpty(Path folder, Path warehouse) {
    if (!folder.equals(warehouse) && PrivateFiles.children(folder).isEmpty()) {
      PrivateFiles.delete(folder);
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
}
