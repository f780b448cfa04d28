package org.rollcall.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** One hash over files and folders: names, permissions, targets of links, and every byte. */
final class FolderHash {

  private final MessageDigest digest;
  private final byte[] buffer = new byte[1 << 16];

  FolderHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this Java lacks SHA-256", e);
    }
  }

  /** Adds a line. */
  FolderHash text(String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds what lies there under that name, with all that is in it. */
  FolderHash all(String name, Path path) throws IOException {
    PosixFileAttributes is = header(name, path);
    if (is.isDirectory()) {
      for (Path child : children(path)) {
        all(name + "/" + child.getFileName(), child);
      }
    } else if (is.isRegularFile()) {
      bytes(path);
    }
    return this;
  }

  /** Adds what a folder is, without what is in it. */
  PosixFileAttributes header(String name, Path path) throws IOException {
    PosixFileAttributes is =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    text(
        "%s\t%s\t%s\t%s"
            .formatted(
                name,
                is.isDirectory() ? "folder" : is.isSymbolicLink() ? "link" : "file",
                PosixFilePermissions.toString(is.permissions()),
                is.isSymbolicLink()
                    ? Files.readSymbolicLink(path).toString()
                    : is.isRegularFile() ? Long.toString(is.size()) : ""));
    return is;
  }

  static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
  }
}
