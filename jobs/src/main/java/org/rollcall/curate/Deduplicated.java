package org.rollcall.curate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.rollcall.contract.Schemas;

/** Stored rows to rows that count: one per key, the first by the order of files and lines. */
final class Deduplicated {

  private Deduplicated() {}

  /** One row per primary key of that canonical table, with the same columns. */
  static Dataset<Row> of(String table, Dataset<Row> rows, RowValidation reading) {
    return table.equals("headcounts")
        ? headcounts(rows, reading)
        : by(List.of(Schemas.curated(table).primaryKey()), List.of(), rows, reading);
  }

  /** A headcount names its session by id, by start or by both: one of them is enough to know it. */
  private static Dataset<Row> headcounts(Dataset<Row> rows, RowValidation reading) {
    Column id = when(col("session_key").isNull(), col("session_id"));
    Column start =
        when(
            col("session_id").isNull(),
            coalesce(hex(col("session_key")), concat_ws(" ", hex(col("file_id")), col("line"))));
    List<List<String>> keys =
        List.of(
            List.of("group_id", "session_key", "id_alone", "period_start"),
            List.of("group_id", "session_id", "start_alone", "period_start"));
    return by(
            keys,
            List.of(),
            rows.withColumn("id_alone", id).withColumn("start_alone", start),
            reading)
        .drop("id_alone", "start_alone");
  }

  /**
   * One row per each of those keys; a row that shares one with an earlier row is a duplicate.
   *
   * @param rank rows that are lower in it come before others, whatever file they are in
   */
  static Dataset<Row> by(
      List<List<String>> keys, List<Column> rank, Dataset<Row> rows, RowValidation reading) {
    Dataset<Row> kept = RowValidation.datesToDays(reading.checked(rows));
    for (int pass = 0; pass < keys.size(); pass++) {
      kept = keepFirst(keys.get(pass), rank, pass, kept, reading.counts());
    }
    return RowValidation.daysToDates(kept, rows.schema());
  }

  private static Dataset<Row> keepFirst(
      List<String> key, List<Column> rank, int pass, Dataset<Row> rows, RowCounts counts) {
    StructType schema = rows.schema();
    KeepFirst.Columns columns =
        new KeepFirst.Columns(
            key.stream().mapToInt(schema::fieldIndex).toArray(),
            schema.fieldIndex(RowValidation.FILE),
            schema.fieldIndex(RowValidation.FAULT));
    MapPartitionsFunction<Row, Row> keep =
        partition -> {
          RowTally tally = new RowTally();
          return new CountingIterator<>(
              new KeepFirst(partition, columns, tally), tally, counts, pass);
        };
    Column[] keys = key.stream().map(name -> col(name)).toArray(Column[]::new);
    Column[] order =
        Stream.of(
                key.stream().map(name -> col(name)),
                rank.stream(),
                Stream.of(col(RowValidation.FILE), col("line")))
            .flatMap(part -> part)
            .toArray(Column[]::new);
    return RowValidation.together(rows, keys)
        .sortWithinPartitions(order)
        .mapPartitions(keep, Encoders.row(schema));
  }
}
