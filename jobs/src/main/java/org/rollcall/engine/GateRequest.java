package org.rollcall.engine;

import java.util.List;
import java.util.Map;
import org.rollcall.contract.Quantity;
import org.rollcall.gate.Intake;
import org.rollcall.gate.Keys;
import org.rollcall.gate.SourceFile;
import org.rollcall.ingest.core.Slice;
import org.rollcall.study.Study;

/**
 * Files that are read in one job.
 *
 * @param intakes what the gate must know of each source, by its name
 * @param files the files, those of one table together
 * @param keys the secret of the pseudonyms
 * @param sliceBytes how many bytes of a large file one task reads, about
 */
public record GateRequest(
    Map<String, Intake> intakes, List<SourceFile> files, Keys keys, long sliceBytes) {

  public GateRequest {
    intakes = Map.copyOf(intakes);
    files = List.copyOf(files);
    for (SourceFile file : files) {
      Intake intake = intakes.get(file.sourceId());
      if (intake == null || !intake.table().equals(file.table())) {
        throw new IllegalArgumentException(
            "Cannot read a file of source %s into table %s (must be what the source feeds)"
                .formatted(file.sourceId(), file.table()));
      }
    }
  }

  /** Files of a study's sources. */
  public static GateRequest of(Study study, List<SourceFile> files, Keys keys) {
    return new GateRequest(Intake.all(study), files, keys, Slice.BYTES);
  }

  @Override
  public String toString() {
    return Quantity.of(files.size(), "file");
  }
}
