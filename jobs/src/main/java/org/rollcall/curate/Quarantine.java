package org.rollcall.curate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.FileTally.Quarantined;

/** Where the rejected rows of each file stand and which rule they break; never a value. */
public final class Quarantine {

  private final Path root;

  private Quarantine(Path root) {
    this.root = root;
  }

  /** The quarantine in that folder, which is made if need be. */
  public static Quarantine at(Path root) {
    return new Quarantine(PrivateFiles.folder(root.toAbsolutePath()));
  }

  /** Writes what the file's latest version gave; removes what an earlier one did. */
  public void replace(String sourceId, FileTally tally) {
    checkName("source", sourceId);
    checkName("file", tally.fileId());
    Path file = root.resolve(sourceId).resolve(tally.fileId() + ".jsonl");
    if (tally.quarantine().isEmpty()) {
      PrivateFiles.delete(file);
      return;
    }
    PrivateFiles.folder(file.getParent());
    String lines = tally.quarantine().stream().map(Quarantine::json).collect(Collectors.joining());
    PrivateFiles.replace(file, lines.getBytes(StandardCharsets.UTF_8));
  }

  /** Removes what a file gave that does not count any more. */
  void remove(String sourceId, String fileId) {
    checkName("source", sourceId);
    checkName("file", fileId);
    PrivateFiles.delete(root.resolve(sourceId).resolve(fileId + ".jsonl"));
  }

  private static String json(Quarantined row) {
    if (!row.rule().matches("[A-Za-z0-9_.:-]+")) {
      throw new IllegalArgumentException("Invalid rule (must be a code)");
    }
    return "{\"line\":%d,\"column\":%d,\"rule\":\"%s\"}%n"
        .formatted(row.line(), row.column(), row.rule())
        .replace(System.lineSeparator(), "\n");
  }

  /** Names become paths, so they must not climb out of the folder. */
  private static void checkName(String what, String name) {
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException(
          "Invalid " + what + " id (must be letters, digits, - and _)");
    }
  }
}
