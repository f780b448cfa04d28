package org.rollcall.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.agreement.RatedUnit;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Coded extracts to mentions: a respondent mentions a theme or does not, however often.
 *
 * @param mentions respondents who mention, by theme, valence, class and perspective
 * @param asked respondents, by class and perspective
 * @param coded how coders coded the respondents, by theme: those who did not give it, and those who
 *     gave it. Who gave a respondent any theme has coded them.
 */
public record Themes(
    Map<Mention, Long> mentions, Map<Respondents, Long> asked, Map<String, List<RatedUnit>> coded) {

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
    coded = Map.copyOf(coded);
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
    return new Themes(mentions, asked, coded(codes));
  }

  private static <T> Seq<T> seq(List<T> list) {
    return CollectionConverters.asScala(list).toSeq();
  }

  /**
   * A coder marks the places that speak of a theme, and another may mark other places of the same
   * interview: what both coded is the respondent. Who gave them nothing cannot be told from who
   * never read them.
   */
  private static Map<String, List<RatedUnit>> coded(Dataset<Row> codes) {
    Dataset<Row> coders =
        codes.groupBy("respondent_id").agg(countDistinct("coder_id").as("coders"));
    Map<Long, Long> respondents = new TreeMap<>();
    coders
        .groupBy("coders")
        .count()
        .collectAsList()
        .forEach(row -> respondents.put(row.getLong(0), row.getLong(1)));
    Map<String, Map<Long, TreeMap<Long, Long>>> gave = new TreeMap<>();
    codes
        .groupBy("theme", "respondent_id")
        .agg(countDistinct("coder_id").as("gave"))
        .join(coders, "respondent_id")
        .groupBy("theme", "coders", "gave")
        .count()
        .collectAsList()
        .forEach(
            row ->
                gave.computeIfAbsent(row.getString(0), theme -> new TreeMap<>())
                    .computeIfAbsent(row.getLong(1), all -> new TreeMap<>())
                    .put(row.getLong(2), row.getLong(3)));
    Map<String, List<RatedUnit>> coded = new TreeMap<>();
    gave.forEach((theme, byCoders) -> coded.put(theme, units(respondents, byCoders)));
    return coded;
  }

  private static List<RatedUnit> units(
      Map<Long, Long> respondents, Map<Long, TreeMap<Long, Long>> byCoders) {
    List<RatedUnit> units = new ArrayList<>();
    respondents.forEach(
        (coders, people) -> {
          Map<Long, Long> gave = byCoders.getOrDefault(coders, new TreeMap<>());
          gave.forEach((n, of) -> units.add(unit(coders, n, of)));
          long none = people - gave.values().stream().mapToLong(n -> n).sum();
          units.add(unit(coders, 0, none));
        });
    return List.copyOf(units);
  }

  private static RatedUnit unit(long coders, long gave, long respondents) {
    return RatedUnit.of(coders - gave, gave).withFrequency(Frequency.of(respondents));
  }
}
