package org.rollcall.ingest.canonical;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.rollcall.ingest.core.IngestException;

/** The text that a typed value would have in a CSV file. */
interface ParquetCell {

  String text(ColumnReader column);

  /** How cells of that type are read. */
  static ParquetCell of(PrimitiveType type) {
    LogicalTypeAnnotation as = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> column -> Boolean.toString(column.getBoolean());
      case FLOAT -> column -> Float.toString(column.getFloat());
      case DOUBLE -> column -> Double.toString(column.getDouble());
      case INT32 -> whole(column -> column.getInteger(), as);
      case INT64 -> whole(ColumnReader::getLong, as);
      case BINARY -> column -> utf8(column.getBinary().toByteBuffer());
      case INT96, FIXED_LEN_BYTE_ARRAY ->
          throw ParquetFooter.broken("has a column of bytes or of outdated times");
    };
  }

  /** A number of 32 or 64 bits. */
  interface Whole {
    long of(ColumnReader column);
  }

  private static ParquetCell whole(Whole value, LogicalTypeAnnotation as) {
    if (as == null || as instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation) {
      return column -> Long.toString(value.of(column));
    } else if (as instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
      return column -> LocalDate.ofEpochDay(value.of(column)).toString();
    } else if (as instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal) {
      int scale = decimal.getScale();
      return column -> new BigDecimal(BigInteger.valueOf(value.of(column)), scale).toPlainString();
    } else if (as instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation time) {
      long units = perSecond(time.getUnit());
      return time.isAdjustedToUTC()
          ? column -> instant(value.of(column), units).toString()
          : column ->
              LocalDateTime.ofInstant(instant(value.of(column), units), ZoneOffset.UTC).toString();
    } else if (as instanceof LogicalTypeAnnotation.TimeLogicalTypeAnnotation time) {
      long nanos = 1_000_000_000L / perSecond(time.getUnit());
      return column -> LocalTime.ofNanoOfDay(value.of(column) * nanos).toString();
    }
    throw ParquetFooter.broken("has a column of an unknown type");
  }

  private static long perSecond(LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000L;
      case MICROS -> 1_000_000L;
      case NANOS -> 1_000_000_000L;
    };
  }

  private static Instant instant(long value, long perSecond) {
    return Instant.ofEpochSecond(
        Math.floorDiv(value, perSecond),
        Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond));
  }

  private static String utf8(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new IngestException(
          "IN-ENCODING", 0, "Cannot read the file: it holds text that is not UTF-8 (must be)");
    }
  }
}
