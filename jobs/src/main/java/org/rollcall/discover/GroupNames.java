package org.rollcall.discover;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.ingest.core.Extract;

/**
 * Names for the groups of files that do not say whose meetings they hold. A file of many sessions
 * is taken for a group of its own, reports of one session each that lie in one folder for those of
 * one group; a coordinator must look at both.
 */
public final class GroupNames {

  /**
   * Whose meetings a file holds.
   *
   * @param id id of the group
   * @param isOfFolder whether other files of the folder hold meetings of the same group
   */
  record Name(String id, boolean isOfFolder) {}

  private final Map<Path, Name> names = new HashMap<>();

  private GroupNames() {}

  public static GroupNames of(List<Sniffed> files) {
    GroupNames names = new GroupNames();
    List<Sniffed> silent =
        files.stream()
            .filter(file -> file.isReadable() && isSilent(file))
            .sorted(Comparator.comparing(Sniffed::file))
            .toList();
    Map<String, Long> reports =
        silent.stream()
            .filter(file -> file.days().size() == 1)
            .collect(Collectors.groupingBy(GroupNames::series, Collectors.counting()));
    Map<Path, String> taken = new HashMap<>();
    for (Sniffed file : silent) {
      boolean shared = file.days().size() == 1 && reports.get(series(file)) > 1;
      Path path = file.file().toAbsolutePath().normalize();
      Path named = shared ? path.getParent() : path;
      names.names.put(
          file.file(), new Name(taken.computeIfAbsent(named, key -> free(key, taken)), shared));
    }
    return names;
  }

  /** The name for the group of a file that says none. */
  Optional<Name> find(Sniffed file) {
    return Optional.ofNullable(names.get(file.file()));
  }

  private static boolean isSilent(Sniffed file) {
    return file.extracts().entrySet().stream()
        .filter(entry -> Groups.TABLES.contains(entry.getKey()))
        .anyMatch(entry -> isSilent(entry.getValue()));
  }

  private static boolean isSilent(Extract extract) {
    return !extract.columns().contains("group_id")
        || extract.records().stream()
            .anyMatch(row -> row.fault().isEmpty() && extract.cell(row, "group_id").isEmpty());
  }

  private static String series(Sniffed file) {
    return file.format().orElseThrow().name() + "\n" + file.file().toAbsolutePath().getParent();
  }

  private static String free(Path named, Map<Path, String> taken) {
    Set<String> used = new HashSet<>(taken.values());
    String name = slug(named);
    if (used.contains(name) && named.getParent() != null) {
      name = slug(named.getParent()) + "_" + name;
    }
    String free = name;
    for (int i = 2; used.contains(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  /** A short name made from that of a file or folder, without its ending. */
  static String slug(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    String plain = Normalizer.normalize(name.replaceFirst("\\.[^.]*$", ""), Normalizer.Form.NFD);
    String slug =
        plain.toLowerCase(Locale.ROOT).replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "_");
    slug = slug.replaceAll("^_+|_+$", "");
    return slug.isEmpty() ? "group" : slug;
  }
}
