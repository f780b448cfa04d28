package org.rollcall.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.contract.TableSchema;
import org.rollcall.ingest.core.Slice;
import org.rollcall.study.Study;

/** Lets a file through the gate in a test and keeps what comes out. */
final class Rows implements RowSink {

  private final TableSchema schema;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private Map<String, Object> row = new TreeMap<>();

  /**
   * What came out.
   *
   * @param rows accepted rows; cells that are null are left out, pseudonyms are hex
   * @param tally what happened
   */
  record Outcome(List<Map<String, Object>> rows, FileTally tally) {

    String code() {
      return tally.refused().map(FileTally.Refusal::code).orElse("");
    }

    String sentence() {
      return tally.refused().map(FileTally.Refusal::sentence).orElse("");
    }
  }

  private Rows(TableSchema schema) {
    this.schema = schema;
  }

  static Outcome of(Study.Source source, Path file, Keys keys) {
    return of(source, file, keys, Slice.BYTES);
  }

  /** Reads a file in parts of about that many bytes. */
  static Outcome of(Study.Source source, Path file, Keys keys, long sliceBytes) {
    return of(Inboxes.intake(source), source, file, keys, sliceBytes);
  }

  /** The same, where the gate knows more of the study. */
  static Outcome of(Intake intake, Study.Source source, Path file, Keys keys, long sliceBytes) {
    SourceFile listed = sourceFile(source, file);
    Rows sink = new Rows(intake.curated());
    List<FileTally> parts = new ArrayList<>();
    for (Slice slice : intake.slices(listed, sliceBytes)) {
      try (FileGate gate = FileGate.open(intake, listed, slice, keys)) {
        boolean more = true;
        while (more) {
          more = gate.next(sink);
        }
        parts.add(gate.tally());
      }
    }
    return new Outcome(sink.rows, FileTally.whole(parts));
  }

  static SourceFile sourceFile(Study.Source source, Path file) {
    try {
      long bytes = Files.exists(file) ? Files.size(file) : 0;
      long modified =
          Files.exists(file)
              ? SourceFile.modified(Files.readAttributes(file, BasicFileAttributes.class))
              : 0;
      return new SourceFile(
          source.name(),
          source.table(),
          file.toString(),
          "ab".repeat(16),
          "cd".repeat(16),
          bytes,
          modified);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(int column, Object value) {
    row.put(schema.fields().get(column).name(), value);
  }

  @Override
  public void setNull(int column) {
    if (schema.fields().get(column).required()) {
      throw new AssertionError("null in required column " + schema.fields().get(column).name());
    }
  }

  @Override
  public void putInt(int column, int value) {
    put(column, value);
  }

  @Override
  public void putDouble(int column, double value) {
    put(column, value);
  }

  @Override
  public void putBoolean(int column, boolean value) {
    put(column, value);
  }

  @Override
  public void putDate(int column, int epochDay) {
    put(column, java.time.LocalDate.ofEpochDay(epochDay).toString());
  }

  @Override
  public void putBytes(int column, byte[] value) {
    if (value.length != 16) {
      throw new AssertionError("a pseudonym of " + value.length + " bytes");
    }
    put(column, HexFormat.of().formatHex(value));
  }

  @Override
  public void putText(int column, byte[] utf8) {
    put(column, new String(utf8, StandardCharsets.UTF_8));
  }

  @Override
  public void endRow() {
    rows.add(row);
    row = new TreeMap<>();
  }
}
