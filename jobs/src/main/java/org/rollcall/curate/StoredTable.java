package org.rollcall.curate;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;

/**
 * The rows of one table of a commit, as Iceberg's own reader gives them, on the driver or in a
 * task: no plan of Spark's, which costs more than most tables have rows.
 */
final class StoredTable implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Larger pieces make tasks that nobody can share, smaller ones cost more to begin. */
  private static final long PIECE = 32L << 20;

  private final Table table;
  private final List<String> columns;
  private final List<Piece> pieces;

  private StoredTable(Table table, List<String> columns, List<Piece> pieces) {
    this.table = table;
    this.columns = columns;
    this.pieces = pieces;
  }

  /** A part of a data file. */
  record Piece(String location, long start, long length) implements Serializable {}

  /**
   * That snapshot of a table.
   *
   * @param columns what is read of it; those that the table did not have yet are null in every row
   */
  static StoredTable of(Table table, long snapshot, List<String> columns) {
    List<Piece> pieces = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot).planFiles()) {
      for (FileScanTask task : tasks) {
        if (!task.deletes().isEmpty()) {
          throw new StoreException("a table has deleted rows that are still in its files");
        }
        addPieces(task.file(), pieces);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the files of table: " + table.name(), e);
    }
    pieces.sort(Comparator.comparing(Piece::location).thenComparing(Piece::start));
    return new StoredTable(SerializableTable.copyOf(table), List.copyOf(columns), pieces);
  }

  /** Groups of rows are read whole, so a piece begins where one does. */
  private static void addPieces(DataFile file, List<Piece> pieces) {
    List<Long> offsets = file.splitOffsets();
    long from = 0;
    if (offsets != null) {
      for (long offset : offsets) {
        if (offset - from >= PIECE) {
          pieces.add(new Piece(file.location(), from, offset - from));
          from = offset;
        }
      }
    }
    pieces.add(new Piece(file.location(), from, file.fileSizeInBytes() - from));
  }

  /** The pieces in at most that many lists of much the same size, or more if they are large. */
  List<List<Piece>> tasks(int atLeast) {
    long bytes = pieces.stream().mapToLong(Piece::length).sum();
    int n = (int) Math.max(1, Math.min(pieces.size(), Math.max(atLeast, bytes / PIECE)));
    List<List<Piece>> tasks = new ArrayList<>();
    long[] sizes = new long[n];
    IntStream.range(0, n).forEach(i -> tasks.add(new ArrayList<>()));
    pieces.stream()
        .sorted(Comparator.comparingLong(Piece::length).reversed())
        .forEach(
            piece -> {
              int least =
                  IntStream.range(0, n)
                      .boxed()
                      .min(Comparator.comparingLong(i -> sizes[i]))
                      .orElseThrow();
              tasks.get(least).add(piece);
              // Opening a small file costs what reading a larger one does.
              sizes[least] += piece.length() + (1 << 16);
            });
    return tasks;
  }

  /** Makes something of every row. */
  <T> List<T> all(Function<Cells, T> make) {
    List<T> all = new ArrayList<>();
    try (Rows rows = read(pieces)) {
      while (rows.hasNext()) {
        all.add(make.apply(rows.next()));
      }
    }
    return all;
  }

  /** Reads some pieces, one row after another; to be closed. */
  Rows read(List<Piece> some) {
    return new Rows(some.iterator());
  }

  /** One row; its cells are asked for by their place among the columns. */
  final class Cells {
    private final int[] places;
    private Record row;

    private Cells(int[] places) {
      this.places = places;
    }

    private Object cell(int column) {
      return places[column] < 0 ? null : row.get(places[column]);
    }

    Id id(int column) {
      ByteBuffer bytes = (ByteBuffer) cell(column);
      if (bytes == null) {
        return null;
      }
      if (bytes.remaining() != Id.BYTES) {
        return Id.of(bytes(column));
      }
      return new Id(bytes.getLong(bytes.position()), bytes.getLong(bytes.position() + Long.BYTES));
    }

    byte[] bytes(int column) {
      ByteBuffer bytes = (ByteBuffer) cell(column);
      if (bytes == null) {
        return null;
      }
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return copy;
    }

    String text(int column) {
      Object cell = cell(column);
      return cell == null ? null : cell.toString();
    }

    /** A number, or a day since 1970-01-01. */
    Integer number(int column) {
      return cell(column) instanceof LocalDate day
          ? Integer.valueOf((int) day.toEpochDay())
          : (Integer) cell(column);
    }

    Double real(int column) {
      return (Double) cell(column);
    }

    Boolean flag(int column) {
      return (Boolean) cell(column);
    }

    /** Bytes, texts, numbers and truth values as they are, days as numbers. */
    Object any(int column) {
      Object cell = cell(column);
      if (cell instanceof ByteBuffer) {
        return bytes(column);
      }
      return cell instanceof LocalDate ? number(column) : cell;
    }
  }

  /** Rows of several pieces; the same object of cells stands for each of them in turn. */
  final class Rows implements Iterator<Cells>, AutoCloseable {
    private final Iterator<Piece> rest;
    private final Schema projection;
    private final Cells cells;
    private CloseableIterator<Record> current = CloseableIterator.empty();

    private Rows(Iterator<Piece> rest) {
      this.rest = rest;
      List<String> known =
          columns.stream().filter(name -> table.schema().findField(name) != null).toList();
      this.projection =
          new Schema(
              known.stream()
                  .map(name -> table.schema().findField(name))
                  .map(Types.NestedField.class::cast)
                  .toList());
      this.cells = new Cells(columns.stream().mapToInt(known::indexOf).toArray());
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && rest.hasNext()) {
        close();
        current = open(rest.next());
      }
      return current.hasNext();
    }

    @Override
    public Cells next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      cells.row = current.next();
      return cells;
    }

    private CloseableIterator<Record> open(Piece piece) {
      CloseableIterable<Record> rows =
          Parquet.read(table.io().newInputFile(piece.location()))
              .split(piece.start(), piece.length())
              .project(projection)
              .reuseContainers()
              .createReaderFunc(file -> GenericParquetReaders.buildReader(projection, file))
              .build();
      return rows.iterator();
    }

    @Override
    public void close() {
      try {
        current.close();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot close a file of table: " + table.name(), e);
      }
    }
  }
}
