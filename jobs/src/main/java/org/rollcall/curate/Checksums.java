package org.rollcall.curate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.io.FileIO;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.curate.CommitLog.TableVersion;

/** SHA-256 of the files that a commit names: they are written once and never change after it. */
final class Checksums {

  private static final int BUFFER = 1 << 16;

  private Checksums() {}

  /** Those of a commit with these tables; what the commit before tells is not read again. */
  static SortedMap<String, String> next(
      StoreLayout layout, SortedMap<String, TableVersion> tables, State before, FileIO io) {
    SortedMap<String, String> next = new TreeMap<>();
    for (Map.Entry<String, TableVersion> table : tables.entrySet()) {
      for (String location : TableFiles.of(table.getValue(), io).files().keySet()) {
        String known = before.checksums().get(location);
        next.put(location, known != null ? known : of(layout, location));
      }
    }
    return next;
  }

  private static String of(StoreLayout layout, String location) {
    Path path = StoreIo.path(layout, location);
    try {
      return of(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read file: " + path, e);
    }
  }

  static String of(Path file) throws IOException {
    MessageDigest digest = Ledger.sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether Hadoop's checksums still lie beside the file: without them it compares nothing. */
  static boolean hasCompanion(Path file) {
    return Files.isRegularFile(file.resolveSibling("." + file.getFileName() + ".crc"));
  }
}
