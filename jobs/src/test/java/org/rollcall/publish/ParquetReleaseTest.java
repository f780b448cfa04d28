package org.rollcall.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.TableSchema;
import org.rollcall.disclose.RandomTables;
import org.rollcall.disclose.Release;
import org.rollcall.disclose.Released;
import org.rollcall.engine.TestSpark;
import org.rollcall.study.Study.DisclosureRules;

class ParquetReleaseTest {

  private static final Released PUBLIC =
      Release.publicly(RandomTables.INFO, RandomTables.all(1), new DisclosureRules(11, 5, 3));

  @TempDir Path folder;

  @Test
  void write_everyTable_isOnePartWithTheSameBytesEachTime() throws Exception {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    ParquetRelease.write(PUBLIC, one);
    ParquetRelease.write(PUBLIC, two);
    List<Path> files = Disk.files(one);
    List<Path> expected =
        PUBLIC.tables().stream().map(t -> Path.of(t.name(), ParquetRelease.PART)).sorted().toList();
    assertEquals(expected, files);
    for (Path file : files) {
      assertArrayEquals(
          Files.readAllBytes(one.resolve(file)), Files.readAllBytes(two.resolve(file)));
    }
  }

  /** Two JVMs would list them in two orders, so the order itself is what can be tested in one. */
  @Test
  void write_everyTable_listsItsEncodingsInOneOrder() throws Exception {
    ParquetRelease.write(PUBLIC, folder);
    int several = 0;
    for (Path file : Disk.files(folder)) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file));
      int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
      FileMetaData footer =
          Util.readFileMetaData(new ByteArrayInputStream(bytes, bytes.length - 8 - length, length));
      for (ColumnChunk column : footer.getRow_groups().get(0).getColumns()) {
        List<Encoding> encodings = column.getMeta_data().getEncodings();
        assertEquals(encodings.stream().sorted().toList(), encodings, file.toString());
        several += encodings.size() > 1 ? 1 : 0;
      }
    }
    assertTrue(several > 0);
  }

  @Test
  void write_everyTable_comesBackInSparkWithItsComments() throws Exception {
    ParquetRelease.write(PUBLIC, folder);
    for (Table table : PUBLIC.tables()) {
      Dataset<org.apache.spark.sql.Row> read =
          TestSpark.session().read().parquet(folder.resolve(table.name()).toString());
      assertEquals(SparkColumns.of(table.schema()), read.schema(), table.name());
      List<List<Object>> rows = new ArrayList<>();
      for (org.apache.spark.sql.Row row : read.collectAsList()) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
          cells.add(row.get(i) instanceof Date day ? day.toLocalDate() : row.get(i));
        }
        rows.add(cells);
      }
      assertEquals(cells(table), rows, table.name());
    }
  }

  @Test
  void write_everyTable_comesBackInDuckDbByGlob() throws Exception {
    ParquetRelease.write(PUBLIC, folder);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (Table table : PUBLIC.tables()) {
        String glob = folder.resolve(table.name()) + "/*.parquet";
        List<List<Object>> rows = new ArrayList<>();
        try (ResultSet read = statement.executeQuery("select * from '" + glob + "'")) {
          while (read.next()) {
            rows.add(row(table.schema(), read));
          }
        }
        assertEquals(cells(table), rows, table.name());
      }
    }
  }

  @Test
  void write_columnComment_isReadByDuckDbFromTheFooter() throws Exception {
    ParquetRelease.write(PUBLIC, folder);
    String sql =
        "select json_extract_string(f, '$.metadata.comment') from (select unnest(json_extract("
            + "decode(value), '$.fields[*]')) as f from parquet_kv_metadata('"
            + folder.resolve("contrast")
            + "/*.parquet') where decode(key) = '"
            + SparkColumns.FOOTER_KEY
            + "') where json_extract_string(f, '$.name') = 'estimate'";
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet read = statement.executeQuery(sql)) {
      assertTrue(read.next());
      String comment = Schemas.report("contrast").field("estimate").description() + " Rounded.";
      assertEquals(comment, read.getString(1));
    }
  }

  @Test
  void write_emptyTable_keepsItsColumns() throws Exception {
    TableSchema schema = Schemas.report("service_activity");
    ParquetRelease.write(
        Release.secure(RandomTables.INFO, List.of(Table.of(schema).build())), folder);
    Dataset<org.apache.spark.sql.Row> read =
        TestSpark.session().read().parquet(folder.resolve(schema.name()).toString());
    assertEquals(SparkColumns.of(schema), read.schema());
    assertEquals(0, read.count());
  }

  private static List<List<Object>> cells(Table table) {
    List<String> names = table.schema().fields().stream().map(Field::name).toList();
    List<List<Object>> rows = new ArrayList<>();
    for (Table.Row row : table.rows()) {
      List<Object> cells = new ArrayList<>();
      names.forEach(name -> cells.add(row.get(name)));
      rows.add(cells);
    }
    return rows;
  }

  private static List<Object> row(TableSchema schema, ResultSet read) throws Exception {
    List<Object> cells = new ArrayList<>();
    for (Field field : schema.fields()) {
      cells.add(
          switch (field.type()) {
            case DATE -> read.getObject(field.name(), LocalDate.class);
            default -> read.getObject(field.name());
          });
    }
    return cells;
  }
}
