package org.rollcall.discover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.ingest.core.FileNames;
import org.rollcall.terminal.TerminalEscaper;
import org.rollcall.terminal.UsageException;

/**
 * The files of a folder that somebody put there: neither hidden ones, nor those of programs that
 * are at work (locks, downloads that have not ended), nor what Rollcall wrote itself.
 */
public final class ExportFolder {

  private static final int DEEPEST = 5;
  private static final Set<String> OWN =
      Set.of("study.yaml", "groups.csv", OwnInstruments.FOLDER, "out");

  private ExportFolder() {}

  /** The files, by path; links are among them, for they are not read and must be told of. */
  public static List<Path> files(Path folder) {
    try (Stream<Path> tree = Files.walk(folder, DEEPEST)) {
      List<Path> found = new ArrayList<>();
      tree.filter(path -> !path.equals(folder))
          .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .filter(path -> isShown(folder.relativize(path)))
          .sorted()
          .forEach(found::add);
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException(
          "Cannot look into "
              + TerminalEscaper.path(folder)
              + ": access is denied to it or to a folder in it (must be readable)");
    }
  }

  private static boolean isShown(Path path) {
    for (Path part : path) {
      if (!FileNames.isShown(part)) {
        return false;
      }
    }
    return !OWN.contains(path.getName(0).toString());
  }
}
