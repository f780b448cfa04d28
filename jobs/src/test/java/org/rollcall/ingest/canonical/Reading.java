package org.rollcall.ingest.canonical;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.RecordReader;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Slice;
import org.rollcall.ingest.core.SourceFormat;
import org.rollcall.ingest.core.TextRecord;

/** Reads files for tests: each record as its line, its fault and its cells. */
final class Reading {

  private Reading() {}

  static Mapping fields(String... names) {
    return new Mapping(
        Arrays.stream(names)
            .map(name -> Mapping.Wanted.of(name, name, Mapping.Need.REQUIRED))
            .toList());
  }

  static Request of(Mapping mapping) {
    return new Request("attendance", mapping, DateOrder.ISO);
  }

  static List<String> of(Path file, Mapping mapping) {
    return of(file, mapping, Limits.DEFAULT);
  }

  static List<String> of(Path file, Mapping mapping, Limits limits) {
    SourceFormat format = Formats.claiming(file.getFileName().toString()).orElseThrow();
    List<String> records = new ArrayList<>();
    try (RecordReader reader = format.open(file, Slice.WHOLE, of(mapping), limits)) {
      while (reader.next()) {
        TextRecord record = reader.record();
        StringBuilder line = new StringBuilder().append(record.line()).append(record.fault());
        for (int cell = 0; cell < mapping.wanted().size(); cell++) {
          line.append('|').append(record.text(cell));
        }
        records.add(line.toString());
      }
    }
    return records;
  }

  static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
