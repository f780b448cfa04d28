package org.rollcall.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Survey answers by item, class, perspective and linkage. Linked and anonymous answers never meet,
 * and an anonymous answer meets nothing but its group and week. The score of a response stands
 * among its answers.
 *
 * @param answers one per item, class, perspective, linkage, group and answer
 * @param people a lower bound of the different people behind each item and class: the linked ones,
 *     or the most answers of one group in one week
 * @param invited invitations by instrument; absent where none are recorded
 */
public record Surveys(
    List<Answer> answers, Map<Surveys.Key, Long> people, Map<String, Long> invited) {

  /**
   * Equal answers of one group.
   *
   * @param key what the answers are to
   * @param group index of the group; -1 where none is named
   * @param value the answer
   * @param n answers
   */
  public record Answer(Key key, int group, double value, long n) {}

  /**
   * What answers are to, and of whom.
   *
   * @param instrument instrument
   * @param version its version
   * @param item item, or the word for the instrument's score
   * @param linkage linked or anonymous
   * @param perspective participant or facilitator
   * @param modalityClass class of the respondent; not_stated where absent
   */
  public record Key(
      String instrument,
      String version,
      String item,
      String linkage,
      String perspective,
      String modalityClass) {}

  private static final List<String> KEY =
      List.of(
          "instrument", "instrument_version", "item", "linkage", "perspective", "modality_class");

  private static final List<String> OF_A_RESPONSE =
      List.of("response_id", "participant_id", "group_id", "submitted_on", "value");

  public Surveys {
    answers = List.copyOf(answers);
    people = Map.copyOf(people);
    invited = Map.copyOf(invited);
  }

  static Surveys of(Dataset<Row> responses, Optional<Dataset<Row>> invitations, int asOf) {
    Dataset<Row> answered =
        Scales.with(
            responses
                .filter(expr("value is not null and unix_date(submitted_on) <= " + asOf))
                .withColumn("modality_class", coalesce(col("modality_class"), lit("not_stated")))
                .select(columns(OF_A_RESPONSE)));
    Column[] withGroup = columns(List.of("group_id", "value"));
    List<Row> rows = answered.groupBy(withGroup).agg(count(lit(1)).as("n")).collectAsList();
    Map<String, Long> invited = new HashMap<>();
    invitations.ifPresent(
        table ->
            table
                .groupBy("instrument")
                .agg(sum(col("invited").cast("long")).as("n"))
                .collectAsList()
                .forEach(row -> invited.put(row.getString(0), row.getLong(1))));
    return new Surveys(answers(rows), people(answered), invited);
  }

  private static Map<Key, Long> people(Dataset<Row> answered) {
    Dataset<Row> named =
        answered
            .filter("linkage = 'linked'")
            .groupBy(columns(List.of()))
            .agg(countDistinct("participant_id").as("people"));
    Dataset<Row> unnamed =
        answered
            .filter("linkage = 'anonymous'")
            .withColumn("week", expr("unix_date(submitted_on) div 7"))
            .groupBy(columns(List.of("group_id", "week")))
            .agg(countDistinct("response_id").as("answers"))
            .groupBy(columns(List.of()))
            .agg(max("answers").as("people"));
    Map<Key, Long> people = new HashMap<>();
    named
        .unionByName(unnamed)
        .collectAsList()
        .forEach(row -> people.put(key(row), row.<Long>getAs("people")));
    return people;
  }

  private static Column[] columns(List<String> further) {
    return Stream.concat(KEY.stream(), further.stream()).map(functions::col).toArray(Column[]::new);
  }

  private static Key key(Row row) {
    return new Key(
        row.getAs("instrument"),
        row.getAs("instrument_version"),
        row.getAs("item"),
        row.getAs("linkage"),
        row.getAs("perspective"),
        row.getAs("modality_class"));
  }

  private static List<Answer> answers(List<Row> rows) {
    TreeMap<GroupCalendar.Key, Integer> indexes = new TreeMap<>();
    for (Row row : rows) {
      byte[] id = row.getAs("group_id");
      if (id != null) {
        indexes.put(GroupCalendar.Key.of(id), 0);
      }
    }
    int next = 0;
    for (Map.Entry<GroupCalendar.Key, Integer> group : indexes.entrySet()) {
      group.setValue(next++);
    }
    List<Answer> answers = new ArrayList<>();
    for (Row row : rows) {
      byte[] id = row.getAs("group_id");
      int group = id == null ? -1 : indexes.get(GroupCalendar.Key.of(id));
      answers.add(new Answer(key(row), group, row.getAs("value"), row.getAs("n")));
    }
    answers.sort(
        Comparator.comparing((Answer answer) -> answer.key().toString())
            .thenComparingInt(Answer::group)
            .thenComparingDouble(Answer::value));
    return answers;
  }
}
