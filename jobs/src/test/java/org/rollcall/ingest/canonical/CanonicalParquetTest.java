package org.rollcall.ingest.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Limits;

class CanonicalParquetTest {

  private static final String FLAT =
      "message m { required binary a (STRING); optional int64 b; optional binary x (STRING); }";

  @TempDir private Path folder;

  @SafeVarargs
  private Path parquet(String schema, Consumer<Group>... rows) throws IOException {
    Path file = folder.resolve("f.parquet");
    MessageType type = MessageTypeParser.parseMessageType(schema);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .build()) {
      for (Consumer<Group> row : rows) {
        Group group = new SimpleGroupFactory(type).newGroup();
        row.accept(group);
        writer.write(group);
      }
    }
    return file;
  }

  private IngestException refusal(Path file) {
    return assertThrows(
        IngestException.class, () -> Reading.of(file, Reading.fields("a", "b"), Limits.DEFAULT));
  }

  @Test
  void read_flatColumns_givesTexts() throws IOException {
    Path file =
        parquet(FLAT, row -> row.append("a", "é").append("b", 7L), row -> row.append("a", "z"));
    assertEquals(List.of("1|7|é", "2||z"), Reading.of(file, Reading.fields("b", "a")));
  }

  @Test
  void read_typedColumns_givesTheTextsOfACsvFile() throws IOException {
    Path file =
        parquet(
            "message m { required int32 d (DATE); required int64 t (TIMESTAMP(MICROS,false));"
                + " required int64 u (TIMESTAMP(MILLIS,true)); required boolean k; required double r;"
                + " required int32 h (TIME(MILLIS,false)); required int64 c (DECIMAL(9,2)); }",
            row ->
                row.append("d", 20_454)
                    .append("t", 1_767_225_600_000_000L)
                    .append("u", 1_767_225_600_000L)
                    .append("k", true)
                    .append("r", 1.5)
                    .append("h", 64_800_000)
                    .append("c", 1234L));
    assertEquals(
        List.of("1|2026-01-01|2026-01-01T00:00|2026-01-01T00:00:00Z|true|1.5|18:00|12.34"),
        Reading.of(file, Reading.fields("d", "t", "u", "k", "r", "h", "c")));
  }

  @Test
  void read_manyRowsInManyGroups_keepsThemAll() throws IOException {
    Path file = folder.resolve("g.parquet");
    MessageType type = MessageTypeParser.parseMessageType(FLAT);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .withRowGroupSize(16_384L)
            .withPageSize(1024)
            .build()) {
      for (int i = 0; i < 5000; i++) {
        writer.write(
            new SimpleGroupFactory(type).newGroup().append("a", "p" + i).append("b", (long) i));
      }
    }
    List<String> rows = Reading.of(file, Reading.fields("a", "b"));
    assertEquals(5000, rows.size());
    assertEquals("5000|p4999|4999", rows.get(4999));
  }

  @Test
  void read_missingColumn_refuses() throws IOException {
    Path file = parquet("message m { required binary a (STRING); }", row -> row.append("a", "x"));
    assertEquals("IN-HEADER-MISSING", refusal(file).code());
  }

  @Test
  void read_nestedColumns_refuses() throws IOException {
    Path file =
        parquet(
            "message m { required binary a (STRING); required int64 b; required group g { required int64 c; } }",
            row -> {
              row.append("a", "x").append("b", 1L);
              row.addGroup("g").append("c", 1L);
            });
    assertEquals("IN-PARQUET", refusal(file).code());
  }

  @Test
  void read_truncatedEmptyOrForeign_refuses() throws IOException {
    byte[] whole = Files.readAllBytes(parquet(FLAT, row -> row.append("a", "x").append("b", 1L)));
    Path file = folder.resolve("f.parquet");
    assertEquals(
        "IN-TRUNCATED",
        refusal(Reading.write(file, Arrays.copyOf(whole, whole.length - 3))).code());
    assertEquals("IN-EMPTY", refusal(Reading.write(file, new byte[0])).code());
    assertEquals("IN-PARQUET", refusal(Reading.write(file, "a,b\n1,2\n3,4\n")).code());
    assertEquals("IN-MISSING", refusal(folder.resolve("none.parquet")).code());
  }

  @Test
  void read_impossibleFooter_refuses() throws IOException {
    byte[] bytes = Files.readAllBytes(parquet(FLAT, row -> row.append("a", "x").append("b", 1L)));
    for (int footer : new int[] {-1, 0, Integer.MAX_VALUE, bytes.length}) {
      for (int i = 0; i < 4; i++) {
        bytes[bytes.length - 8 + i] = (byte) (footer >>> 8 * i);
      }
      assertEquals("IN-PARQUET", refusal(Reading.write(folder.resolve("f.parquet"), bytes)).code());
    }
  }

  @Test
  void read_anyByteChanged_refusesOrReadsButNeverThrowsAnythingElse() throws IOException {
    byte[] whole =
        Files.readAllBytes(parquet(FLAT, row -> row.append("a", "canary").append("b", 1L)));
    Path file = folder.resolve("f.parquet");
    for (int i = 0; i < whole.length; i++) {
      byte[] bytes = whole.clone();
      bytes[i] ^= 0x55;
      Reading.write(file, bytes);
      try {
        Reading.of(file, Reading.fields("a", "b"));
      } catch (IngestException e) {
        assertEquals(-1, e.sentence().indexOf("canary"));
      }
    }
  }

  @Test
  void read_controlCharacterOrLongCell_refuses() throws IOException {
    assertEquals(
        "IN-CONTROL",
        refusal(parquet(FLAT, row -> row.append("a", "x\u0000").append("b", 1L))).code());
    Files.delete(folder.resolve("f.parquet"));
    assertEquals(
        "IN-FIELD-SIZE",
        refusal(parquet(FLAT, row -> row.append("a", "x".repeat(4097)).append("b", 1L))).code());
  }
}
