package org.rollcall.curate;

import java.nio.file.Path;

/**
 * What is done to the disk, in order, for whoever wants to know what a power cut would leave:
 * nothing lasts before it was forced, neither bytes nor names.
 */
final class DiskEvents {

  /** What was done. */
  enum Kind {
    FOLDER,
    WRITE,
    FORCE,
    FORCE_NAMES,
    RENAME,
    DELETE
  }

  /** Told of each event just after it; nobody outside tests listens. */
  @FunctionalInterface
  interface Watcher {
    void did(Kind kind, Path path, Path target);
  }

  private static final Watcher NOBODY = (kind, path, target) -> {};
  private static volatile Watcher watcher = NOBODY;

  private DiskEvents() {}

  static void watch(Watcher by) {
    watcher = by;
  }

  static void end() {
    watcher = NOBODY;
  }

  static void did(Kind kind, Path path) {
    watcher.did(kind, path, path);
  }

  static void renamed(Path path, Path target) {
    watcher.did(Kind.RENAME, path, target);
  }
}
