package org.rollcall.ingest.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the name of a file says of it. */
public final class FileNames {

  private static final List<String> UNFINISHED =
      List.of(".part", ".partial", ".crdownload", ".download", ".tmp");

  private FileNames() {}

  /** Whether a file is meant to be read: neither hidden nor the work of a program that goes on. */
  public static boolean isShown(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && !name.startsWith("~$")
        && UNFINISHED.stream().noneMatch(name::endsWith);
  }
}
