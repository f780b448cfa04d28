package org.rollcall.engine;

import java.util.List;
import org.rollcall.gate.Intake;
import org.rollcall.gate.Keys;
import org.rollcall.gate.SourceFile;

/**
 * Files that one canonical table is read from.
 *
 * @param table the canonical table
 * @param entries the files, each with what the gate must know of its source
 * @param keys the secret of the pseudonyms
 * @param tallies where what happens to each file is told
 */
public record GateRequest(String table, List<Entry> entries, Keys keys, Tallies tallies) {

  public GateRequest {
    entries = List.copyOf(entries);
    for (Entry entry : entries) {
      if (!entry.intake().table().equals(table)) {
        throw new IllegalArgumentException(
            "Cannot read source %s into table %s: it feeds %s (must feed the same)"
                .formatted(entry.intake().source(), table, entry.intake().table()));
      }
    }
  }

  /**
   * One file.
   *
   * @param intake what the gate must know of its source
   * @param file the file
   */
  public record Entry(Intake intake, SourceFile file) {

    @Override
    public String toString() {
      return "file " + file.fileId();
    }
  }

  @Override
  public String toString() {
    return "%s from %d files".formatted(table, entries.size());
  }
}
