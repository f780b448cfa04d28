package org.rollcall.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.Instruments;
import scala.collection.Iterator;
import scala.collection.Seq;

/** Scores of scales: one more row a response, whose item is {@link Instrument#SCORE}. */
final class Scales {

  private Scales() {}

  /** The answers, and below them the score of each response to an instrument that has one. */
  static Dataset<Row> with(Dataset<Row> answers, Instruments instruments) {
    List<String> scored =
        answers.select("instrument").distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .filter(name -> instruments.named(name).flatMap(Instrument::score).isPresent())
            .toList();
    if (scored.isEmpty()) {
      return answers;
    }
    UserDefinedFunction score =
        udf(
            (UDF2<String, Seq<Row>, Double>)
                (instrument, given) -> score(instruments.named(instrument).orElseThrow(), given),
            DataTypes.DoubleType);
    Column[] response =
        Arrays.stream(answers.columns())
            .filter(column -> !column.equals("item") && !column.equals("value"))
            .map(functions::col)
            .toArray(Column[]::new);
    Dataset<Row> scores =
        answers
            .filter(col("instrument").isin(scored.toArray()))
            .groupBy(response)
            .agg(collect_list(struct(col("item"), col("value"))).as("answers"))
            .withColumn("item", lit(Instrument.SCORE))
            .withColumn("value", score.apply(col("instrument"), col("answers")))
            .drop("answers")
            .filter(col("value").isNotNull());
    return answers.unionByName(scores);
  }

  private static Double score(Instrument instrument, Seq<Row> answers) {
    Map<String, Double> byItem = new HashMap<>();
    Iterator<Row> rows = answers.iterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      byItem.put(row.getString(0), row.getDouble(1));
    }
    OptionalDouble score = instrument.score(byItem);
    return score.isPresent() ? score.getAsDouble() : null;
  }
}
