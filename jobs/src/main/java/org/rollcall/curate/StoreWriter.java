package org.rollcall.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.parquet.InternalReader;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.parquet.Parquet;
import org.rollcall.gate.RowWriter;

/** Writes data files of the tables of one store, in tasks and on the driver. */
final class StoreWriter implements RowWriter<StoredFile> {

  private static final long serialVersionUID = 1L;

  private final FileIO io;
  private final HashMap<String, Schema> schemas;

  /**
   * @param io where the files go
   * @param schemas the columns of each table that is written
   */
  StoreWriter(FileIO io, Map<String, Schema> schemas) {
    this.io = io;
    this.schemas = new HashMap<>(schemas);
  }

  @Override
  public TableRows open(String table) {
    return new TableRows(table, schemas.get(table), io);
  }

  /** Writes the rows of those data files anew, but for those of some files of the inbox. */
  List<StoredFile> rewrite(String table, Collection<DataFile> files, Set<String> without) {
    TableRows rows = open(table);
    for (DataFile file : files) {
      try (CloseableIterable<StructLike> in = read(table, file)) {
        in.forEach(row -> rows.copy(row, without));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read a data file of table: " + table, e);
      }
    }
    rows.endPart(true);
    return rows.end();
  }

  private CloseableIterable<StructLike> read(String table, DataFile file) {
    Schema schema = schemas.get(table);
    return Parquet.read(io.newInputFile(file.location()))
        .project(schema)
        .createReaderFunc(columns -> InternalReader.create(schema, columns))
        .reuseContainers()
        .build();
  }
}
