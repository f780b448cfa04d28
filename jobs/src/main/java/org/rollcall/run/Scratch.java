package org.rollcall.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * Spark's scratch folder of a run, gone when the run ends.
 *
 * @param folder the folder, in the run's own
 */
public record Scratch(Path folder) {

  private static final String PREFIX = "scratch-";

  /** Makes one in the folder of a run. */
  static Scratch in(Path run) throws IOException {
    // Not a temporary folder: making one would fix Java's own folder for such files.
    Path folder = run.resolve(PREFIX + UUID.randomUUID());
    return new Scratch(
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
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

  /** Deletes it with all it holds, of which Spark's own threads may still be deleting parts. */
  public void delete() throws IOException {
    Files.walkFileTree(folder, new Deletion());
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return unlessGone(failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      FileVisitResult result = unlessGone(failure);
      Files.deleteIfExists(folder);
      return result;
    }

    private static FileVisitResult unlessGone(IOException failure) throws IOException {
      if (failure == null || failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
