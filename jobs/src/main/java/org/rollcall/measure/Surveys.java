package org.rollcall.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.rollcall.contract.Instruments;

/**
 * Survey answers by item, class, perspective and linkage. Linked and anonymous answers never meet,
 * and an anonymous answer meets nothing but its group and week. The score of a response stands
 * among its answers.
 *
 * @param answers one per item, class, perspective, linkage, group and answer
 * @param contributors who stands behind each part: people where answers are linked, else responses
 * @param invited invitations by instrument; absent where none are recorded
 */
public record Surveys(
    List<Answer> answers,
    Map<Surveys.Part, Contributors> contributors,
    Map<String, Invitations> invited) {

  /**
   * Invitations to one instrument. They are recorded by group and week, so they are of whoever
   * answers it, whatever the class.
   *
   * @param invited invitations, summed
   * @param groupsWithout groups that answers are about and that have no invitations recorded
   */
  public record Invitations(long invited, long groupsWithout) {}

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

  /**
   * One answer to an item, or all of them.
   *
   * @param key what the answers are to
   * @param value the answer; empty for all
   */
  public record Part(Key key, OptionalDouble value) {}

  /**
   * How many different ones stand behind a part, however often each of them answered.
   *
   * @param withOutcome those who gave the answer
   * @param other those who gave another; one may have given both
   * @param withOutcomeInGroup of the first, those whose answer names its group
   * @param otherInGroup of the second, those whose answer names its group
   * @param largestShare the largest share of one of the first in the answers of the part
   */
  public record Contributors(
      long withOutcome,
      long other,
      long withOutcomeInGroup,
      long otherInGroup,
      double largestShare) {

    /** Contributors of whom each gave as many answers. */
    public Contributors(long withOutcome, long other, long withOutcomeInGroup, long otherInGroup) {
      this(
          withOutcome,
          other,
          withOutcomeInGroup,
          otherInGroup,
          withOutcome == 0 ? 0 : 1.0 / withOutcome);
    }

    /** Those whose answers all name their group. */
    public Contributors(long withOutcome, long other) {
      this(withOutcome, other, withOutcome, other);
    }

    private Contributors inGroups(Contributors named) {
      return new Contributors(withOutcome, other, named.withOutcome, named.other, largestShare);
    }
  }

  private static final List<String> KEY =
      List.of(
          "instrument", "instrument_version", "item", "linkage", "perspective", "modality_class");

  private static final List<String> OF_A_RESPONSE =
      List.of("response_id", "participant_id", "group_id", "submitted_on", "value");

  public Surveys {
    answers = List.copyOf(answers);
    contributors = Map.copyOf(contributors);
    invited = Map.copyOf(invited);
  }

  static Surveys of(
      Dataset<Row> responses,
      Optional<Dataset<Row>> invitations,
      Instruments instruments,
      int asOf) {
    Dataset<Row> answered =
        Scales.with(
            responses
                .filter(expr("value is not null and unix_date(submitted_on) <= " + asOf))
                .filter(isListed(instruments))
                .withColumn("modality_class", coalesce(col("modality_class"), lit("not_stated")))
                .select(columns(OF_A_RESPONSE)),
            instruments);
    Column[] withGroup = columns(List.of("group_id", "value"));
    List<Row> rows = answered.groupBy(withGroup).agg(count(lit(1)).as("n")).collectAsList();
    Map<String, Invitations> invited =
        invitations.map(table -> invited(table, rows, asOf)).orElse(Map.of());
    return new Surveys(answers(rows), contributors(answered), invited);
  }

  private static Map<String, Invitations> invited(Dataset<Row> table, List<Row> rows, int asOf) {
    Map<String, Long> sums = new HashMap<>();
    Map<String, Set<GroupCalendar.Key>> asked = new HashMap<>();
    for (Row row :
        table
            .filter("unix_date(week) <= " + asOf)
            .groupBy("instrument", "group_id")
            .agg(sum(col("invited").cast("long")).as("n"))
            .collectAsList()) {
      sums.merge(row.getAs("instrument"), row.<Long>getAs("n"), Long::sum);
      asked
          .computeIfAbsent(row.getAs("instrument"), name -> new HashSet<>())
          .add(GroupCalendar.Key.of(row.getAs("group_id")));
    }
    Map<String, Set<GroupCalendar.Key>> without = new HashMap<>();
    for (Row row : rows) {
      byte[] id = row.getAs("group_id");
      String instrument = row.getAs("instrument");
      if (id != null
          && !asked.getOrDefault(instrument, Set.of()).contains(GroupCalendar.Key.of(id))) {
        without.computeIfAbsent(instrument, name -> new HashSet<>()).add(GroupCalendar.Key.of(id));
      }
    }
    Map<String, Invitations> invited = new HashMap<>();
    sums.forEach(
        (name, n) ->
            invited.put(name, new Invitations(n, without.getOrDefault(name, Set.of()).size())));
    return invited;
  }

  /**
   * Items of instruments that the study no longer has are in nobody's list of what may be named.
   */
  private static Column isListed(Instruments instruments) {
    Object[] items =
        instruments.all().stream()
            .flatMap(
                one ->
                    one.items().stream()
                        .map(item -> one.name() + " " + one.version() + " " + item.name()))
            .toArray();
    return functions
        .concat_ws(" ", col("instrument"), col("instrument_version"), col("item"))
        .isin(items);
  }

  private static Map<Part, Contributors> contributors(Dataset<Row> answered) {
    Map<Part, Contributors> named = counted(answered.filter(col("group_id").isNotNull()));
    Map<Part, Contributors> all = counted(answered);
    all.replaceAll(
        (part, behind) -> {
          Part whole = new Part(part.key(), OptionalDouble.empty());
          // An answer that nobody of a named group gave has all the others of these beside it.
          long others = named.getOrDefault(whole, new Contributors(0, 0)).withOutcome();
          return behind.inGroups(named.getOrDefault(part, new Contributors(0, others)));
        });
    return all;
  }

  /** Each contributor counts once in each part, with all waves of a survey together. */
  private static Map<Part, Contributors> counted(Dataset<Row> answered) {
    Dataset<Row> each =
        contributors(answered, "linked", "participant_id")
            .unionByName(contributors(answered, "anonymous", "response_id"));
    List<Row> rows =
        each.groupBy(columns(List.of("value")))
            .agg(
                count(lit(1)).as("having"),
                sum("sole").as("sole"),
                max("n").as("largest"),
                sum("n").as("n"))
            .collectAsList();
    Map<Key, Long> all = new HashMap<>();
    for (Row row : rows) {
      if (row.getAs("value") == null) {
        all.put(key(row), row.getAs("having"));
      }
    }
    Map<Part, Contributors> parts = new HashMap<>();
    for (Row row : rows) {
      Double value = row.getAs("value");
      long withOutcome = row.getAs("having");
      long other = value == null ? 0 : all.get(key(row)) - row.<Long>getAs("sole");
      OptionalDouble answer = value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
      double largest = row.<Long>getAs("largest") / (double) row.<Long>getAs("n");
      parts.put(
          new Part(key(row), answer),
          new Contributors(withOutcome, other, withOutcome, other, largest));
    }
    return parts;
  }

  /**
   * One row per contributor and answer with how often it was given, and one with no answer for all
   * of them; sole where there is one answer alone.
   */
  private static Dataset<Row> contributors(Dataset<Row> answered, String linkage, String id) {
    return answered
        .filter(col("linkage").equalTo(linkage).and(col(id).isNotNull()))
        .groupBy(columns(List.of(id, "value")))
        .agg(count(lit(1)).as("n"))
        .groupBy(columns(List.of(id)))
        .agg(collect_list(struct("value", "n")).as("given"), sum("n").as("n"))
        .select(
            columns(
                List.of(),
                expr("cast(size(given) = 1 as bigint) as sole"),
                expr(
                    "explode(concat(given, array(struct(cast(null as double) as value, n)))) as part")))
        .select(columns(List.of("sole"), col("part.value"), col("part.n")));
  }

  private static Column[] columns(List<String> further, Column... made) {
    Stream<Column> named = Stream.concat(KEY.stream(), further.stream()).map(functions::col);
    return Stream.concat(named, Stream.of(made)).toArray(Column[]::new);
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
