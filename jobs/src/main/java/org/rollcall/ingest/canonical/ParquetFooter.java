package org.rollcall.ingest.canonical;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.Type;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Input;
import org.rollcall.ingest.core.Limits;

/** Checks a Parquet file's frame before the library trusts the sizes that stand in it. */
final class ParquetFooter {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = 8;

  private ParquetFooter() {}

  /** Both ends must carry the mark, and the footer must fit between them. */
  static void checkFrame(Path file, Limits limits) {
    Input.checkRegular(file);
    try (SeekableByteChannel in =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      long size = in.size();
      if (size == 0) {
        throw new IngestException(
            "IN-EMPTY", 0, "Cannot read the file: it is empty (must hold rows)");
      }
      if (size > limits.decodedBytes()) {
        throw new IngestException(
            "IN-SIZE",
            0,
            "Cannot read the file: it has more than %d bytes (must have no more; split it)"
                .formatted(limits.decodedBytes()));
      }
      if (size < MAGIC.length + TAIL || !isMagic(read(in, 0, MAGIC.length))) {
        throw broken("does not begin as Parquet");
      }
      ByteBuffer tail = read(in, size - TAIL, TAIL).order(ByteOrder.LITTLE_ENDIAN);
      long footer = tail.getInt();
      if (!isMagic(tail)) {
        throw new IngestException(
            "IN-TRUNCATED",
            0,
            "Cannot read the file: it ends too early (must be sent again whole)");
      }
      if (footer <= 0 || footer > size - MAGIC.length - TAIL) {
        throw broken("has a footer of an impossible size");
      }
    } catch (IOException e) {
      throw Input.refusal(e);
    }
  }

  /** Columns must be flat and few, row groups must fit into memory. */
  static void checkMetadata(ParquetMetadata metadata, Limits limits) {
    var schema = metadata.getFileMetaData().getSchema();
    if (schema.getFieldCount() > limits.columns()) {
      throw new IngestException(
          "IN-COLUMNS",
          0,
          "Cannot read the file: it has more than %d columns (must have no more)"
              .formatted(limits.columns()));
    }
    for (Type field : schema.getFields()) {
      if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
        throw broken("has nested columns");
      }
    }
    long rows = 0;
    for (BlockMetaData block : metadata.getBlocks()) {
      rows += block.getRowCount();
      boolean large = block.getTotalByteSize() > limits.rowGroupBytes();
      boolean wrong =
          block.getRowCount() < 0
              || block.getColumns().stream()
                  .anyMatch(
                      chunk ->
                          chunk.getTotalUncompressedSize() < 0
                              || chunk.getTotalUncompressedSize() > limits.rowGroupBytes()
                              || chunk.getValueCount() != block.getRowCount());
      if (large || wrong) {
        throw new IngestException(
            "IN-SIZE",
            0,
            "Cannot read the file: a row group is larger than %d bytes (must not be)"
                .formatted(limits.rowGroupBytes()));
      }
    }
    if (rows > limits.rows()) {
      throw limits.tooManyRows(0);
    }
  }

  static IngestException broken(String found) {
    return new IngestException(
        "IN-PARQUET",
        0,
        "Cannot read the file: it %s (must be Parquet with flat columns of plain types)"
            .formatted(found));
  }

  private static boolean isMagic(ByteBuffer bytes) {
    byte[] four = new byte[MAGIC.length];
    bytes.get(four);
    return Arrays.equals(four, MAGIC);
  }

  private static ByteBuffer read(SeekableByteChannel in, long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    in.position(at);
    while (bytes.hasRemaining()) {
      if (in.read(bytes) < 0) {
        throw broken("is cut off");
      }
    }
    return bytes.flip();
  }
}
