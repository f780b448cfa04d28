package org.rollcall.engine;

import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Quantity;
import org.rollcall.gate.Intake;
import org.rollcall.gate.Keys;
import org.rollcall.gate.SourceFile;
import org.rollcall.ingest.core.Slice;
import org.rollcall.study.Study;

/**
 * Files that one canonical table is read from.
 *
 * @param table the canonical table
 * @param entries the files, each with what the gate must know of its source
 * @param keys the secret of the pseudonyms
 * @param tallies where what happens to each file is told
 * @param sliceBytes how many bytes of a large file one task reads, about
 */
public record GateRequest(
    String table, List<Entry> entries, Keys keys, Tallies tallies, long sliceBytes) {

  public GateRequest(String table, List<Entry> entries, Keys keys, Tallies tallies) {
    this(table, entries, keys, tallies, Slice.BYTES);
  }

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

    /** A file of a study's source. */
    public static Entry of(Study study, SourceFile file) {
      return Optional.ofNullable(Intake.all(study).get(file.sourceId()))
          .map(intake -> new Entry(intake, file))
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Cannot find source %s of a file (must be one of study %s)"
                          .formatted(file.sourceId(), study.name())));
    }

    @Override
    public String toString() {
      return "file " + file.fileId();
    }
  }

  @Override
  public String toString() {
    return table + " from " + Quantity.of(entries.size(), "file");
  }
}
