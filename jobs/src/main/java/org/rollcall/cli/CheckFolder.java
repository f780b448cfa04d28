package org.rollcall.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.rollcall.run.Scratch;
import org.rollcall.terminal.UsageException;

/**
 * Where a check works: a folder for its owner alone, outside of the output folder, that is gone
 * when the check ends. What a killed check left goes with the next one, as it holds rows of people.
 */
public final class CheckFolder implements AutoCloseable {

  private static final String PREFIX = "rollcall-check-";
  private static final String LOCK = ".lock";

  private final Scratch scratch;
  private final FileChannel lock;

  private CheckFolder(Scratch scratch, FileChannel lock) {
    this.scratch = scratch;
    this.lock = lock;
  }

  public static CheckFolder make() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      sweep(temporary);
      while (true) {
        Path folder = Files.createTempDirectory(temporary, PREFIX);
        Optional<FileChannel> lock = held(folder);
        if (lock.isPresent()) {
          return new CheckFolder(new Scratch(folder), lock.get());
        }
        // Another check has taken it for one that was left.
      }
    } catch (IOException e) {
      throw new UsageException(
          "Cannot check: no folder can be made for it in " + temporary + " (must be writable)");
    }
  }

  public Path output() {
    return scratch.folder().resolve("out");
  }

  @Override
  public void close() {
    try {
      lock.close();
      if (Files.exists(scratch.folder())) {
        scratch.delete();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete the scratch folder of a check", e);
    }
  }

  private static void sweep(Path temporary) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path folder : all) {
        boolean begun = Files.isRegularFile(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS);
        if (begun && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isOurs(folder)) {
          sweepOne(folder);
        }
      }
    }
  }

  private static boolean isOurs(Path folder) throws IOException {
    return Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
  }

  private static void sweepOne(Path folder) throws IOException {
    Optional<FileChannel> left = held(folder);
    if (left.isPresent()) {
      new CheckFolder(new Scratch(folder), left.get()).close();
    }
  }

  /** The lock of a folder, unless the check that made it goes on. */
  private static Optional<FileChannel> held(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      held = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Of this process.
      held = false;
    } finally {
      if (!held) {
        channel.close();
      }
    }
    return held ? Optional.of(channel) : Optional.empty();
  }
}
