package org.rollcall.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.curate.DiskEvents.Kind;

/**
 * Files and folders that only their owner can read, replaced as a whole or not at all, and there
 * after a power cut.
 */
public final class PrivateFiles {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> AS_FILE =
      PosixFilePermissions.asFileAttribute(FILE);

  private PrivateFiles() {}

  /** Makes the folder if need be. */
  public static Path folder(Path folder) {
    try {
      create(folder);
      Files.setPosixFilePermissions(folder, FOLDER);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make folder: " + folder, e);
    }
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getParent() != null) {
      create(folder.getParent());
    }
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    DiskEvents.did(Kind.FOLDER, folder);
    if (folder.getParent() != null) {
      forceNames(folder.getParent());
    }
  }

  static FileChannel lockFile(Path file) {
    try {
      return FileChannel.open(
          file, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), AS_FILE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open lock: " + file, e);
    }
  }

  /** The file holds either its old bytes or the new ones, whenever the process dies. */
  public static void replace(Path file, byte[] bytes) {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      if (Files.deleteIfExists(temporary)) {
        DiskEvents.did(Kind.DELETE, temporary);
      }
      try (FileChannel out =
          FileChannel.open(
              temporary,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              AS_FILE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        DiskEvents.did(Kind.WRITE, temporary);
        out.force(true);
        DiskEvents.did(Kind.FORCE, temporary);
      }
      move(temporary, file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write file: " + file, e);
    }
  }

  static void delete(Path file) {
    try {
      if (Files.deleteIfExists(file)) {
        DiskEvents.did(Kind.DELETE, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete file: " + file, e);
    }
  }

  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read file: " + file, e);
    }
  }

  static void deleteTree(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
        DiskEvents.did(Kind.DELETE, path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete folder: " + root, e);
    }
  }

  static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list folder: " + folder, e);
    }
  }

  /** Moves a file or folder within one disk. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    DiskEvents.renamed(from, to);
    forceNames(to.getParent());
    if (!to.getParent().equals(from.getParent())) {
      forceNames(from.getParent());
    }
  }

  /** Makes what was created, renamed and deleted in that folder last through a power cut. */
  static void forceNames(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
    DiskEvents.did(Kind.FORCE_NAMES, folder);
  }

  /** As above, of folders of which some may be gone. */
  static void forceNames(Collection<Path> folders) {
    for (Path folder : folders) {
      try {
        if (Files.isDirectory(folder)) {
          forceNames(folder);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write folder: " + folder, e);
      }
    }
  }
}
