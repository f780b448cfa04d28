package org.rollcall.publish;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.rollcall.contract.Field;
import org.rollcall.contract.FieldType;
import org.rollcall.contract.TableSchema;

/** A contract as Spark's columns with comments: Parquet itself has no place for descriptions. */
final class SparkColumns {

  /** Where Spark keeps its columns in the footer of a Parquet file. */
  static final String FOOTER_KEY = "org.apache.spark.sql.parquet.row.metadata";

  private SparkColumns() {}

  static StructType of(TableSchema schema) {
    return new StructType(
        schema.fields().stream().map(SparkColumns::column).toArray(StructField[]::new));
  }

  private static StructField column(Field field) {
    return new StructField(field.name(), type(field.type()), true, Metadata.empty())
        .withComment(field.description());
  }

  private static DataType type(FieldType type) {
    return switch (type) {
      case STRING, DATETIME, TIME -> DataTypes.StringType;
      case INTEGER -> DataTypes.LongType;
      case NUMBER -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
    };
  }
}
