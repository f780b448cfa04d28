package org.rollcall.discover;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.ingest.core.ExportFormat;

/**
 * Files that tell of some who were at meetings, where another file tells of all: read beside it,
 * they would be further sessions, for the start of their meetings is the study's guess.
 */
final class RedundantExports {

  /** Why such a file is left out. */
  static final String WHY =
      "who it tells of is in the full report of the same meeting, which is read";

  private RedundantExports() {}

  /** Those among the files. */
  static Set<Path> of(List<Sniffed> files) {
    Set<String> full = new HashSet<>();
    files.stream()
        .filter(file -> file.isReadable() && !isPartial(file))
        .forEach(file -> full.addAll(file.occasions()));
    return files.stream()
        .filter(file -> file.isReadable() && isPartial(file))
        .filter(file -> !file.occasions().isEmpty() && full.containsAll(file.occasions()))
        .map(Sniffed::file)
        .collect(Collectors.toSet());
  }

  private static boolean isPartial(Sniffed file) {
    return file.format().filter(ExportFormat::isPartial).isPresent();
  }
}
