package org.rollcall.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who may read the files of a zone, and what it takes that they outlive a crash. */
enum Disk {
  /** For the user who runs the job. */
  CLOSED("rwx------", "rw-------"),
  /** For everybody. */
  OPEN("rwxr-xr-x", "rw-r--r--");

  private final Set<PosixFilePermission> folders;
  private final Set<PosixFilePermission> files;

  Disk(String folders, String files) {
    this.folders = PosixFilePermissions.fromString(folders);
    this.files = PosixFilePermissions.fromString(files);
  }

  Path createFolder(Path folder) throws IOException {
    return Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(folders));
  }

  void permit(Path path) throws IOException {
    Files.setPosixFilePermissions(path, Files.isDirectory(path) ? folders : files);
  }

  /** Gives everything in that folder its mode and forces it to the disk, the folder itself last. */
  void settle(Path folder) throws IOException {
    for (Path path : deepestFirst(folder)) {
      permit(path);
      force(path);
    }
  }

  /** The files in that folder, relative to it and sorted. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(p -> !Files.isDirectory(p)).map(folder::relativize).sorted().toList();
    }
  }

  /** Deletes that file or folder if it is there; a link, never what it points to. */
  static void delete(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      for (Path entry : deepestFirst(path)) {
        Files.delete(entry);
      }
    }
  }

  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
