package org.rollcall.curate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What the reading of one stored table needs beside its rows.
 *
 * @param order the order in which files came
 * @param groups the groups that exist; empty where no source lists them
 * @param counts where the rows are counted
 */
record RowValidation(FileOrder order, Optional<Set<Id>> groups, RowCounts counts) {

  static final String FILE = "file_order";
  static final String FAULT = "fault";
  static final String UNKNOWN_GROUP = "FK-GROUP";
  static final String UNKNOWN_SESSION = "FK-SESSION";

  /** The rows with the sequence of their file and the rule that they break, or null. */
  Dataset<Row> checked(Dataset<Row> rows) {
    Column unknown = lit(null).cast(DataTypes.StringType);
    if (groups.isPresent() && Arrays.asList(rows.columns()).contains("group_id")) {
      unknown = when(isUnknown(groups.get(), col("group_id")), lit(UNKNOWN_GROUP));
    }
    return rows.withColumn(FILE, order.sequence(col("file_id"))).withColumn(FAULT, unknown);
  }

  /** Shuffles by those columns to a width that no query changes; see {@link RowCounts}. */
  static Dataset<Row> together(Dataset<Row> rows, Column... columns) {
    int width = Integer.parseInt(rows.sparkSession().conf().get("spark.sql.shuffle.partitions"));
    return rows.repartition(width, columns);
  }

  /** Dates as days since 1970-01-01: as Java objects they would depend on time zones. */
  static Dataset<Row> datesToDays(Dataset<Row> rows) {
    return rows.select(
        Arrays.stream(rows.schema().fields())
            .map(
                field ->
                    field.dataType().equals(DataTypes.DateType)
                        ? unix_date(col(field.name())).as(field.name())
                        : col(field.name()))
            .toArray(Column[]::new));
  }

  /** The columns of that schema, with days as dates again where it says so. */
  static Dataset<Row> daysToDates(Dataset<Row> rows, StructType schema) {
    return rows.select(
        Arrays.stream(schema.fields())
            .map(
                field ->
                    field.dataType().equals(DataTypes.DateType)
                        ? date_from_unix_date(col(field.name())).as(field.name())
                        : col(field.name()))
            .toArray(Column[]::new));
  }

  private static Column isUnknown(Set<Id> groups, Column groupId) {
    HashSet<Id> known = new HashSet<>(groups);
    UDF1<byte[], Boolean> test = id -> id != null && !known.contains(Id.of(id));
    return udf(test, DataTypes.BooleanType).apply(groupId);
  }
}
