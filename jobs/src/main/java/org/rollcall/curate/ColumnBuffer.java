package org.rollcall.curate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriter;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;
import org.rollcall.contract.Field;

/** The cells of one column of rows that wait to be written, as plain arrays. */
abstract class ColumnBuffer {

  private static final int FIRST = 256;

  private final BitSet given = new BitSet();

  static ColumnBuffer of(Field field) {
    if (field.isIdentifier()) {
      return new Ids();
    }
    return switch (field.type()) {
      case STRING -> new Texts();
      case INTEGER, DATE -> new Ints();
      case NUMBER -> new Doubles();
      case BOOLEAN -> new Booleans();
      case DATETIME, TIME ->
          throw new IllegalArgumentException(
              "Invalid field " + field.name() + ": " + field.type() + " (must be no clock time)");
    };
  }

  final boolean has(int row) {
    return given.get(row);
  }

  /** A cell as Iceberg has it within. */
  abstract void put(int row, Object value);

  /** Writes a cell that is there; there are no lists, so it is at the first level. */
  abstract void write(int row, ColumnWriter out, int defined);

  /** Bytes of memory that a row takes. */
  abstract int width();

  /** Bytes of memory beside those of the rows. */
  long shared() {
    return 0;
  }

  /** Forgets the cells from that row on. */
  final void cut(int row) {
    given.clear(row, Math.max(row, given.length()));
  }

  /** Forgets the first cells; the others move to the front. */
  final void drop(int first, int rows) {
    move(first, rows - first);
    BitSet rest = given.get(first, Math.max(first, given.length()));
    given.clear();
    given.or(rest);
  }

  abstract void move(int first, int count);

  final void mark(int row) {
    given.set(row);
  }

  /** How many of those cells the array holds: it ends with the last that was given. */
  private static int there(int first, int count, int length) {
    return Math.max(0, Math.min(count, length - first));
  }

  private static int grown(int length) {
    return Math.max(FIRST, 2 * length);
  }

  /** Whole numbers, and days since 1970. */
  static final class Ints extends ColumnBuffer {
    private int[] cells = new int[0];

    void put(int row, int value) {
      if (row >= cells.length) {
        cells = Arrays.copyOf(cells, grown(row + 1));
      }
      cells[row] = value;
      mark(row);
    }

    @Override
    void put(int row, Object value) {
      put(row, ((Integer) value).intValue());
    }

    @Override
    void write(int row, ColumnWriter out, int defined) {
      out.write(cells[row], 0, defined);
    }

    @Override
    int width() {
      return Integer.BYTES;
    }

    @Override
    void move(int first, int count) {
      System.arraycopy(
          cells, Math.min(first, cells.length), cells, 0, there(first, count, cells.length));
    }
  }

  /** Numbers. */
  static final class Doubles extends ColumnBuffer {
    private double[] cells = new double[0];

    void put(int row, double value) {
      if (row >= cells.length) {
        cells = Arrays.copyOf(cells, grown(row + 1));
      }
      cells[row] = value;
      mark(row);
    }

    @Override
    void put(int row, Object value) {
      put(row, ((Double) value).doubleValue());
    }

    @Override
    void write(int row, ColumnWriter out, int defined) {
      out.write(cells[row], 0, defined);
    }

    @Override
    int width() {
      return Double.BYTES;
    }

    @Override
    void move(int first, int count) {
      System.arraycopy(
          cells, Math.min(first, cells.length), cells, 0, there(first, count, cells.length));
    }
  }

  /** Yes or no. */
  static final class Booleans extends ColumnBuffer {
    private boolean[] cells = new boolean[0];

    void put(int row, boolean value) {
      if (row >= cells.length) {
        cells = Arrays.copyOf(cells, grown(row + 1));
      }
      cells[row] = value;
      mark(row);
    }

    @Override
    void put(int row, Object value) {
      put(row, ((Boolean) value).booleanValue());
    }

    @Override
    void write(int row, ColumnWriter out, int defined) {
      out.write(cells[row], 0, defined);
    }

    @Override
    int width() {
      return 1;
    }

    @Override
    void move(int first, int count) {
      System.arraycopy(
          cells, Math.min(first, cells.length), cells, 0, there(first, count, cells.length));
    }
  }

  /** Pseudonyms. */
  static final class Ids extends ColumnBuffer {
    private byte[] cells = new byte[0];

    void put(int row, byte[] value) {
      if (value.length != Id.BYTES) {
        throw new IllegalArgumentException(
            "Invalid pseudonym: " + value.length + " bytes (must be " + Id.BYTES + ")");
      }
      if ((row + 1) * Id.BYTES > cells.length) {
        cells = Arrays.copyOf(cells, grown((row + 1) * Id.BYTES));
      }
      System.arraycopy(value, 0, cells, row * Id.BYTES, Id.BYTES);
      mark(row);
    }

    @Override
    void put(int row, Object value) {
      byte[] copy = new byte[Id.BYTES];
      ((ByteBuffer) value).duplicate().get(copy);
      put(row, copy);
    }

    @Override
    void write(int row, ColumnWriter out, int defined) {
      out.write(Binary.fromConstantByteArray(cells, row * Id.BYTES, Id.BYTES), 0, defined);
    }

    /** The first eight bytes; 0 where the row has none. */
    long prefix(int row) {
      return has(row) ? ByteBuffer.wrap(cells, row * Id.BYTES, Long.BYTES).getLong() : 0;
    }

    Id id(int row) {
      ByteBuffer bytes = ByteBuffer.wrap(cells, row * Id.BYTES, Id.BYTES);
      return new Id(bytes.getLong(), bytes.getLong());
    }

    @Override
    int width() {
      return Id.BYTES;
    }

    @Override
    void move(int first, int count) {
      int from = Math.min(first * Id.BYTES, cells.length);
      System.arraycopy(cells, from, cells, 0, there(from, count * Id.BYTES, cells.length));
    }
  }

  /** Texts, each kept once: most columns have few. */
  static final class Texts extends ColumnBuffer {
    private static final int ENTRY = 100;

    private final Map<ByteBuffer, Integer> numbers = new HashMap<>();
    private final List<Binary> texts = new ArrayList<>();
    private final Ints cells = new Ints();
    private byte[] last = new byte[0];
    private int lastNumber = -1;
    private long bytes;

    void put(int row, byte[] utf8) {
      if (lastNumber < 0 || !Arrays.equals(utf8, last)) {
        lastNumber = number(utf8);
        last = utf8.clone();
      }
      cells.put(row, lastNumber);
      mark(row);
    }

    @Override
    void put(int row, Object value) {
      put(row, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    private int number(byte[] utf8) {
      Integer known = numbers.get(ByteBuffer.wrap(utf8));
      if (known != null) {
        return known;
      }
      byte[] copy = utf8.clone();
      numbers.put(ByteBuffer.wrap(copy), texts.size());
      texts.add(Binary.fromConstantByteArray(copy));
      bytes += copy.length + ENTRY;
      return texts.size() - 1;
    }

    @Override
    void write(int row, ColumnWriter out, int defined) {
      out.write(texts.get(cells.cells[row]), 0, defined);
    }

    @Override
    int width() {
      return Integer.BYTES;
    }

    @Override
    long shared() {
      return bytes;
    }

    @Override
    void move(int first, int count) {
      cells.move(first, count);
    }

    void clear() {
      numbers.clear();
      texts.clear();
      lastNumber = -1;
      bytes = 0;
    }
  }
}
