package org.rollcall.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.rollcall.contract.Detectors;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.RecordReader;
import org.rollcall.ingest.core.Slice;
import org.rollcall.ingest.core.TextRecord;

/**
 * One file, or a part of it, through the gate, row by row.
 *
 * <p>A file that is found bad half-way has given rows already. Its tally says that it is refused,
 * and whoever keeps the rows must then drop them all. A bad file never throws.
 */
public final class FileGate implements AutoCloseable {

  static final String NO_REGIONS =
      "it gives regions, which are not kept, because the study lists none: to keep them, add regions: to study.yaml, a code and a label each";

  private final RowGate gate;
  private final Intake intake;
  private final SourceFile file;
  private final Slice slice;
  private final TallyBuilder tally;
  private RecordReader reader;

  private FileGate(Intake intake, SourceFile file, Slice slice, Keys keys) {
    this.intake = intake;
    this.file = file;
    this.slice = slice;
    this.tally = new TallyBuilder(file.fileId());
    this.gate = new RowGate(intake, keys, file.fileId());
  }

  /** Opens a part of a file and checks the header. */
  public static FileGate open(Intake intake, SourceFile file, Slice slice, Keys keys) {
    FileGate gate = new FileGate(intake, file, slice, keys);
    try {
      gate.begin();
    } catch (IngestException e) {
      gate.refuse(e);
    }
    return gate;
  }

  private void begin() {
    Path path = Path.of(file.path());
    checkUnchanged(path);
    reader =
        intake
            .formatOf(path.getFileName().toString())
            .open(path, slice, intake.request(), intake.limits());
    reader.notices().forEach(tally::notice);
    for (int cell = 0; cell < intake.mapping().wanted().size(); cell++) {
      checkHeader(cell);
    }
  }

  private void checkHeader(int cell) {
    Mapping.Wanted wanted = intake.mapping().wanted().get(cell);
    boolean identifier = intake.input().field(wanted.field()).isIdentifier();
    boolean personal =
        wanted.pieces().stream()
            .anyMatch(
                piece ->
                    piece.isColumn()
                        && !piece.text().equals(wanted.field())
                        && Detectors.isPersonal(piece.text()));
    if (!identifier && personal && reader.column(cell) > 0) {
      throw new IngestException(
          "PII-H",
          1,
          "Cannot accept the file: column %d, mapped to %s, is named like personal data (must be mapped to an identifier or not at all)"
              .formatted(reader.column(cell), wanted.field()));
    }
  }

  /**
   * Puts the next row that passes into the sink.
   *
   * @return false at the end of the part or once it is refused
   */
  public boolean next(RowSink sink) {
    try {
      while (!tally.isRefused() && reader.next()) {
        TextRecord record = reader.record();
        String rule = gate.check(record);
        if (rule.isEmpty()) {
          gate.write(record.line(), sink);
          if (gate.tellsOfRegions()) {
            tally.notice(NO_REGIONS);
          }
          tally.accept();
          return true;
        }
        reject(record, rule);
      }
      if (!tally.isRefused()) {
        checkUnchanged(Path.of(file.path()));
      }
    } catch (IngestException e) {
      refuse(e);
    }
    return false;
  }

  private void reject(TextRecord record, String rule) {
    int field = gate.faultField();
    int column = field < 0 ? record.faultColumn() : reader.column(field);
    tally.reject(new FileTally.Quarantined(record.line(), column, rule));
    String suspicion = rule.startsWith(Detectors.VALUE) ? rule : gate.suspicion();
    if (!suspicion.isEmpty()) {
      // The exact line would point at a person; its order of magnitude is enough to look.
      throw new IngestException(
          suspicion,
          0,
          "Cannot accept the file: column %d, mapped to %s, seems to hold personal data in lines %s (must hold none)"
              .formatted(column, gate.nameOf(field), bucket(record.line())));
    }
  }

  private static String bucket(long line) {
    long end = 10;
    while (end < line) {
      end *= 10;
    }
    return (end == 10 ? 1 : end / 10 + 1) + "-" + end;
  }

  /**
   * The bytes must be those that the content's hash was made of, and that the parts were cut by.
   */
  private void checkUnchanged(Path path) {
    try {
      BasicFileAttributes is =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (is.isRegularFile() && !file.isAsSeen(is)) {
        throw new IngestException(
            "IN-CHANGED",
            0,
            "Cannot accept the file: it changed while it was read (must be complete before it is put here)");
      }
    } catch (IOException e) {
      throw new IngestException(
          "IN-MISSING", 0, "Cannot read the file: it is not there (must exist until the run ends)");
    }
  }

  private void refuse(IngestException e) {
    tally.refuse(FileTally.Refusal.of(e));
  }

  /** What happened to the part so far; complete once {@link #next} gave false. */
  public FileTally tally() {
    return tally.build();
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
    }
  }
}
