package org.rollcall.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.disclose.Released;

/**
 * Writes the tables of a release as Parquet, one folder and one part each.
 *
 * <p>Written without a Spark job: the tables are small, the name of the part is always the same,
 * and so are its bytes. Snappy, because every reader of Parquet knows it.
 */
public final class ParquetRelease {

  /** Name of the only file in a table's folder. */
  public static final String PART = "part-00000.snappy.parquet";

  private ParquetRelease() {}

  /** Writes every table of that release to {@code <folder>/<table>/}. */
  public static void write(Released released, Path folder) throws IOException {
    for (Table table : released.tables()) {
      write(table, folder.resolve(table.name()));
    }
  }

  /** The part of that table, relative to the release's folder. */
  static String path(Table table) {
    return table.name() + "/" + PART;
  }

  private static void write(Table table, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path part = folder.resolve(PART);
    OutputFile file = new LocalOutputFile(part);
    try (ParquetWriter<Row> writer = new Builder(file, table).build()) {
      for (Row row : table.rows()) {
        writer.write(row);
      }
    }
    StableFooter.rewrite(part);
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final Table table;

    private Builder(OutputFile file, Table table) {
      super(file);
      this.table = table;
      withConf(new PlainParquetConfiguration());
      withCompressionCodec(CompressionCodecName.SNAPPY);
      withExtraMetaData(Map.of(SparkColumns.FOOTER_KEY, SparkColumns.of(table.schema()).json()));
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration conf) {
      return new RowWriteSupport(table.schema());
    }

    // Deprecated, but abstract: without it the class does not compile.
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<Row> getWriteSupport(Configuration conf) {
      return new RowWriteSupport(table.schema());
    }
  }
}
