package org.rollcall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Spark's scratch folder of a run, gone when the run ends.
 *
 * @param folder the folder, in the run's own
 */
record Scratch(Path folder) {

  private static final String PREFIX = "scratch-";

  /** Makes one in the folder of a run. */
  static Scratch in(Path run) throws IOException {
    return new Scratch(Files.createTempDirectory(run, PREFIX));
  }

  /** Deletes what runs left that were killed; only for the one run that holds the store. */
  static void sweep(Path runs, Scratch own) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(runs)) {
      for (Path run : all) {
        if (Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS)) {
          sweepRun(run, own);
        }
      }
    }
  }

  private static void sweepRun(Path run, Scratch own) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(run, PREFIX + "*")) {
      for (Path folder : left) {
        if (!folder.equals(own.folder)) {
          new Scratch(folder).delete();
        }
      }
    }
  }

  /** Deletes it with all it holds; Spark may be deleting too. */
  void delete() throws IOException {
    List<Path> found;
    try (Stream<Path> tree = Files.walk(folder)) {
      found = tree.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException e) {
      return;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : found) {
      Files.deleteIfExists(path);
    }
  }
}
