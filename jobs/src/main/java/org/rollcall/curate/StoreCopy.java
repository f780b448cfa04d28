package org.rollcall.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A store once more, in another folder: its files never change, so links to them do. */
final class StoreCopy {

  private StoreCopy() {}

  /** All but the lock and what was moved aside. */
  static void make(StoreLayout from, Path to) {
    PrivateFiles.folder(to);
    for (Path path : PrivateFiles.children(from.root())) {
      if (!path.equals(from.lock()) && !path.equals(from.aside())) {
        copy(path, to.resolve(path.getFileName()));
      }
    }
  }

  private static void copy(Path from, Path to) {
    if (Files.isDirectory(from)) {
      PrivateFiles.folder(to);
      PrivateFiles.children(from).forEach(path -> copy(path, to.resolve(path.getFileName())));
      return;
    }
    try {
      link(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy file: " + from, e);
    }
  }

  /** Other disks and some file systems take no links. */
  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(from, to);
    }
  }
}
