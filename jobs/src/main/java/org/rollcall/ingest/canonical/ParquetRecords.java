package org.rollcall.ingest.canonical;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Input;
import org.rollcall.ingest.core.Layout;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.RecordReader;
import org.rollcall.ingest.core.TextRecord;
import org.rollcall.ingest.core.Utf8Reader;

/**
 * The rows of a Parquet file; the line of a record is its ordinal, from 1.
 *
 * <p>Only wanted columns are decoded. Whatever the library throws is one refusal: its messages may
 * hold values.
 */
final class ParquetRecords implements RecordReader {

  private final ParquetFileReader file;
  private final FileMetaData metadata;
  private final Limits limits;
  private final Layout layout;
  private final MessageType projection;
  private final List<Column> columns = new ArrayList<>();
  private final TextRecord record;
  private long left;
  private long row;

  /** A wanted column: its place in the file and how its cells are read. */
  private record Column(
      int ordinal, ColumnDescriptor descriptor, ParquetCell cell, List<ColumnReader> reader) {}

  private ParquetRecords(ParquetFileReader file, Mapping mapping, Limits limits) {
    this.file = file;
    this.limits = limits;
    ParquetFooter.checkMetadata(file.getFooter(), limits);
    this.metadata = file.getFooter().getFileMetaData();
    MessageType schema = metadata.getSchema();
    this.layout =
        Layout.of(mapping, schema.getFields().stream().map(Type::getName).toList(), limits);
    List<Type> wanted = new ArrayList<>();
    for (int i = 0; i < schema.getFieldCount(); i++) {
      if (layout.wants(i)) {
        Type type = schema.getType(i);
        wanted.add(type);
        columns.add(
            new Column(
                i,
                schema.getColumnDescription(new String[] {type.getName()}),
                ParquetCell.of(type.asPrimitiveType()),
                new ArrayList<>()));
      }
    }
    this.projection = new MessageType(schema.getName(), wanted);
    file.setRequestedSchema(projection);
    this.record = new TextRecord(mapping.wanted().size());
  }

  static ParquetRecords open(Path path, Mapping mapping, Limits limits) {
    ParquetFooter.checkFrame(path, limits);
    ParquetFileReader file = null;
    try {
      file =
          ParquetFileReader.open(
              new LocalInputFile(path),
              ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
      return new ParquetRecords(file, mapping, limits);
    } catch (IngestException e) {
      close(file);
      throw e;
    } catch (IOException | RuntimeException e) {
      close(file);
      throw ParquetFooter.broken("cannot be understood");
    }
  }

  @Override
  public boolean next() {
    try {
      while (left == 0) {
        if (!nextGroup()) {
          return false;
        }
      }
      left--;
      record.begin(++row);
      layout.begin();
      for (Column column : columns) {
        cell(column);
      }
      layout.finish(record);
      return true;
    } catch (IngestException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw ParquetFooter.broken("cannot be understood after row " + row);
    }
  }

  private boolean nextGroup() throws IOException {
    PageReadStore pages = file.readNextRowGroup();
    if (pages == null) {
      return false;
    }
    left = pages.getRowCount();
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(pages, new Unused(), projection, metadata.getCreatedBy());
    for (Column column : columns) {
      column.reader().clear();
      column.reader().add(store.getColumnReader(column.descriptor()));
    }
    return true;
  }

  private void cell(Column column) {
    ColumnReader reader = column.reader().get(0);
    if (reader.getCurrentDefinitionLevel() == column.descriptor().getMaxDefinitionLevel()) {
      char[] text = column.cell().text(reader).toCharArray();
      if (text.length > limits.fieldChars()) {
        throw new IngestException(
            "IN-FIELD-SIZE",
            row,
            "Cannot read the file: a cell of row %d is longer than %d characters (must not be)"
                .formatted(row, limits.fieldChars()));
      }
      checkCharacters(text);
      int start = record.length();
      record.append(text, 0, text.length);
      layout.slot(column.ordinal(), start, start + text.length);
    }
    reader.consume();
  }

  private void checkCharacters(char[] text) {
    for (char c : text) {
      if (Utf8Reader.isForbidden(c)) {
        throw new IngestException(
            "IN-CONTROL",
            row,
            "Cannot read the file: row %d holds a control character (must hold none)"
                .formatted(row));
      }
    }
  }

  @Override
  public TextRecord record() {
    return record;
  }

  @Override
  public int column(int cell) {
    return layout.column(cell);
  }

  @Override
  public void close() {
    close(file);
  }

  private static void close(ParquetFileReader file) {
    if (file == null) {
      return;
    }
    try {
      file.close();
    } catch (IOException e) {
      throw Input.refusal(e);
    }
  }

  /** The library asks for converters, though values are taken from its column readers. */
  private static final class Unused extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return new PrimitiveConverter() {};
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
