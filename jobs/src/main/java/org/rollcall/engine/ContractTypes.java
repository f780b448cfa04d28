package org.rollcall.engine;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.rollcall.contract.Field;
import org.rollcall.contract.TableSchema;

/** Contracts as Spark's types; titles and descriptions go along as column comments. */
public final class ContractTypes {

  private ContractTypes() {}

  /** The columns of a curated table: identifiers are binary, whole numbers 32 bits. */
  public static StructType of(TableSchema schema) {
    return struct(schema, DataTypes.IntegerType);
  }

  /** The columns of a report table: whole numbers are 64 bits. */
  public static StructType report(TableSchema schema) {
    return struct(schema, DataTypes.LongType);
  }

  private static StructType struct(TableSchema schema, DataType integer) {
    StructField[] fields =
        schema.fields().stream().map(field -> column(field, integer)).toArray(StructField[]::new);
    return new StructType(fields);
  }

  private static StructField column(Field field, DataType integer) {
    StructField column =
        new StructField(field.name(), type(field, integer), !field.required(), Metadata.empty());
    return column.withComment(field.title() + ": " + field.description());
  }

  private static DataType type(Field field, DataType integer) {
    if (field.isIdentifier()) {
      return DataTypes.BinaryType;
    }
    return switch (field.type()) {
      case STRING -> DataTypes.StringType;
      case INTEGER -> integer;
      case NUMBER -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case DATETIME, TIME ->
          throw new IllegalArgumentException(
              "Cannot store field "
                  + field.name()
                  + ": a clock time (must not be behind the gate)");
    };
  }
}
