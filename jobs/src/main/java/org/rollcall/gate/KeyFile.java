package org.rollcall.gate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The file that holds the key: made once, checked at each start. */
final class KeyFile {

  static final int BYTES = 32;
  private static final int DISTINCT = 16;
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private KeyFile() {}

  /** Makes a key from the system's generator, mode 0400; never overwrites one. */
  static void create(Path file) {
    byte[] key = new byte[BYTES];
    FileAttribute<?> mode =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--------"));
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel out = FileChannel.open(file, options, mode);
        FileChannel folder =
            FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      do {
        new SecureRandom().nextBytes(key);
      } while (distinct(key) < DISTINCT);
      ByteBuffer buffer = ByteBuffer.wrap(key);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      // Rows are soon known by it alone: it must outlive a power cut.
      out.force(true);
      folder.force(true);
    } catch (FileAlreadyExistsException e) {
      throw problem(
          "create", "there is a file already", "be a new path; a lost key cannot be made again");
    } catch (NoSuchFileException e) {
      throw problem("create", "its folder is missing", "lie in a folder that exists");
    } catch (IOException e) {
      throw problem("create", "the disk refuses", "lie where you may write");
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The 32 bytes; the caller wipes them. */
  static byte[] read(Path file, List<Path> zones) {
    try {
      checkPlace(file, zones);
      checkOwner(file);
      byte[] key = Files.readAllBytes(file);
      checkBytes(key);
      return key;
    } catch (NoSuchFileException e) {
      throw problem("read", "it is missing", "be the file made once with rollcall key");
    } catch (AccessDeniedException e) {
      throw problem("read", "access is denied", "be readable by whoever runs this");
    } catch (IOException e) {
      throw problem("read", "the disk gives an error", "be readable");
    }
  }

  private static void checkPlace(Path file, List<Path> zones) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw problem("read", "it is a symbolic link", "be the file itself");
    }
    Path real = file.toRealPath();
    if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw problem("read", "it is not a plain file", "be one");
    }
    for (Path zone : zones) {
      Path folder = Files.exists(zone) ? zone.toRealPath() : zone.toAbsolutePath().normalize();
      if (real.startsWith(folder)) {
        throw problem("read", "it lies inside a data folder", "lie apart from the data");
      }
    }
    for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        throw problem("read", "it lies inside a git work tree", "lie where it cannot be committed");
      }
    }
  }

  private static void checkOwner(Path file) throws IOException {
    Map<String, Object> is =
        Files.readAttributes(file, "unix:uid,permissions,size", LinkOption.NOFOLLOW_LINKS);
    if (!is.get("uid").equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
      throw problem("read", "it belongs to somebody else", "belong to whoever runs this");
    }
    @SuppressWarnings("unchecked")
    Set<PosixFilePermission> mode = (Set<PosixFilePermission>) is.get("permissions");
    if (mode.stream().anyMatch(OTHERS::contains)) {
      throw problem("read", "others may use it", "have mode 0400");
    }
    long size = (Long) is.get("size");
    if (size != BYTES) {
      throw problem("read", "it has " + size + " bytes", "have " + BYTES);
    }
  }

  private static void checkBytes(byte[] key) {
    if (key.length != BYTES || distinct(key) < DISTINCT) {
      Arrays.fill(key, (byte) 0);
      throw problem("read", "it is not random", "be the one made by rollcall key");
    }
  }

  private static int distinct(byte[] key) {
    boolean[] seen = new boolean[256];
    int count = 0;
    for (byte b : key) {
      count += seen[b & 0xff] ? 0 : 1;
      seen[b & 0xff] = true;
    }
    return count;
  }

  private static IllegalArgumentException problem(String verb, String found, String rule) {
    return new IllegalArgumentException(
        "Cannot " + verb + " key file: " + found + " (must " + rule + ")");
  }
}
