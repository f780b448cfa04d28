package org.rollcall.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.rollcall.contract.Instruments;
import org.rollcall.curate.PartedRows;

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
      String modalityClass)
      implements Serializable {

    Key withItem(String other) {
      return new Key(instrument, version, other, linkage, perspective, modalityClass);
    }
  }

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

    Contributors inGroups(Contributors named) {
      return new Contributors(withOutcome, other, named.withOutcome, named.other, largestShare);
    }
  }

  public Surveys {
    answers = List.copyOf(answers);
    contributors = Map.copyOf(contributors);
    invited = Map.copyOf(invited);
  }

  /**
   * One answer of somebody.
   *
   * @param key the item
   * @param response the response that it is of
   * @param person whose it is, or null
   * @param group the group that it is about, or null
   * @param day days since 1970-01-01
   * @param value the answer
   */
  record Given(
      Key key,
      GroupCalendar.Key response,
      GroupCalendar.Key person,
      GroupCalendar.Key group,
      int day,
      double value) {

    Given with(Key item, double other) {
      return new Given(item, response, person, group, day, other);
    }

    /** Whoever answered: a person, or nobody knows more than the response; null if neither. */
    GroupCalendar.Key contributor() {
      return switch (key.linkage()) {
        case "linked" -> person;
        case "anonymous" -> response;
        default -> null;
      };
    }
  }

  /** How one study reads answers. */
  private record Reading(Instruments instruments, Set<String> items, Set<Object> others, int asOf)
      implements Serializable {

    Optional<Given> given(Row row) {
      Double value = row.getAs("value");
      Integer day = row.getAs("submitted_on");
      byte[] group = row.getAs("group_id");
      if (value == null
          || day == null
          || day > asOf
          || !items.contains(item(row))
          || group != null && others.contains(GroupCalendar.Key.of(group))) {
        return Optional.empty();
      }
      byte[] person = row.getAs("participant_id");
      String modality = row.getAs("modality_class");
      return Optional.of(
          new Given(
              new Key(
                  row.getAs("instrument"),
                  row.getAs("instrument_version"),
                  row.getAs("item"),
                  row.getAs("linkage"),
                  row.getAs("perspective"),
                  modality == null ? "not_stated" : modality),
              GroupCalendar.Key.of(row.<byte[]>getAs("response_id")),
              person == null ? null : GroupCalendar.Key.of(person),
              group == null ? null : GroupCalendar.Key.of(group),
              day,
              value));
    }

    private static String item(Row row) {
      return String.join(
          " ",
          row.<String>getAs("instrument"),
          row.<String>getAs("instrument_version"),
          row.<String>getAs("item"));
    }
  }

  /**
   * Counts answers.
   *
   * @param responses answers that count
   * @param invitations invitations, if the study has any
   * @param others groups whose answers are not analysed
   * @param asOf last day that counts
   */
  static Surveys of(
      PartedRows responses,
      Optional<List<Row>> invitations,
      Instruments instruments,
      Set<GroupCalendar.Key> others,
      int asOf) {
    Reading reading = new Reading(instruments, listed(instruments), Set.copyOf(others), asOf);
    SurveyCounts counts = new SurveyCounts();
    responses
        .together(Surveys::contributor)
        .each(rows -> counted(rows, reading))
        .forEach(counts::add);
    Map<String, Invitations> invited =
        invitations.map(table -> invited(table, counts, others, asOf)).orElse(Map.of());
    return new Surveys(counts.answers(), counts.contributors(), invited);
  }

  /** Answers of whoever contributes are together, and so are those of a response. */
  private static Object contributor(Row row) {
    byte[] id =
        "linked".equals(row.getAs("linkage")) && row.getAs("participant_id") != null
            ? row.getAs("participant_id")
            : row.getAs("response_id");
    return GroupCalendar.Key.of(id);
  }

  private static SurveyCounts counted(Iterator<Row> rows, Reading reading) {
    List<Given> answers = new ArrayList<>();
    rows.forEachRemaining(row -> reading.given(row).ifPresent(answers::add));
    SurveyCounts counts = new SurveyCounts();
    counts.count(Scales.with(answers, reading.instruments()));
    return counts;
  }

  private static Map<String, Invitations> invited(
      List<Row> table, SurveyCounts counts, Set<GroupCalendar.Key> others, int asOf) {
    Map<String, Long> sums = new HashMap<>();
    Map<String, Set<GroupCalendar.Key>> asked = new HashMap<>();
    for (Row row : table) {
      GroupCalendar.Key group = GroupCalendar.Key.of(row.<byte[]>getAs("group_id"));
      if (row.<Integer>getAs("week") <= asOf && !others.contains(group)) {
        sums.merge(row.getAs("instrument"), row.<Integer>getAs("invited").longValue(), Long::sum);
        asked.computeIfAbsent(row.getAs("instrument"), name -> new HashSet<>()).add(group);
      }
    }
    Map<String, Set<GroupCalendar.Key>> without = new HashMap<>();
    counts
        .groups()
        .forEach(
            (instrument, groups) -> {
              Set<GroupCalendar.Key> those = new HashSet<>(groups);
              those.removeAll(asked.getOrDefault(instrument, Set.of()));
              without.put(instrument, those);
            });
    Map<String, Invitations> invited = new HashMap<>();
    sums.forEach(
        (name, n) ->
            invited.put(name, new Invitations(n, without.getOrDefault(name, Set.of()).size())));
    return invited;
  }

  /**
   * Items of instruments that the study no longer has are in nobody's list of what may be named.
   */
  private static Set<String> listed(Instruments instruments) {
    return instruments.all().stream()
        .flatMap(
            one ->
                one.items().stream()
                    .map(item -> String.join(" ", one.name(), one.version(), item.name())))
        .collect(Collectors.toSet());
  }
}
