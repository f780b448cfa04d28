package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.curate.Inbox.row;
import static org.rollcall.curate.Inbox.stay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.parquet.InternalReader;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.parquet.Parquet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.Schemas;

class TableRowsTest {

  private static final String TABLE = "attendance";
  private static final Schema SCHEMA = StoreTables.schema(TABLE);

  @TempDir Path root;
  private FileIO io;

  @BeforeEach
  void prepare() {
    io = new HadoopFileIO(StoreFileSystem.at(root, new Configuration(false)));
  }

  private TableRows rows(int most) {
    return new TableRows(TABLE, SCHEMA, io, most);
  }

  private static void part(TableRows rows, String file, boolean isKept, String... people) {
    for (String person : people) {
      put(rows, file, stay(null, person, "2026-01-05"));
    }
    rows.endPart(isKept);
  }

  private static void put(TableRows rows, String file, Map<String, Object> cells) {
    Map<String, Object> whole = new TreeMap<>(cells);
    whole.put("source_id", Inbox.SOURCE);
    whole.put("file_id", Inbox.id(file));
    Inbox.put(TABLE, whole, rows);
  }

  @Test
  void end_cellsOfEveryType_areReadBack() throws IOException {
    TableRows rows = rows(100);
    Map<String, Object> full =
        stay("r1", "a", "2026-01-05", "minutes", 12.5, "line", 7, "joined_second", -3);
    put(rows, "x", full);
    put(rows, "x", row("participant_id", Inbox.id("a"), "line", 8));
    rows.endPart(true);
    List<Map<String, Object>> read = read(rows.end().get(0));
    assertEquals(2, read.size());
    assertEquals(12.5, read.get(0).get("minutes"));
    assertEquals(7, read.get(0).get("line"));
    assertEquals(-3, read.get(0).get("joined_second"));
    assertEquals((int) LocalDate.parse("2026-01-05").toEpochDay(), read.get(0).get("session_on"));
    assertEquals("present", read.get(0).get("status"));
    assertArrayEquals(Inbox.id("r1"), (byte[]) read.get(0).get("record_id"));
    assertEquals(
        List.of("file_id", "line", "participant_id", "source_id"),
        List.copyOf(read.get(1).keySet()));
  }

  @Test
  void end_people_haveTheirRowsTogetherInTheOrderOfArrival() throws IOException {
    TableRows rows = rows(100);
    part(rows, "x", true, "c", "a", "b", "a");
    part(rows, "y", true, "b", "a");
    StoredFile file = rows.end().get(0);
    List<String> people = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (Map<String, Object> row : read(file)) {
      people.add(hex(row.get("participant_id")));
      if (hex(row.get("participant_id")).equals(Inbox.hex("a"))) {
        files.add(hex(row.get("file_id")));
      }
    }
    assertEquals(people.stream().sorted().toList(), people);
    assertEquals(List.of(Inbox.hex("x"), Inbox.hex("x"), Inbox.hex("y")), files);
    assertEquals(Map.of(Inbox.hex("x"), 4L, Inbox.hex("y"), 2L), file.rows());
  }

  @Test
  void endPart_refused_takesItsRowsBackAlone() throws IOException {
    TableRows rows = rows(100);
    part(rows, "x", true, "a");
    part(rows, "y", false, "b", "c");
    put(rows, "z", row("participant_id", Inbox.id("d"), "line", 2));
    rows.endPart(true);
    List<StoredFile> files = rows.end();
    assertEquals(1, files.size());
    assertEquals(Map.of(Inbox.hex("x"), 1L, Inbox.hex("z"), 1L), files.get(0).rows());
    Map<String, Object> last =
        read(files.get(0)).stream()
            .filter(row -> hex(row.get("file_id")).equals(Inbox.hex("z")))
            .findFirst()
            .orElseThrow();
    assertFalse(last.containsKey("session_on"), "no cell of a row that was taken back");
  }

  @Test
  void endRow_longPart_hasDataFilesOfItsOwn() throws IOException {
    TableRows rows = rows(4);
    part(rows, "x", true, "a", "b", "c");
    part(rows, "y", true, "a", "b", "c", "d", "e", "f");
    part(rows, "z", true, "a");
    List<StoredFile> files = rows.end();
    assertEquals(
        List.of(
            Map.of(Inbox.hex("x"), 3L),
            Map.of(Inbox.hex("y"), 4L),
            Map.of(Inbox.hex("y"), 2L, Inbox.hex("z"), 1L)),
        files.stream().map(StoredFile::rows).toList());
    List<String> people = new ArrayList<>();
    for (StoredFile file : files) {
      read(file).forEach(row -> people.add(hex(row.get("participant_id"))));
    }
    assertEquals(
        Stream.of("a", "b", "c", "a", "b", "c", "d", "e", "f", "a")
            .map(Inbox::hex)
            .sorted()
            .toList(),
        people.stream().sorted().toList());
  }

  @Test
  void endPart_longPartRefused_leavesNoDataFileOfIt() throws IOException {
    TableRows rows = rows(4);
    part(rows, "x", true, "a");
    part(rows, "y", false, "a", "b", "c", "d", "e", "f", "g", "h", "i");
    part(rows, "z", true, "a");
    List<StoredFile> files = rows.end();
    assertEquals(
        List.of(Map.of(Inbox.hex("x"), 1L), Map.of(Inbox.hex("z"), 1L)),
        files.stream().map(StoredFile::rows).toList());
    try (Stream<Path> walk = Files.walk(root)) {
      assertEquals(2, walk.filter(path -> path.toString().endsWith(".parquet")).count());
    }
  }

  @Test
  void end_nothingKept_writesNothing() {
    TableRows rows = rows(4);
    part(rows, "y", false, "a");
    assertEquals(List.of(), rows.end());
  }

  @Test
  void most_ofEveryTable_isLimitedByItsWidth() {
    for (String table : Schemas.CANONICAL) {
      assertTrue(TableRows.most(table) <= 1 << 19, table);
      assertTrue(TableRows.most(table) > 100_000, table);
    }
  }

  @Test
  void putBytes_noPseudonym_isRefused() {
    TableRows rows = rows(4);
    assertThrows(IllegalArgumentException.class, () -> rows.putBytes(0, new byte[3]));
  }

  @Test
  void end_statistics_haveBoundsOfDays() {
    TableRows rows = rows(10);
    part(rows, "x", true, "a", "b");
    StoredFile file = rows.end().get(0);
    int column = SCHEMA.findField("session_on").fieldId();
    assertTrue(file.file().upperBounds().containsKey(column));
    assertEquals(0, file.file().nullValueCounts().get(column));
  }

  private List<Map<String, Object>> read(StoredFile file) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (CloseableIterable<StructLike> in =
        Parquet.read(io.newInputFile(file.file().location()))
            .project(SCHEMA)
            .createReaderFunc(columns -> InternalReader.create(SCHEMA, columns))
            .build()) {
      for (StructLike struct : in) {
        Map<String, Object> row = new TreeMap<>();
        for (int at = 0; at < SCHEMA.columns().size(); at++) {
          Object value = struct.get(at, Object.class);
          if (value != null) {
            row.put(SCHEMA.columns().get(at).name(), cell(value));
          }
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static Object cell(Object value) {
    if (value instanceof ByteBuffer bytes) {
      return Arrays.copyOfRange(
          bytes.array(),
          bytes.arrayOffset() + bytes.position(),
          bytes.arrayOffset() + bytes.limit());
    }
    return value instanceof CharSequence text ? text.toString() : value;
  }

  private static String hex(Object bytes) {
    return HexFormat.of().formatHex((byte[]) bytes);
  }
}
