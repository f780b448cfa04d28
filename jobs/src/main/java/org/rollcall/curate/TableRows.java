package org.rollcall.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.parquet.ParquetValueWriter;
import org.apache.iceberg.parquet.TripleWriter;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriteStore;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriter;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.iceberg.types.Types;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;
import org.rollcall.gate.RowWriter;

/**
 * Rows of one table on their way into data files, ordered by person where there are people.
 *
 * <p>They wait in memory until there are many. A part of a file that is longer than that gets data
 * files of its own, so that its rows can still be taken back.
 */
final class TableRows implements RowWriter.Rows<StoredFile> {

  /** Rows of a data file: their numbers fit into as many bits as the order of people leaves. */
  private static final int ROW_BITS = 19;

  private static final long MOST_BYTES = 64L << 20;
  private static final int ROWS_BETWEEN_LOOKS = 1024;

  private final String table;
  private final Schema schema;
  private final FileIO io;
  private final ColumnBuffer[] columns;
  private final ColumnBuffer.Ids fileIds;
  private final Optional<ColumnBuffer.Ids> people;
  private final int[] positions;
  private final int most;
  private final List<StoredFile> kept = new ArrayList<>();
  private final List<StoredFile> ofThePart = new ArrayList<>();
  private int rows;
  private int begun;

  TableRows(String table, Schema schema, FileIO io) {
    this(table, schema, io, most(table));
  }

  TableRows(String table, Schema schema, FileIO io, int most) {
    this.table = table;
    this.schema = schema;
    this.io = io;
    this.most = most;
    List<Field> fields = Schemas.curated(table).fields();
    this.columns = fields.stream().map(ColumnBuffer::of).toArray(ColumnBuffer[]::new);
    this.fileIds = (ColumnBuffer.Ids) columns[position(fields, "file_id")];
    int person = position(fields, "participant_id");
    this.people = person < 0 ? Optional.empty() : Optional.of((ColumnBuffer.Ids) columns[person]);
    // The table's columns stand in the order in which they came, the contract's as it says.
    this.positions =
        schema.columns().stream()
            .map(Types.NestedField::name)
            .mapToInt(name -> position(fields, name))
            .toArray();
  }

  /** How many rows of that table one data file holds at most. */
  static int most(String table) {
    int width =
        Schemas.curated(table).fields().stream()
            .mapToInt(field -> ColumnBuffer.of(field).width())
            .sum();
    return (int) Math.min(1 << ROW_BITS, MOST_BYTES / width);
  }

  private static int position(List<Field> fields, String name) {
    for (int at = 0; at < fields.size(); at++) {
      if (fields.get(at).name().equals(name)) {
        return at;
      }
    }
    return -1;
  }

  @Override
  public void setNull(int column) {
    // A cell that is not put is null.
  }

  @Override
  public void putInt(int column, int value) {
    ((ColumnBuffer.Ints) columns[column]).put(rows, value);
  }

  @Override
  public void putDouble(int column, double value) {
    ((ColumnBuffer.Doubles) columns[column]).put(rows, value);
  }

  @Override
  public void putBoolean(int column, boolean value) {
    ((ColumnBuffer.Booleans) columns[column]).put(rows, value);
  }

  @Override
  public void putDate(int column, int epochDay) {
    putInt(column, epochDay);
  }

  @Override
  public void putBytes(int column, byte[] value) {
    ((ColumnBuffer.Ids) columns[column]).put(rows, value);
  }

  @Override
  public void putText(int column, byte[] utf8) {
    ((ColumnBuffer.Texts) columns[column]).put(rows, utf8);
  }

  /** A row of a data file, unless it is of one of those files of the inbox. */
  void copy(StructLike row, Set<String> without) {
    for (int at = 0; at < positions.length; at++) {
      Object value = row.get(at, Object.class);
      if (value != null && positions[at] >= 0) {
        columns[positions[at]].put(rows, value);
      }
    }
    if (without.contains(fileId(rows))) {
      cut(rows);
    } else {
      endRow();
    }
  }

  @Override
  public void endRow() {
    rows++;
    if (isFull()) {
      makeRoom();
    }
  }

  private boolean isFull() {
    if (rows >= most || rows % ROWS_BETWEEN_LOOKS != 0) {
      return rows >= most;
    }
    long shared = 0;
    for (ColumnBuffer column : columns) {
      shared += column.shared();
    }
    return shared > MOST_BYTES;
  }

  /** The rows of parts before go first: what is left then may be taken back. */
  private void makeRoom() {
    if (begun > 0) {
      int ended = begun;
      kept.add(write(ended));
      for (ColumnBuffer column : columns) {
        column.drop(ended, rows);
      }
      rows -= ended;
      begun = 0;
    } else {
      ofThePart.add(write(rows));
      clear();
    }
  }

  @Override
  public void endPart(boolean isKept) {
    if (isKept) {
      kept.addAll(ofThePart);
    } else {
      ofThePart.forEach(file -> io.deleteFile(file.file().location()));
      cut(begun);
    }
    ofThePart.clear();
    begun = rows;
  }

  @Override
  public List<StoredFile> end() {
    cut(begun);
    if (rows > 0) {
      kept.add(write(rows));
      clear();
    }
    return List.copyOf(kept);
  }

  private void cut(int row) {
    for (ColumnBuffer column : columns) {
      column.cut(row);
    }
    rows = row;
  }

  private void clear() {
    cut(0);
    begun = 0;
    for (ColumnBuffer column : columns) {
      if (column instanceof ColumnBuffer.Texts texts) {
        texts.clear();
      }
    }
  }

  private StoredFile write(int count) {
    try {
      DataWriter<Integer> out = newFile();
      try (out) {
        for (int row : order(count)) {
          out.write(row);
        }
      }
      return new StoredFile(table, out.toDataFile(), rowsByFile(count));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a data file of table: " + table, e);
    }
  }

  private DataWriter<Integer> newFile() throws IOException {
    String location = StoreCatalog.location(table) + "/data/" + UUID.randomUUID() + ".parquet";
    return Parquet.writeData(io.newOutputFile(location))
        .schema(schema)
        .withSpec(PartitionSpec.unpartitioned())
        .setAll(StoreTables.PROPERTIES)
        .createWriterFunc(type -> new Cells(type))
        .build();
  }

  /** Rows of one person together, in the order in which they came. */
  private int[] order(int count) {
    int[] order = new int[count];
    if (people.isEmpty()) {
      Arrays.setAll(order, row -> row);
      return order;
    }
    long[] keys = new long[count];
    for (int row = 0; row < count; row++) {
      long person = people.get().prefix(row) >>> ROW_BITS << ROW_BITS;
      keys[row] = person + Long.MIN_VALUE | row;
    }
    Arrays.sort(keys);
    for (int at = 0; at < count; at++) {
      order[at] = (int) (keys[at] & (1L << ROW_BITS) - 1);
    }
    return order;
  }

  private TreeMap<String, Long> rowsByFile(int count) {
    Map<Id, Long> counts = new HashMap<>();
    int from = 0;
    for (int row = 1; row <= count; row++) {
      if (row == count || !fileIds.id(row).equals(fileIds.id(from))) {
        counts.merge(fileIds.id(from), (long) (row - from), Long::sum);
        from = row;
      }
    }
    TreeMap<String, Long> byFile = new TreeMap<>();
    counts.forEach(
        (id, number) -> byFile.put(StoreTables.fileId(ByteBuffer.wrap(id.bytes())), number));
    return byFile;
  }

  private String fileId(int row) {
    return StoreTables.fileId(ByteBuffer.wrap(fileIds.id(row).bytes()));
  }

  /** Writes rows by their numbers, cell by cell and without an object for each. */
  private final class Cells implements ParquetValueWriter<Integer> {

    private final List<ColumnDescriptor> described;
    private final ColumnWriter[] out = new ColumnWriter[positions.length];

    Cells(MessageType type) {
      this.described = type.getColumns();
    }

    @Override
    public void setColumnStore(ColumnWriteStore store) {
      for (int at = 0; at < out.length; at++) {
        out[at] = store.getColumnWriter(described.get(at));
      }
    }

    @Override
    public void write(int level, Integer row) {
      for (int at = 0; at < out.length; at++) {
        if (positions[at] >= 0 && columns[positions[at]].has(row)) {
          int defined = described.get(at).getMaxDefinitionLevel();
          columns[positions[at]].write(row, out[at], defined);
        } else {
          out[at].writeNull(0, 0);
        }
      }
    }

    @Override
    public List<TripleWriter<?>> columns() {
      return List.of();
    }
  }
}
