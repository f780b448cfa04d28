package org.rollcall.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Puts the encodings that a Parquet footer lists in one order. The writer keeps them in sets of
 * enum constants, whose order differs from one JVM to the next, and with it the bytes of the file.
 */
final class StableFooter {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = Integer.BYTES + MAGIC.length;

  private StableFooter() {}

  static void rewrite(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = all.getInt(bytes.length - TAIL);
    int start = bytes.length - TAIL - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(bytes, start, length));
    for (RowGroup rows : footer.getRow_groups()) {
      for (ColumnChunk column : rows.getColumns()) {
        order(column.getMeta_data());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    out.write(bytes, 0, start);
    Util.writeFileMetaData(footer, out);
    ByteBuffer end = ByteBuffer.allocate(TAIL).order(ByteOrder.LITTLE_ENDIAN);
    out.write(end.putInt(out.size() - start).put(MAGIC).array());
    Files.write(file, out.toByteArray());
  }

  private static void order(ColumnMetaData column) {
    column.setEncodings(column.getEncodings().stream().sorted().toList());
    if (column.isSetEncoding_stats()) {
      List<PageEncodingStats> pages = new ArrayList<>(column.getEncoding_stats());
      pages.sort(
          Comparator.comparing(PageEncodingStats::getPage_type)
              .thenComparing(PageEncodingStats::getEncoding));
      column.setEncoding_stats(pages);
    }
  }
}
