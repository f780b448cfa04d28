package org.rollcall.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** Keeps other runs out of a store until it is closed. */
public final class StoreLock implements AutoCloseable {

  private final Path root;
  private final FileChannel channel;

  private StoreLock(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Takes the lock of the store in that folder, which is made if need be.
   *
   * @throws StoreException if another run holds it
   */
  public static StoreLock take(Path root) {
    StoreHead.checkFolder(new StoreLayout(root));
    Path folder = PrivateFiles.folder(root.toAbsolutePath().normalize());
    FileChannel channel = PrivateFiles.lockFile(new StoreLayout(folder).lock());
    StoreLock lock = new StoreLock(folder, channel);
    if (!lock.isHeld()) {
      lock.close();
      throw new StoreException(
          "Cannot start: another run holds the curated store (must be one run at a time)");
    }
    return lock;
  }

  Path root() {
    return root;
  }

  private boolean isHeld() {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock the curated store: " + root, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release the curated store", e);
    }
  }
}
