package org.rollcall.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Coded extracts to mentions: a respondent mentions a theme or does not, however often.
 *
 * @param mentions respondents who mention, by theme, valence, class and perspective
 * @param asked respondents, by class and perspective
 * @param agreement share of pairs of coders of one extract that agree on a theme; absent where no
 *     extract has two coders
 */
public record Themes(
    Map<Mention, Long> mentions, Map<Respondents, Long> asked, Map<String, Double> agreement) {

  /**
   * What is mentioned, and by whom.
   *
   * @param theme theme
   * @param valence benefit, challenge or neutral
   * @param respondents by whom
   */
  public record Mention(String theme, String valence, Respondents respondents) {}

  /**
   * A class of respondents.
   *
   * @param modalityClass class
   * @param perspective participant or facilitator
   */
  public record Respondents(String modalityClass, String perspective) {}

  public Themes {
    mentions = Map.copyOf(mentions);
    asked = Map.copyOf(asked);
    agreement = Map.copyOf(agreement);
  }

  static Themes of(Dataset<Row> codes) {
    Map<Mention, Long> mentions = new HashMap<>();
    Map<Respondents, Long> asked = new HashMap<>();
    Column[] key = {col("theme"), col("valence"), col("modality_class"), col("perspective")};
    Seq<Seq<Column>> sets = seq(List.of(seq(List.of(key)), seq(List.of(key).subList(2, 4))));
    codes
        .groupingSets(sets, seq(List.of(key)))
        .agg(countDistinct("respondent_id").as("n"))
        .collectAsList()
        .forEach(
            row -> {
              Respondents respondents = new Respondents(row.getString(2), row.getString(3));
              if (row.isNullAt(0)) {
                asked.put(respondents, row.getLong(4));
              } else {
                mentions.put(
                    new Mention(row.getString(0), row.getString(1), respondents), row.getLong(4));
              }
            });
    return new Themes(mentions, asked, agreement(codes));
  }

  private static <T> Seq<T> seq(List<T> list) {
    return CollectionConverters.asScala(list).toSeq();
  }

  /** Pairs of coders of an extract agree on a theme when both gave it or neither did. */
  private static Map<String, Double> agreement(Dataset<Row> codes) {
    Dataset<Row> extracts =
        codes
            .groupBy("extract_id")
            .agg(countDistinct("coder_id").as("coders"))
            .filter("coders > 1");
    Row all = extracts.agg(sum(expr("coders * (coders - 1) div 2")), sum(lit(1L))).head();
    if (all.isNullAt(0)) {
      return Map.of();
    }
    long pairs = all.getLong(0);
    Map<String, Double> agreement = new TreeMap<>();
    codes
        .groupBy("theme", "extract_id")
        .agg(countDistinct("coder_id").as("gave"))
        .join(extracts, "extract_id")
        .withColumn("differ", col("gave").multiply(col("coders").minus(col("gave"))))
        .groupBy("theme")
        .agg(sum("differ").as("differ"))
        .collectAsList()
        .forEach(row -> agreement.put(row.getString(0), 1 - row.getLong(1) / (double) pairs));
    return agreement;
  }
}
