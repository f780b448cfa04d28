package org.rollcall.publish;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.rollcall.contract.Field;
import org.rollcall.contract.Table.Row;
import org.rollcall.contract.TableSchema;

/** Hands the cells of a table's rows to Parquet. */
final class RowWriteSupport extends WriteSupport<Row> {

  private final TableSchema schema;
  private final List<String> names;
  private RecordConsumer out;

  RowWriteSupport(TableSchema schema) {
    this.schema = schema;
    this.names = schema.fields().stream().map(Field::name).toList();
  }

  // Deprecated, but abstract: without it the class does not compile.
  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration configuration) {
    return context();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return context();
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    this.out = recordConsumer;
  }

  @Override
  public void write(Row row) {
    out.startMessage();
    for (int i = 0; i < names.size(); i++) {
      Object cell = row.get(names.get(i));
      if (cell != null) {
        out.startField(names.get(i), i);
        add(cell);
        out.endField(names.get(i), i);
      }
    }
    out.endMessage();
  }

  private WriteContext context() {
    Type[] columns = schema.fields().stream().map(RowWriteSupport::column).toArray(Type[]::new);
    return new WriteContext(new MessageType(schema.name(), columns), Map.of());
  }

  private static Type column(Field field) {
    return switch (field.type()) {
      case STRING, DATETIME, TIME -> Types.optional(BINARY).as(stringType()).named(field.name());
      case INTEGER -> Types.optional(INT64).named(field.name());
      case NUMBER -> Types.optional(DOUBLE).named(field.name());
      case BOOLEAN -> Types.optional(BOOLEAN).named(field.name());
      case DATE -> Types.optional(INT32).as(dateType()).named(field.name());
    };
  }

  private void add(Object cell) {
    if (cell instanceof String text) {
      out.addBinary(Binary.fromString(text));
    } else if (cell instanceof Long whole) {
      out.addLong(whole);
    } else if (cell instanceof Double number) {
      out.addDouble(number);
    } else if (cell instanceof Boolean flag) {
      out.addBoolean(flag);
    } else if (cell instanceof LocalDate day) {
      out.addInteger(Math.toIntExact(day.toEpochDay()));
    } else {
      throw new IllegalStateException(
          "Cannot write cell: found " + cell.getClass().getSimpleName() + " (must be a table's)");
    }
  }
}
